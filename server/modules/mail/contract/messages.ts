import { Type } from "typebox";
import {
  defineRoute,
  Exactly,
  Id,
  Instant,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Label } from "./labels.ts";

const USE = "mail.use";

export const MAILBOX_ROLES = ["inbox", "drafts", "sent", "archive", "junk", "trash"] as const;
export type MailboxRole = (typeof MAILBOX_ROLES)[number];

export const Mailbox = Type.Object({
  id: Id,
  /** Null for a folder that its owner made, shown by its name. */
  role: Nullable(OneOf(MAILBOX_ROLES)),
  name: Type.String(),
  total: Type.Integer({ minimum: 0 }),
  unseen: Type.Integer({ minimum: 0 }),
});
export type Mailbox = Static<typeof Mailbox>;

export const Correspondent = Type.Object({
  name: Type.String(),
  address: Type.String(),
  /** The colleague behind the address, where it is known to be him or her; null otherwise. */
  personId: Nullable(Id),
  photoHash: Nullable(Type.String()),
});
export type Correspondent = Static<typeof Correspondent>;

/** What a row tells of the conversation that it stands for; over all mailboxes but the trash and junk. */
export const Conversation = Type.Object({
  total: Type.Integer({ minimum: 1 }),
  unread: Type.Integer({ minimum: 0 }),
  flagged: Type.Boolean(),
  hasAttachments: Type.Boolean(),
  /** Who wrote, the first to have written first; the last few. `me` is the person who reads. */
  people: Type.Array(Type.Object({ name: Type.String(), me: Type.Boolean(), unread: Type.Boolean() })),
});
export type Conversation = Static<typeof Conversation>;

/** One row of a list. */
export const MessageRow = Type.Object({
  id: Id,
  mailboxId: Id,
  contentId: Id,
  /** Messages of one conversation share it. */
  threadKey: Type.String(),
  from: Correspondent,
  /** Who wrote it, where that is another than who stands in From: for a shared mailbox, or on behalf of a colleague. */
  by: Nullable(Type.Object({ id: Id, name: Type.String() })),
  /** The first few; `toCount` is how many there are. */
  to: Type.Array(Type.Object({ name: Type.String(), address: Type.String() })),
  toCount: Type.Integer({ minimum: 0 }),
  subject: Type.String(),
  preview: Type.String(),
  receivedAt: Instant,
  size: Type.Integer({ minimum: 0 }),
  seen: Type.Boolean(),
  flagged: Type.Boolean(),
  answered: Type.Boolean(),
  forwarded: Type.Boolean(),
  hasAttachments: Type.Boolean(),
  /** True where the office knows who sent it; false where it came in from the network and the name is only what it says. */
  verified: Type.Boolean(),
  /** Not verified, though it names one of our own addresses as its sender. */
  suspicious: Type.Boolean(),
  /** Its sender marked it as urgent. */
  urgent: Type.Boolean(),
  /** Keywords, in lower case: those of the person's labels and what mail programs have set. */
  keywords: Type.Array(Type.String()),
  /** In a list of conversations, the one whose newest message this is; null in other lists. */
  conversation: Nullable(Conversation),
});
export type MessageRow = Static<typeof MessageRow>;

const idParam = Exactly({ id: Id });

export const listMailboxes = defineRoute({
  method: "GET",
  path: "/api/mail/mailboxes",
  permission: USE,
  summary: "My mailboxes with their counts, and my address",
  reply: Type.Object({
    address: Type.String(),
    items: Type.Array(Mailbox),
    labels: Type.Array(Label),
    /** Letters that go out by themselves, at their hour or in a moment. */
    waiting: Type.Integer({ minimum: 0 }),
    /** Whether the person's lists show conversations. */
    conversations: Type.Boolean(),
    maxMessageBytes: Type.Integer(),
  }),
});

export const countUnread = defineRoute({
  method: "GET",
  path: "/api/mail/unread",
  permission: USE,
  summary: "How many messages in my inbox are unread",
  reply: Type.Object({ unread: Type.Integer({ minimum: 0 }) }),
});

export const MESSAGE_FILTERS = ["unread", "flagged", "attachments"] as const;
export type MessageFilter = (typeof MESSAGE_FILTERS)[number];

export const listMessages = defineRoute({
  method: "GET",
  path: "/api/mail/messages",
  permission: USE,
  summary: "Messages of a mailbox of mine, newest first; with `q`, those of all my mailboxes that have the words",
  query: Exactly({
    ...pageQuery,
    mailbox: Type.Optional(Id),
    filter: Type.Optional(OneOf(MESSAGE_FILTERS)),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  reply: Page(MessageRow),
});

export const listThread = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/thread",
  permission: USE,
  summary: "The conversation of a message of mine, oldest first, the newest hundred",
  params: idParam,
  reply: Type.Object({ items: Type.Array(MessageRow) }),
});

/** Leads from a notification, which is the same for all recipients, to the reader's own copy. */
export const findByContent = defineRoute({
  method: "GET",
  path: "/api/mail/contents/:id",
  permission: USE,
  summary: "Where my copy of a content is",
  params: idParam,
  reply: Type.Object({ messageId: Id, mailboxId: Id }),
});

const MessageIds = Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true });
const LabelIds = Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true });
/** Each message stands for all of its conversation in the same mailbox. */
const Whole = Type.Optional(Type.Boolean());

/** What changed, and the inbox's unread count after it. */
const Changed = Type.Object({ changed: Type.Array(Id), unread: Type.Integer({ minimum: 0 }) });

export const markMessages = defineRoute({
  method: "POST",
  path: "/api/mail/marks",
  permission: USE,
  summary:
    "Mark messages of mine read or starred, put labels on them or take them off; what is not mine, or gone, is passed over",
  body: Exactly({
    ids: MessageIds,
    seen: Type.Optional(Type.Boolean()),
    flagged: Type.Optional(Type.Boolean()),
    addLabels: Type.Optional(LabelIds),
    removeLabels: Type.Optional(LabelIds),
    whole: Whole,
  }),
  reply: Changed,
});

export const moveMessages = defineRoute({
  method: "POST",
  path: "/api/mail/moves",
  permission: USE,
  summary: "Move messages of mine to another mailbox of mine; deleting is moving to the trash",
  body: Exactly({ ids: MessageIds, mailboxId: Id, whole: Whole }),
  reply: Changed,
});

export const expungeMessages = defineRoute({
  method: "POST",
  path: "/api/mail/expunges",
  permission: USE,
  summary: "Delete messages in my trash, junk or drafts for good",
  body: Exactly({ ids: MessageIds, whole: Whole }),
  reply: Changed,
});

export const emptyMailbox = defineRoute({
  method: "POST",
  path: "/api/mail/mailboxes/:id/empty",
  permission: USE,
  summary: "Delete everything in my trash or junk for good",
  params: idParam,
  reply: Type.Object({ removed: Type.Integer({ minimum: 0 }), unread: Type.Integer({ minimum: 0 }) }),
});

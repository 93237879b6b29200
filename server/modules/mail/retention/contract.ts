import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  type Static,
} from "../../../kernel/contract/index.ts";
import { MAILBOX_ROLES } from "../contract/messages.ts";

const USE = "mail.use";
const MANAGE = "mail.manage";

/** Trash: from there it goes when the agency's days are over. Archive: into the folder of its year. */
export const RETENTION_ACTIONS = ["trash", "archive"] as const;

/** How long messages stay in one folder. */
export const FolderRetention = Type.Object({
  mailboxId: Id,
  name: Type.String(),
  role: Nullable(OneOf(MAILBOX_ROLES)),
  /** Null: they stay. */
  days: Nullable(Type.Integer()),
  action: OneOf(RETENTION_ACTIONS),
  /** Set by the agency: not for its owner to change. */
  byAgency: Type.Boolean(),
});
export type FolderRetention = Static<typeof FolderRetention>;

const Retention = Type.Object({
  items: Type.Array(FolderRetention),
  archiveByYear: Type.Boolean(),
  onHold: Type.Boolean(),
});
export type Retention = Static<typeof Retention>;

export const readRetention = defineRoute({
  method: "GET",
  path: "/api/mail/retention",
  permission: USE,
  summary: "How long messages stay in each of my folders; bounded",
  reply: Retention,
});

export const changeRetention = defineRoute({
  method: "PUT",
  path: "/api/mail/mailboxes/:id/retention",
  permission: USE,
  summary: "Say how long messages stay in a folder of mine, counted from when they came into it",
  params: Exactly({ id: Id }),
  body: Exactly({
    days: Nullable(Type.Integer({ minimum: 1, maximum: 36_500 })),
    action: OneOf(RETENTION_ACTIONS),
  }),
  reply: Retention,
});

export const listHolds = defineRoute({
  method: "GET",
  path: "/api/mail/admin/holds",
  permission: MANAGE,
  summary: "Whose mail is under legal hold; bounded",
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        personId: Id,
        name: Type.String(),
        reason: Type.String(),
        setAt: Instant,
        /** Messages that were deleted for good and are kept. */
        held: Type.Integer(),
      }),
    ),
  }),
});

export const setHold = defineRoute({
  method: "PUT",
  path: "/api/mail/admin/holds/:personId",
  permission: MANAGE,
  summary: "Put a person's mail under legal hold: what is deleted for good is kept, unseen, until the hold ends",
  params: Exactly({ personId: Id }),
  body: Exactly({ reason: Line(300) }),
  reply: Done,
});

export const endHold = defineRoute({
  method: "DELETE",
  path: "/api/mail/admin/holds/:personId",
  permission: MANAGE,
  summary: "End a legal hold; what it kept goes for good",
  params: Exactly({ personId: Id }),
  reply: Done,
});

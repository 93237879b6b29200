import { Type } from "typebox";
import {
  AudienceKeySchema,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  OptionalLine,
  Prose,
  type Static,
} from "../../../kernel/contract/index.ts";

const USE = "mail.use";

/** Names a post: `department:position`, 0 for none. */
export const PostKey = Type.String({ pattern: "^(0|[1-9]\\d{0,15}):(0|[1-9]\\d{0,15})$" });

export const Signature = Type.Object({
  post: PostKey,
  /** Position and department. */
  title: Type.String(),
  text: Type.String(),
  /** The person's own; false for what the agency's pattern makes. */
  own: Type.Boolean(),
  /** Of the main post. */
  main: Type.Boolean(),
});
export type Signature = Static<typeof Signature>;

/** UTF-16 units. */
export const MAX_SIGNATURE = 2_000;

export const listSignatures = defineRoute({
  method: "GET",
  path: "/api/mail/signatures",
  permission: USE,
  summary: "My signatures, one a post, the main post's first",
  reply: Type.Object({ items: Type.Array(Signature) }),
});

export const saveSignature = defineRoute({
  method: "PUT",
  path: "/api/mail/signatures/:post",
  permission: USE,
  summary: "My own signature for a post of mine; an empty text gives way to the agency's again",
  params: Exactly({ post: PostKey }),
  body: Exactly({ text: Prose(MAX_SIGNATURE) }),
  reply: Signature,
});

export const Template = Type.Object({
  id: Id,
  /** Whose it is: mine, a department's, a group's, everyone's. */
  owner: Type.String(),
  ownerName: Type.String(),
  name: Type.String(),
  subject: Type.String(),
  html: Type.String(),
  version: Type.Integer(),
  changedAt: Instant,
  can: Type.Object({ edit: Type.Boolean() }),
});
export type Template = Static<typeof Template>;

export const TemplateInput = Exactly({
  owner: AudienceKeySchema,
  name: Line(120),
  subject: OptionalLine(500),
  html: Prose(200_000),
});
export type TemplateInput = Static<typeof TemplateInput>;

export const listTemplates = defineRoute({
  method: "GET",
  path: "/api/mail/templates",
  permission: USE,
  summary: "Texts to begin with: mine and those shared with me, by name",
  reply: Type.Object({
    items: Type.Array(Template),
    /** With whom I may share one: the keys of my departments, and everyone where I may. */
    owners: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
  }),
});

export const createTemplate = defineRoute({
  method: "POST",
  path: "/api/mail/templates",
  permission: USE,
  summary: "Keep a text to begin with, for me or for those I share it with",
  body: TemplateInput,
  bodyLimit: 1024 * 1024,
  reply: Template,
});

export const saveTemplate = defineRoute({
  method: "PUT",
  path: "/api/mail/templates/:id",
  permission: USE,
  summary: "Change a text to begin with",
  params: Exactly({ id: Id }),
  body: Exactly({ ...TemplateInput.properties, version: Type.Integer({ minimum: 1 }) }),
  bodyLimit: 1024 * 1024,
  reply: Template,
});

export const deleteTemplate = defineRoute({
  method: "DELETE",
  path: "/api/mail/templates/:id",
  permission: USE,
  summary: "Delete a text to begin with, for good",
  params: Exactly({ id: Id }),
  reply: Done,
});

export const fillTemplate = defineRoute({
  method: "GET",
  path: "/api/mail/templates/:id/filled",
  permission: USE,
  summary:
    "A text to begin with, its fields ({name}, {position}, {department}, {agency}, {today}, {recipient}) filled in",
  params: Exactly({ id: Id }),
  query: Exactly({ recipient: Type.Optional(OptionalLine(200)) }),
  reply: Type.Object({ subject: Type.String(), html: Type.String() }),
});

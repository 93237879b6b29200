import { Type } from "typebox";
import {
  AUDIENCE_KEY_PATTERN,
  AudienceKeySchema,
  defineRoute,
  Exactly,
  Nullable,
  type Static,
} from "../../../kernel/contract/index.ts";

/** An audience key (`person:5`, `department:3`) or a mail address. */
export const RecipientValue = Type.String({
  minLength: 3,
  maxLength: 340,
  pattern: `^(${AUDIENCE_KEY_PATTERN}|[^\\s<>,;\\u0000-\\u001f]+@[^\\s<>,;@\\u0000-\\u001f]+)$`,
});
export const Recipients = Type.Array(RecipientValue, { maxItems: 500, uniqueItems: true });

/** A recipient as the screen shows it. */
export const RecipientName = Type.Object({
  value: Type.String(),
  name: Type.String(),
  /** What tells it apart: position and department, an address. */
  detail: Type.String(),
  /** How many people it is. */
  count: Type.Integer({ minimum: 0 }),
  photoHash: Nullable(Type.String()),
});
export type RecipientName = Static<typeof RecipientName>;

const Found = Type.Object({ items: Type.Array(RecipientName) });

export const findRecipients = defineRoute({
  method: "GET",
  path: "/api/mail/recipients",
  permission: "mail.use",
  summary: "Whom a letter can go to, by any part of a name, position or department; those I wrote to of late first",
  query: Exactly({
    q: Type.String({ maxLength: 100 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  reply: Found,
});

export const MAX_PASTED = 300;

export const nameRecipients = defineRoute({
  method: "POST",
  path: "/api/mail/recipients/names",
  permission: "mail.use",
  summary: "Who stands behind addresses, usernames or full names that were pasted; what names nobody is left out",
  body: Exactly({
    texts: Type.Array(Type.String({ minLength: 1, maxLength: 340 }), { minItems: 1, maxItems: MAX_PASTED }),
  }),
  reply: Type.Object({ items: Type.Array(Type.Object({ text: Type.String(), found: RecipientName })) }),
});

export const listMembers = defineRoute({
  method: "GET",
  path: "/api/mail/recipients/members",
  permission: "mail.use",
  summary: "The people behind a department, a group or a role, to choose among them",
  query: Exactly({ key: AudienceKeySchema }),
  reply: Found,
});

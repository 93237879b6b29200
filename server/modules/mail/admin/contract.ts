import { Type } from "typebox";
import { defineRoute, Done, Exactly, Id, OneOf, type Static } from "../../../kernel/contract/index.ts";

const MANAGE = "mail.manage";

export const endConnection = defineRoute({
  method: "DELETE",
  path: "/api/mail/admin/connections/:id",
  permission: MANAGE,
  summary: "End a mail program's connection; it may come again with the same password",
  params: Exactly({ id: Id }),
  reply: Done,
});

/** What a message goes through on its way, in this order. */
export const TEST_STEPS = ["address", "door", "connection", "delivery", "arrival"] as const;

export const TestStep = Type.Object({
  step: OneOf(TEST_STEPS),
  state: OneOf(["ok", "failed", "skipped"] as const),
  /** What was found: a name, an address, the words of a reply. */
  detail: Type.String(),
  /** Milliseconds. */
  took: Type.Integer({ minimum: 0 }),
});
export type TestStep = Static<typeof TestStep>;

/** What the windows of the person who tries hear after each step. */
export const MAIL_TEST_STEP = "mail.test-step";

export const sendTestMessage = defineRoute({
  method: "POST",
  path: "/api/mail/admin/test-message",
  permission: MANAGE,
  summary: "Send a message to an address of the office through its own door, and tell what each step found",
  body: Exactly({ address: Type.String({ minLength: 3, maxLength: 320, pattern: "^[^\\s@<>]+@[^\\s@<>]+$" }) }),
  reply: Type.Object({ items: Type.Array(TestStep) }),
  ratePerMinute: 20,
});

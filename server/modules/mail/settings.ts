import { Type } from "typebox";
import { Exactly, Prose } from "../../kernel/contract/index.ts";
import { defineSettings } from "../../kernel/settings/define.ts";

/** The mail's part of `settings.json`. */
export const mailSettings = defineSettings(
  "mail",
  Exactly({
    maxMessageMb: Type.Integer({ minimum: 1, maximum: 500 }),
    /** Of one message, however it is sent. */
    maxRecipients: Type.Integer({ minimum: 1, maximum: 10_000 }),
    /** Megabytes that a mailbox may hold unless it has a bound of its own; 0 for no bound. */
    quotaMb: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
    /** Whether mail programs may sign in with the account's own password, beside one for the device. */
    ownPassword: Type.Boolean(),
    /** Of one address on the network; this machine itself is not limited. */
    messagesPerMinute: Type.Integer({ minimum: 1, maximum: 100_000 }),
    /** For how many seconds a letter that was sent in the browser can be taken back; 0: it is gone at once. */
    undoSeconds: Type.Integer({ minimum: 0, maximum: 120 }),
    /** For how many days the link to a file that was too large for its letter can be followed. */
    linkDays: Type.Integer({ minimum: 1, maximum: 3_650 }),
    /** The agency's signature: a line whose fields are all unknown is left out. */
    signature: Prose(2_000),
  }),
  {
    maxMessageMb: 25,
    maxRecipients: 500,
    quotaMb: 5_120,
    messagesPerMinute: 1_200,
    ownPassword: true,
    undoSeconds: 10,
    linkDays: 30,
    signature: "{name}\n{position}, {department}\n{agency}\nĐiện thoại: {phone} · {mobile}",
  },
);

export const MEGABYTE = 1024 * 1024;

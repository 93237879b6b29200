import { Type } from "typebox";
import { Exactly } from "../../kernel/contract/index.ts";
import { DoorAddress } from "../../kernel/doors.ts";
import { defineSettings } from "../../kernel/settings/define.ts";

/** The mail's part of `settings.json`. */
export const mailSettings = defineSettings(
  "mail",
  Exactly({
    /** Where mail for our own people comes in, `host:port`, or `off`. */
    smtp: DoorAddress,
    maxMessageMb: Type.Integer({ minimum: 1, maximum: 500 }),
    /** Of one message, however it is sent. */
    maxRecipients: Type.Integer({ minimum: 1, maximum: 10_000 }),
    /** Of one address on the network; this machine itself is not limited. */
    messagesPerMinute: Type.Integer({ minimum: 1, maximum: 100_000 }),
  }),
  { smtp: "0.0.0.0:2525", maxMessageMb: 25, maxRecipients: 500, messagesPerMinute: 1_200 },
);

export const MEGABYTE = 1024 * 1024;

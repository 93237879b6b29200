import { Type } from "typebox";
import { defineRoute, Exactly, OptionalLine, type Static } from "../../../kernel/contract/index.ts";

const HourMinute = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" });

export const SmsSettings = Exactly({
  /** Modems are looked for as they are plugged in. */
  discovery: Type.Boolean(),
  /** Parts a minute and SIM; 0: as fast as the network takes them. */
  partsPerMinute: Type.Integer({ minimum: 0, maximum: 10_000 }),
  /** Parts a day and SIM; what is over waits for the next day. */
  dailyCap: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** Parts a day, for one person and for one department. */
  personQuota: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  departmentQuota: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** Parts a day for what a module sends by itself. */
  moduleQuota: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  maxParts: Type.Integer({ minimum: 1, maximum: 10 }),
  /** Between these hours no message goes out that is not urgent. */
  quietFrom: HourMinute,
  quietTo: HourMinute,
  /** Notices go out without marks: one part in place of two. */
  plainNotices: Type.Boolean(),
  /** Stands before every notice; a bare number is not trusted. */
  signature: OptionalLine(30),
  /** Whether an answer that was taken is confirmed by a message. */
  confirmsReplies: Type.Boolean(),
  /** Whether the credit of each card is asked for twice a day; below so many đồng others go first. */
  asksBalance: Type.Boolean(),
  lowBalance: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
  /** Asks for the balance, and how the amount is found where the usual patterns fail (a regular expression, group 1). */
  balanceCode: Type.String({ pattern: "^[*#0-9]{2,20}$" }),
  balancePattern: OptionalLine(200),
  /** An HTTP gateway beside the modems: its address, the token that it wants, the JSON document that it takes. */
  httpOn: Type.Boolean(),
  httpUrl: OptionalLine(300),
  /** Never told: `********` stands for the one that is kept. */
  httpToken: OptionalLine(500),
  httpBody: OptionalLine(2_000),
  /** The spool folder of an smstools beside the office. */
  spoolOn: Type.Boolean(),
  spoolFolder: OptionalLine(300),
  /** How long a modem may take for one part, seconds. A network may take 150; less makes duplicates. */
  submitSeconds: Type.Integer({ minimum: 1, maximum: 600 }),
  /** How long an unknown part waits for its report before it is sent again where it may be, seconds. */
  unknownSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
});
export type SmsSettings = Static<typeof SmsSettings>;

export const readSettings = defineRoute({
  method: "GET",
  path: "/api/sms/settings",
  permission: "sms.manage",
  summary: "Pace, caps, quotas, quiet hours and how notices are written",
  reply: SmsSettings,
});
export const changeSettings = defineRoute({
  method: "PUT",
  path: "/api/sms/settings",
  permission: "sms.manage",
  summary: "Change how SMS are sent",
  body: SmsSettings,
  reply: SmsSettings,
});

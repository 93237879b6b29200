import { Type } from "typebox";
import { Exactly, OptionalLine, type Static } from "../../kernel/contract/index.ts";
import { defineSettings } from "../../kernel/settings/define.ts";

const HourMinute = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" });

const SmsSettingsSchema = Exactly({
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
  /** Asks for the balance, and how the amount is found where the usual patterns fail (a regular expression, group 1). */
  balanceCode: Type.String({ pattern: "^[*#0-9]{2,20}$" }),
  balancePattern: OptionalLine(200),
  /** How long a modem may take for one part, seconds. A network may take 150; less makes duplicates. */
  submitSeconds: Type.Integer({ minimum: 1, maximum: 600 }),
  /** How long an unknown part waits for its report before it is sent again where it may be, seconds. */
  unknownSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
});
export type SmsSettings = Static<typeof SmsSettingsSchema>;

export const smsSettings = defineSettings("sms", SmsSettingsSchema, {
  discovery: true,
  partsPerMinute: 10,
  dailyCap: 500,
  personQuota: 200,
  departmentQuota: 500,
  moduleQuota: 2_000,
  maxParts: 5,
  quietFrom: "21:00",
  quietTo: "06:30",
  plainNotices: true,
  signature: "",
  confirmsReplies: true,
  balanceCode: "*101#",
  balancePattern: "",
  submitSeconds: 150,
  unknownSeconds: 300,
});

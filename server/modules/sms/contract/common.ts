import { Exactly, Id, definePermissions } from "../../../kernel/contract/index.ts";

/** One row by its number. */
export const one = Exactly({ id: Id });

export const MAX_TEXT = 1_530;
export const MAX_RECIPIENTS = 10_000;

export const smsPermissions = definePermissions({
  "sms.send": {
    vi: "Gửi tin nhắn SMS cho người trong cơ quan",
    en: "Send SMS to people of the office",
    grantedTo: ["administrator", "clerk", "leader", "head", "one-stop"],
  },
  "sms.citizens": {
    vi: "Gửi tin nhắn SMS tới số điện thoại bất kỳ",
    en: "Send SMS to any number",
    grantedTo: ["administrator", "clerk", "one-stop"],
  },
  "sms.inbox": {
    vi: "Đọc và chuyển tin nhắn SMS gửi đến cơ quan",
    en: "Read and forward SMS that come in",
    grantedTo: ["administrator", "clerk"],
  },
  "sms.manage": {
    vi: "Xem mọi tin nhắn SMS, quản lý modem",
    en: "See every SMS, manage the modems",
    grantedTo: ["administrator"],
  },
});

/** Pushed to who may send: a message, a modem or the box has changed. */
export const SMS_CHANGED = "sms.changed";
export interface SmsChanged {
  readonly what: "message" | "modem" | "inbound";
  readonly id?: number;
}

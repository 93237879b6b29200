import { SmsSettings } from "./contract.ts";
import { defineSettings } from "../../kernel/settings/define.ts";

export type { SmsSettings };

export const smsSettings = defineSettings("sms", SmsSettings, {
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
  asksBalance: true,
  lowBalance: 10_000,
  balanceCode: "*101#",
  balancePattern: "",
  httpOn: false,
  httpUrl: "",
  httpToken: "",
  httpBody: '{"to":"{number}","text":"{text}","id":"{id}"}',
  spoolOn: false,
  spoolFolder: "/var/spool/sms",
  submitSeconds: 150,
  unknownSeconds: 300,
});

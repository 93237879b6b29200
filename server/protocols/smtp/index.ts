/** SMTP as the office speaks it: doors with hooks. Knows no storage and no office word. */
export { openDoor, type Door } from "./door.ts";
export { type SmtpEnvelope, type SmtpHooks, type SmtpLimits } from "./hooks.ts";
export { smtpRefusals, type SmtpRefusal } from "./replies.ts";

/** SMTP as the office speaks it: doors with hooks. Knows no storage and no office word. */
export { isLoopback, openDoor, type Door, type DoorOptions } from "./door.ts";
export { SMTP_LIMITS, type SmtpEnvelope, type SmtpHooks, type SmtpLimits, type SmtpPeer } from "./hooks.ts";
export { isRefusal, smtpRefusals, SmtpRefused, type SmtpRefusal } from "./replies.ts";

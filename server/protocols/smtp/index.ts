/** SMTP as the office speaks it: doors with hooks. Knows no storage and no office word. */
export { ClientFault, openClient, type ClientOptions, type ClientResult, type SmtpClient } from "./client.ts";
export { openDoor, type Door } from "./door.ts";
export { editHeader, valueOf, type HeaderEdit, type HeaderField } from "./header-edit.ts";
export { type SmtpEnvelope, type SmtpHooks, type SmtpLimits, type SmtpPeer } from "./hooks.ts";
export { isRefusal, SmtpRefused, smtpRefusals, type SmtpRefusal } from "./replies.ts";

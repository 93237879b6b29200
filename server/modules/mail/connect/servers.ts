import type { MailDoorName } from "../contract.ts";
import type { OpenDoor } from "../doors/doors.ts";
import type { ProgramServer } from "./contract.ts";

const KINDS: readonly (readonly [MailDoorName, ProgramServer["kind"], ProgramServer["security"]])[] = [
  ["imaps", "imap", "tls"],
  ["imap", "imap", "starttls"],
  ["submissions", "smtp", "tls"],
  ["submission", "smtp", "starttls"],
  ["pop3s", "pop3", "tls"],
  ["pop3", "pop3", "starttls"],
];

/** The open doors as a mail program is told of them: TLS from the first byte before the other (RFC 8314 §3.3). */
export function serversOf(doors: Readonly<Record<MailDoorName, OpenDoor | null>>): ProgramServer[] {
  return KINDS.flatMap(([name, kind, security]) => {
    const door = doors[name];
    return door ? [{ kind, port: door.port, security }] : [];
  });
}

/** The host that a client asked for, where it can be one: it goes into files that programs believe. */
export function hostOf(asked: string, otherwise: string): string {
  const host = asked.toLowerCase();
  return /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$|^[0-9a-f:]{2,45}$/.test(host) ? host : otherwise;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`).replace(/[^\P{Cc}\n\t]/gu, "");
}

/** What a door reads from the library's sessions and lends to them. */
import type { Readable } from "node:stream";
import type { SecureContext } from "node:tls";
import type { SMTPServerSession } from "smtp-server";
import type { DoorConnection } from "./connection.ts";
import type { RefusedAbout } from "./hooks.ts";

/** The library looks the certificate up here, at the beginning of every session. */
export class LiveContexts extends Map<string, SecureContext> {
  private readonly current: () => SecureContext;

  constructor(current: () => SecureContext) {
    super();
    this.current = current;
  }

  override get(name: string): SecureContext | undefined {
    return name === "*" ? this.current() : undefined;
  }
}

export function closeAfterReply(connection: DoorConnection | undefined, stream: Readable): void {
  // The library sends the reply when the stream has ended; it registered its own "end" listener before this one.
  if (stream.readableEnded || stream.destroyed) connection?.close();
  else stream.once("end", () => connection?.close());
}

/** Letters before the @ that only SMTPUTF8 can carry (RFC 6531 §3.2); the library has decoded the domain. */
export function needsUtf8(address: string): boolean {
  return /[^ -~]/.test(address.slice(0, address.lastIndexOf("@")));
}

export const NOTHING: RefusedAbout = { sender: "", recipient: "" };

/** The envelope's sender; empty for a bounce, and before MAIL. */
export function senderOf({ envelope: { mailFrom } }: SMTPServerSession): string {
  return mailFrom ? mailFrom.address : "";
}

/** RFC 1870; checked by the library to be digits. */
export function declaredSize({ envelope: { mailFrom } }: SMTPServerSession): number {
  const size = mailFrom && mailFrom.args ? mailFrom.args["SIZE"] : undefined;
  return typeof size === "string" ? Number(size) : 0;
}

/** Whether the peer is this machine. */
export function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}

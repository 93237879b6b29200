/** What a door reads from the library's sessions and lends to them. */
import type { Readable } from "node:stream";
import type { SecureContext } from "node:tls";
import type { SMTPServerSession } from "smtp-server";
import type { DoorConnection } from "./connection.ts";
import type { RefusedAbout } from "./hooks.ts";
import type { SmtpRefusal } from "./replies.ts";

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

/** What may stand behind an address, of the extensions that are announced (RFC 1870, 6152, 6531) and, after signing in, RFC 4954 §5. */
const OPTIONS = { MAIL: new Set(["SIZE", "BODY", "SMTPUTF8", "AUTH"]), RCPT: new Set<string>() };

/** RFC 5321 §4.1.1.11: what this server does not know must not be passed over in silence. */
export function unknownOption(
  command: keyof typeof OPTIONS,
  args: object | false | undefined,
): SmtpRefusal | undefined {
  const unknown = Object.keys(args === false ? {} : (args ?? {})).find(
    (name) => !OPTIONS[command].has(name.toUpperCase()),
  );
  return unknown === undefined
    ? undefined
    : {
        code: 555,
        enhanced: "5.5.4",
        text: `This option is not known: ${unknown.replace(/[^ -~]/g, "?").slice(0, 40)}`,
      };
}

/** `"an"@co-quan.vn` is `an@co-quan.vn` (RFC 5321 §4.1.2); what can only be written in quotation marks keeps them. */
export function plainAddress(address: string): string {
  const [, quoted, domain] = /^"((?:[^"\\]|\\.)*)"(@[^@]*)$/.exec(address) ?? [];
  if (quoted === undefined || domain === undefined) return address;
  const local = quoted.replace(/\\(.)/g, "$1");
  return /^[^\s"(),:;<>@[\\\].]+(?:\.[^\s"(),:;<>@[\\\].]+)*$/.test(local) ? local + domain : address;
}

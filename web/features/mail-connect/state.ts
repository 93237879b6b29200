import { msg } from "../../kernel/i18n.ts";
import type { ProgramServer } from "./api.ts";

/** The programs for which there are steps. */
export const PROGRAMS = ["thunderbird", "outlook", "iphone", "android"] as const;
export type Program = (typeof PROGRAMS)[number];

export const programTitle = (program: Program): string =>
  ({ thunderbird: "Thunderbird", outlook: "Outlook", iphone: "iPhone, iPad, Mac", android: "Android" })[program];

/** The first of each kind, which the server puts there because it is the best. */
export function bestServers(servers: readonly ProgramServer[]): ProgramServer[] {
  return servers.filter((server, at) => servers.findIndex(({ kind }) => kind === server.kind) === at);
}

export function kindTitle(kind: ProgramServer["kind"]): string {
  if (kind === "imap") return msg("Nhận thư (IMAP)", { id: "mail-connect.imap" });
  return kind === "pop3"
    ? msg("Nhận thư (POP3)", { id: "mail-connect.pop3" })
    : msg("Gửi thư (SMTP)", { id: "mail-connect.smtp" });
}

export const securityTitle = (security: ProgramServer["security"]): string =>
  security === "tls" ? "SSL/TLS" : "STARTTLS";

/** A path of squares for a matrix of modules, each one unit wide. */
export function squaresOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : "")))
    .filter((square) => square !== "")
    .join("");
}

import { createHash } from "node:crypto";
import type { Connection } from "./contract.ts";
import { escapeXml } from "./servers.ts";

type Value = string | number | boolean | Buffer | readonly Value[] | { readonly [key: string]: Value };

/** A property list (Apple's `PropertyList-1.0.dtd`). */
function plist(value: Value): string {
  if (typeof value === "string") return `<string>${escapeXml(value)}</string>`;
  if (typeof value === "number") return `<integer>${String(value)}</integer>`;
  if (typeof value === "boolean") return value ? "<true/>" : "<false/>";
  if (Buffer.isBuffer(value)) return `<data>${value.toString("base64")}</data>`;
  if (Array.isArray(value)) return `<array>${value.map((each: Value) => plist(each)).join("")}</array>`;
  return `<dict>${Object.entries(value)
    .map(([key, each]) => `<key>${escapeXml(key)}</key>${plist(each)}`)
    .join("")}</dict>`;
}

/** The same for the same account, so that a profile that is installed again replaces the first. */
function identifier(...of: readonly string[]): string {
  const digest = createHash("sha256").update(of.join("\n")).digest("hex").toUpperCase();
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join("-");
}

export interface AppleTexts {
  /** What the telephone shows of the profile before it is installed. */
  readonly title: string;
  readonly description: string;
}

/**
 * A configuration profile for iPhone, iPad and Mac (Apple, "Configuration Profile Reference"): the mail account without its password, for which
 * the device asks, and the office's own authority where its certificate is from that.
 */
export function appleProfile(
  connection: Connection,
  agency: { readonly name: string; readonly domain: string },
  caPem: string | undefined,
  texts: AppleTexts,
): string {
  const incoming = connection.servers.find(({ kind }) => kind === "imap");
  const outgoing = connection.servers.find(({ kind }) => kind === "smtp");
  const root = `vn.congso.mail.${agency.domain}`;
  const account: Value = {
    PayloadType: "com.apple.mail.managed",
    PayloadVersion: 1,
    PayloadIdentifier: `${root}.account`,
    PayloadUUID: identifier("account", connection.address),
    PayloadDisplayName: connection.address,
    EmailAccountType: "EmailTypeIMAP",
    EmailAccountName: connection.name,
    EmailAccountDescription: agency.name === "" ? agency.domain : agency.name,
    EmailAddress: connection.address,
    IncomingMailServerAuthentication: "EmailAuthPassword",
    IncomingMailServerHostName: connection.host,
    IncomingMailServerPortNumber: incoming?.port ?? 993,
    // Both kinds of TLS; the device tries what the port speaks.
    IncomingMailServerUseSSL: true,
    IncomingMailServerUsername: connection.login,
    OutgoingMailServerAuthentication: "EmailAuthPassword",
    OutgoingMailServerHostName: connection.host,
    OutgoingMailServerPortNumber: outgoing?.port ?? 465,
    OutgoingMailServerUseSSL: true,
    OutgoingMailServerUsername: connection.login,
    OutgoingPasswordSameAsIncomingPassword: true,
  };
  const authority: Value[] =
    caPem === undefined
      ? []
      : [
          {
            PayloadType: "com.apple.security.root",
            PayloadVersion: 1,
            PayloadIdentifier: `${root}.authority`,
            PayloadUUID: identifier("authority", caPem),
            PayloadDisplayName: `Công Sở ${agency.domain}`,
            PayloadCertificateFileName: "cong-so-ca.crt",
            PayloadContent: Buffer.from(caPem.replace(/-----[A-Z ]+-----|\s/g, ""), "base64"),
          },
        ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">${plist({
    PayloadType: "Configuration",
    PayloadVersion: 1,
    PayloadIdentifier: root,
    PayloadUUID: identifier("profile", connection.address),
    PayloadDisplayName: texts.title,
    PayloadDescription: texts.description,
    PayloadOrganization: agency.name === "" ? agency.domain : agency.name,
    PayloadContent: [...authority, account],
  })}</plist>
`;
}

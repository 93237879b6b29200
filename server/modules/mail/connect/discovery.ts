/** The answers to mail programs that set themselves up. They hold no secret: whoever knows an address may know its servers. */
import type { ProgramServer } from "./contract.ts";
import { escapeXml } from "./servers.ts";

export interface Discovery {
  readonly domain: string;
  /** The agency's name, shown by the program. */
  readonly title: string;
  readonly host: string;
  readonly servers: readonly ProgramServer[];
}

/** https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat. The login is the whole address. */
export function autoconfigXml({ domain, title, host, servers }: Discovery): string {
  const server = ({ kind, port, security }: ProgramServer) => {
    const element = kind === "smtp" ? "outgoingServer" : "incomingServer";
    return [
      `    <${element} type="${kind}">`,
      `      <hostname>${escapeXml(host)}</hostname>`,
      `      <port>${String(port)}</port>`,
      `      <socketType>${security === "tls" ? "SSL" : "STARTTLS"}</socketType>`,
      "      <authentication>password-cleartext</authentication>",
      "      <username>%EMAILADDRESS%</username>",
      `    </${element}>`,
    ].join("\n");
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="${escapeXml(domain)}">
    <domain>${escapeXml(domain)}</domain>
    <displayName>${escapeXml(title)}</displayName>
    <displayShortName>${escapeXml(title)}</displayShortName>
${servers.map(server).join("\n")}
  </emailProvider>
</clientConfig>
`;
}

/** The address that Outlook asks for; undefined where the request names none. */
export function askedAddress(request: string): string | undefined {
  return /<EMailAddress>\s*([^<>\s@]{1,64}@[^<>\s]{1,255})\s*<\/EMailAddress>/i.exec(request)?.[1];
}

/** [MS-OXDSCLI] §2.2.4.1: one protocol element for each kind, the best server of it. */
export function autodiscoverXml({ host, servers }: Discovery, address: string): string {
  const best = (["imap", "pop3", "smtp"] as const).flatMap((kind) => servers.find((each) => each.kind === kind) ?? []);
  const protocol = ({ kind, port, security }: ProgramServer) => `      <Protocol>
        <Type>${kind.toUpperCase()}</Type>
        <Server>${escapeXml(host)}</Server>
        <Port>${String(port)}</Port>
        <LoginName>${escapeXml(address)}</LoginName>
        <DomainRequired>off</DomainRequired>
        <SPA>off</SPA>
        <SSL>${security === "tls" ? "on" : "off"}</SSL>
        <Encryption>${security === "tls" ? "SSL" : "TLS"}</Encryption>
        <AuthRequired>on</AuthRequired>
      </Protocol>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
    <Account>
      <AccountType>email</AccountType>
      <Action>settings</Action>
${best.map(protocol).join("\n")}
    </Account>
  </Response>
</Autodiscover>
`;
}

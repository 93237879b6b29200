import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import { appleProfile } from "./apple-profile.ts";
import type { Connection } from "./contract.ts";
import { askedAddress, autoconfigXml, autodiscoverXml } from "./discovery.ts";
import { hostOf, serversOf } from "./servers.ts";

const NONE = {
  smtp: null,
  submission: null,
  submissions: null,
  devices: null,
  imap: null,
  imaps: null,
  pop3: null,
  pop3s: null,
};
const door = (port: number) => ({ host: "0.0.0.0", port });
const DISCOVERY = {
  domain: "so.vn",
  title: "Sở <Tư pháp>",
  host: "may-chu.lan",
  servers: serversOf({ ...NONE, imaps: door(2993), imap: door(143), submission: door(587) }),
};

describe("what a mail program is told", () => {
  it("is every open door of its kind, TLS from the first byte before the other", () => {
    expect(DISCOVERY.servers).toEqual([
      { kind: "imap", port: 2993, security: "tls" },
      { kind: "imap", port: 143, security: "starttls" },
      { kind: "smtp", port: 587, security: "starttls" },
    ]);
    expect(serversOf(NONE)).toEqual([]);
  });

  it("by Thunderbird's file names servers, ports and the whole address as login", () => {
    const xml = autoconfigXml(DISCOVERY);
    expect(xml).toContain(
      "<hostname>may-chu.lan</hostname>\n      <port>2993</port>\n      <socketType>SSL</socketType>",
    );
    expect(xml).toContain('<outgoingServer type="smtp">');
    expect(xml).toContain("<username>%EMAILADDRESS%</username>");
    expect(xml).toContain("Sở &#60;Tư pháp&#62;");
  });

  it("by Outlook's answer is one server of each kind, for the address that it asked for", () => {
    const request = "<Autodiscover><Request>\n<EMailAddress> an@so.vn </EMailAddress></Request></Autodiscover>";
    expect(askedAddress(request)).toBe("an@so.vn");
    expect(askedAddress("<EMailAddress>an</EMailAddress>")).toBeUndefined();
    const xml = autodiscoverXml(DISCOVERY, "an@so.vn");
    expect(xml.match(/<Type>[^<]+/g)).toEqual(["<Type>IMAP", "<Type>SMTP"]);
    expect(xml).toContain("<LoginName>an@so.vn</LoginName>");
    expect(xml).toContain("<Encryption>TLS</Encryption>");
  });

  it("takes no host into its files that is none", () => {
    expect(hostOf("MAY-CHU.lan", "so.vn")).toBe("may-chu.lan");
    expect(hostOf("192.168.1.5", "so.vn")).toBe("192.168.1.5");
    expect(hostOf("fe80::1", "so.vn")).toBe("fe80::1");
    for (const bad of ["", "a<b>", "a b", "-a", "a/../b", "x".repeat(400)]) expect(hostOf(bad, "so.vn")).toBe("so.vn");
  });
});

let office: TestOffice;
let an = 0;
beforeAll(async () => {
  office = await openTestOffice({ doors: { smtp: "127.0.0.1:0", imaps: "127.0.0.1:0", submissions: "127.0.0.1:0" } });
  office.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "so.vn" });
  const { directory } = office.services;
  const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
  const roleIds = [directory.roleIdOf("staff") ?? 0];
  an = (await directory.createPerson(systemActor("test"), { name: "Nguyễn Văn An", username: "an", roleIds }, password))
    .id;
});
afterAll(() => office.dispose());

const ask = (method: "GET" | "POST", url: string, payload?: string) =>
  office.house.http.inject({
    method,
    url,
    headers: { host: "may-chu.lan:8080", ...(payload !== undefined && { "content-type": "text/xml" }) },
    ...(payload !== undefined && { payload }),
  });

describe("setting up without typing", () => {
  it("answers Thunderbird and Outlook, who have not signed in, and nobody of another domain", async () => {
    for (const path of ["/.well-known/autoconfig/mail/config-v1.1.xml", "/mail/config-v1.1.xml"]) {
      const answer = await ask("GET", `${path}?emailaddress=an%40so.vn`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["content-type"]).toContain("application/xml");
      expect(answer.body).toContain('<emailProvider id="so.vn">');
      expect((await ask("GET", `${path}?emailaddress=an%40khac.vn`)).statusCode).toBe(404);
    }
    const request = "<Autodiscover><Request><EMailAddress>an@so.vn</EMailAddress></Request></Autodiscover>";
    for (const path of ["/autodiscover/autodiscover.xml", "/Autodiscover/Autodiscover.xml"]) {
      const answer = await ask("POST", path, request);
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.body).toContain("<Action>settings</Action>");
      expect((await ask("POST", path, "<x/>")).statusCode).toBe(404);
    }
    expect((await ask("POST", "/autodiscover/autodiscover.xml", "x".repeat(20_000))).statusCode).toBe(413);
  });

  it("gives a profile for Apple devices with the account and the office's authority", async () => {
    const answer = await office.request(an, "GET", "/api/mail/apple-profile");
    expect(answer.headers["content-type"]).toBe("application/x-apple-aspen-config");
    expect(answer.body).toContain("<key>EmailAddress</key><string>an@so.vn</string>");
    const ca = /<key>PayloadContent<\/key><data>([^<]+)<\/data>/.exec(answer.body)?.[1] ?? "";
    expect(new X509Certificate(Buffer.from(ca, "base64")).ca).toBe(true);
    expect(answer.body).not.toMatch(/Password<\/key><string>(?!EmailAuth)/);
    const connection = (await office.request(an, "GET", "/api/mail/connection")).json<Connection>();
    expect(connection).toMatchObject({
      name: "Nguyễn Văn An",
      address: "an@so.vn",
      login: "an@so.vn",
      ownAuthority: true,
    });
    expect(
      appleProfile(connection, { name: "", domain: "so.vn" }, undefined, { title: "a", description: "b" }),
    ).not.toContain("com.apple.security.root");
    expect((await office.request(undefined, "GET", "/api/mail/connection")).statusCode).toBe(401);
  });
});

import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, isIP, type AddressInfo } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { connect, TLSSocket } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "../clock.ts";
import { silentLog } from "../log.ts";
import { openSettings } from "../settings/settings.ts";
import { createTls, type Tls, type TlsKeeper } from "./tls.ts";

const DAY = 24 * 60 * 60 * 1000;

let dataDir: string;
const clock = manualClock(0);
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "congso-tls-"));
  // What OpenSSL checks, it checks by the machine's own time.
  clock.set(Date.now());
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

async function openTls(): Promise<TlsKeeper & { settings: ReturnType<typeof openSettings> }> {
  const settings = openSettings(dataDir);
  const keeper = createTls({ dataDir, clock, log: silentLog, settings });
  await keeper.prepare();
  settings.keep();
  return { ...keeper, settings };
}

/** What a client that trusts `ca` says of the certificate under a name; undefined when it believes it. */
async function complaint(tls: Tls, servername: string, ca = tls.caPem() ?? ""): Promise<string | undefined> {
  const server = createServer((socket) => {
    new TLSSocket(socket, { isServer: true, secureContext: tls.secureContext() }).on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    const client = connect({ host: "127.0.0.1", port, ca, servername: isIP(servername) === 0 ? servername : "" });
    const end = (found: string | undefined) => {
      client.destroy();
      server.close(() => {
        resolve(found);
      });
    };
    client.once("secureConnect", () => {
      end(undefined);
    });
    client.once("error", (error: NodeJS.ErrnoException) => {
      end(error.code ?? error.message);
    });
  });
}

const certificate = (tls: Tls) => new X509Certificate(tls.options().cert);

describe("the office's own certificate", () => {
  it("is believed under every name of the machine by whoever trusts its authority, and by nobody else", async () => {
    const { tls } = await openTls();
    for (const name of ["congso.lan", "mail.congso.lan", "localhost", "127.0.0.1"]) {
      expect(await complaint(tls, name), name).toBeUndefined();
    }
    expect(certificate(tls).checkHost(hostname().toLowerCase())).toBeDefined();
    expect(await complaint(tls, "evil.example")).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
    const stranger = mkdtempSync(join(tmpdir(), "congso-tls-"));
    const other = createTls({ dataDir: stranger, clock, log: silentLog, settings: openSettings(stranger) });
    await other.prepare();
    expect(await complaint(tls, "localhost", other.tls.caPem())).toBeDefined();
    rmSync(stranger, { recursive: true });
  });

  it("is kept from start to start, for its owner's eyes only", async () => {
    const first = (await openTls()).tls.options();
    for (const name of ["authority.pem", "server.pem"]) {
      expect(statSync(join(dataDir, "keys", name)).mode & 0o777).toBe(0o600);
    }
    expect((await openTls()).tls.options()).toEqual(first);
    expect(first.key).not.toContain("RSA");
  });

  it("is renewed by itself in its last month, under the same authority, and doors hear of it", async () => {
    const { tls, job } = await openTls();
    const first = tls.options();
    let heard = 0;
    tls.onRenewed(() => (heard += 1));
    const context = { log: silentLog, clock, signal: new AbortController().signal };
    clock.advance(300 * DAY);
    await job.run(context);
    expect([heard, tls.options().cert === first.cert]).toEqual([0, true]);
    clock.advance(40 * DAY);
    await job.run(context);
    expect(heard).toBe(1);
    expect(tls.caPem()).toBe(first.ca);
    expect(tls.expiresAt()).toBeGreaterThan(clock.now() + 360 * DAY);
  });

  it("gets another authority with the agency's domain, which the old one may not vouch for", async () => {
    const { tls, settings, stop } = await openTls();
    const old = tls.caPem();
    settings.agency.update({ domain: "sotuphap.langson.gov.vn" });
    await stop();
    expect(tls.caPem()).not.toBe(old);
    expect(await complaint(tls, "mail.sotuphap.langson.gov.vn")).toBeUndefined();
  });

  it("is made anew when its file is damaged", async () => {
    const first = (await openTls()).tls.options();
    writeFileSync(join(dataDir, "keys", "server.pem"), first.cert.slice(0, 300));
    const again = (await openTls()).tls;
    expect(again.caPem()).toBe(first.ca);
    expect(await complaint(again, "localhost")).toBeUndefined();
  });
});

describe("a certificate that the administrator names", () => {
  it("is used instead, read again when its files change, and has no authority of ours", async () => {
    const own = await openTls();
    const [certificateFile, keyFile] = [join(dataDir, "given.crt"), join(dataDir, "given.key")];
    const give = ({ cert, key }: { cert: string; key: string }) => {
      writeFileSync(certificateFile, cert);
      writeFileSync(keyFile, key);
    };
    give(own.tls.options());
    const settingsFile = join(dataDir, "settings.json");
    const settings = JSON.parse(readFileSync(settingsFile, "utf8")) as Record<string, object>;
    writeFileSync(settingsFile, JSON.stringify({ ...settings, tls: { certificateFile, keyFile } }));
    const { tls, job } = await openTls();
    expect(tls.options().cert).toBe(own.tls.options().cert);
    expect(tls.caPem()).toBeUndefined();

    rmSync(join(dataDir, "keys", "server.pem"));
    writeFileSync(settingsFile, JSON.stringify(settings));
    const next = (await openTls()).tls.options();
    clock.advance(DAY);
    give(next);
    await job.run({ log: silentLog, clock, signal: new AbortController().signal });
    expect(tls.options().cert).toBe(next.cert);
  });

  it("is refused with a sentence when it cannot be read", async () => {
    writeFileSync(
      join(dataDir, "settings.json"),
      JSON.stringify({
        version: 1,
        tls: { certificateFile: join(dataDir, "no.crt"), keyFile: join(dataDir, "no.key") },
      }),
    );
    await expect(openTls()).rejects.toMatchObject({ code: "tls.unreadable" });
  });
});

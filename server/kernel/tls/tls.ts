import { X509Certificate } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createSecureContext, type SecureContext } from "node:tls";
import type { Clock } from "../clock.ts";
import type { Job } from "../jobs/jobs.ts";
import type { Log } from "../log.ts";
import type { SettingsStore } from "../settings/settings.ts";
import type { KeyPair } from "./authority.ts";
import { tlsErrors } from "./errors.ts";
import { machineNames, permittedOf } from "./names.ts";
import { tlsSettings } from "./settings.ts";
import { AUTHORITY_FILE, endOf, keepPair, readPair, SERVER_FILE } from "./stored.ts";

/** What a TLS server is opened with; PEM. */
export interface TlsOptions {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

/** The certificate of this office. Ready once the modules start; a door asks anew for every session, so that a renewal needs no restart. */
export interface Tls {
  options(): TlsOptions;
  secureContext(): SecureContext;
  /** The program's own authority, for people to trust; undefined where the agency gave a certificate of another. */
  caPem(): string | undefined;
  /** The certificate's end, UTC milliseconds. */
  expiresAt(): number;
  /** Called after each renewal; returns what ends the calls. */
  onRenewed(listener: () => void): () => void;
}

export interface TlsParts {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsStore;
  /** The certificate of the door for browsers, which the others share unless `tls` names another. */
  readonly shared?: KeyPair | undefined;
}

/** The kernel's side of `Tls`: what makes and renews. */
export interface TlsKeeper {
  readonly tls: Tls;
  /** Whether the door for browsers speaks TLS with this certificate. */
  readonly isForBrowsers: boolean;
  /** Reads or makes the certificate; with the data folder's lock held. Refuses with `tls.unreadable`. */
  prepare(): Promise<void>;
  /** Renews by night. A new domain is followed at once. */
  readonly job: Job;
  /** Waits for a renewal under way, and begins no other. */
  stop(): Promise<void>;
}

const DAY = 24 * 60 * 60 * 1000;
/** A month before its end a certificate is renewed; the authority early enough for a server's year under it. */
const SERVER_MARGIN = 30 * DAY;
const AUTHORITY_MARGIN = 400 * DAY;
const PERMITS = /^Permits: (.*)$/m;

export function createTls({ dataDir, clock, log, settings, shared }: TlsParts): TlsKeeper {
  const section = settings.section(tlsSettings);
  const listeners = new Set<() => void>();
  let current: TlsOptions | undefined;
  let context: SecureContext | undefined;
  let underWay: Promise<void> = Promise.resolve();
  /** When the files of a given certificate were last changed. */
  let givenAt = 0;

  const known = (): TlsOptions => {
    if (!current) throw new Error("The office is not open: there is no certificate yet.");
    return current;
  };

  function adopt(options: TlsOptions): void {
    const made = createSecureContext({ cert: options.cert, key: options.key, minVersion: "TLSv1.2" });
    const isRenewal = current !== undefined && current.cert !== options.cert;
    current = options;
    context = made;
    if (!isRenewal) return;
    log.info("The certificate was renewed", { until: new X509Certificate(options.cert).validTo });
    for (const listener of listeners) listener();
  }

  /** The agency's own certificate; read again when its files have changed. */
  function adoptGiven(files: { certificateFile: string; keyFile: string }): void {
    try {
      const changedAt = Math.max(...[files.certificateFile, files.keyFile].map((file) => statSync(file).mtimeMs));
      if (current && changedAt === givenAt) return;
      adopt({ cert: readFileSync(files.certificateFile, "utf8"), key: readFileSync(files.keyFile, "utf8") });
      givenAt = changedAt;
    } catch (error) {
      throw tlsErrors.unreadable({ detail: error instanceof Error ? error.message : String(error) });
    }
  }

  /** The program's own: made when it is missing, near its end, or no longer names this machine. */
  async function adoptOwn(): Promise<void> {
    const now = clock.now();
    const { name, domain } = settings.agency.get();
    const machine = machineNames(domain, section.get().names);
    let authority = readPair(dataDir, AUTHORITY_FILE);
    let permits = PERMITS.exec(authority?.text ?? "")?.[1]?.split(" ") ?? [];
    if (!authority || !permits.includes(domain) || endOf(authority) < now + AUTHORITY_MARGIN) {
      const { makeAuthority } = await import("./authority.ts");
      permits = [...machine.names, ...machine.addresses];
      authority = keepPair(
        dataDir,
        AUTHORITY_FILE,
        await makeAuthority({ name, domain }, machine, now),
        `Permits: ${permits.join(" ")}\n`,
      );
      log.info("A certificate authority was made for this office", { domain });
    }
    const wanted = permittedOf(machine, permits);
    let server = readPair(dataDir, SERVER_FILE);
    if (!server || endOf(server) < now + SERVER_MARGIN || !isOf(server, authority, wanted)) {
      const { makeServer } = await import("./authority.ts");
      server = keepPair(dataDir, SERVER_FILE, await makeServer(authority, wanted, now));
    }
    adopt({ cert: server.cert, key: server.key, ca: authority.cert });
  }

  async function renew(): Promise<void> {
    const given = section.get();
    if (given.certificateFile !== "" || given.keyFile !== "") adoptGiven(given);
    else if (shared) adopt(shared);
    else await adoptOwn();
  }

  const prepare = (): Promise<void> => (underWay = underWay.catch(() => undefined).then(renew));

  const endWatch = settings.agency.onChange(() => {
    if (!current) return;
    prepare().catch((error: unknown) => {
      log.error("The certificate could not be renewed", error);
    });
  });

  return {
    tls: {
      options: known,
      secureContext: () => context ?? createSecureContext(known()),
      caPem: () => known().ca,
      expiresAt: () => endOf(known()),
      onRenewed(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    get isForBrowsers() {
      return section.get().browser;
    },
    prepare,
    job: { name: "kernel.certificate", schedule: "41 2 * * *", run: prepare },
    async stop() {
      endWatch();
      await underWay.catch(() => undefined);
    },
  };
}

/** Whether a certificate is of this authority and names all of these. */
function isOf(
  server: KeyPair,
  authority: KeyPair,
  wanted: { names: readonly string[]; addresses: readonly string[] },
): boolean {
  const cert = new X509Certificate(server.cert);
  return (
    cert.verify(new X509Certificate(authority.cert).publicKey) &&
    wanted.names.every((name) => cert.checkHost(name) !== undefined) &&
    wanted.addresses.every((address) => cert.checkIP(address) !== undefined)
  );
}

import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import { storageFault } from "../database/errors.ts";
import { replaceFile } from "../durable.ts";
import type { KeyPair } from "./authority.ts";

/** Certificate and key in one file, so that no power cut leaves one without the other. */
export const AUTHORITY_FILE = "authority.pem";
export const SERVER_FILE = "server.pem";

export interface StoredPair extends KeyPair {
  /** All that stands in the file. */
  readonly text: string;
}

/** A certificate of `<data>/keys`; undefined when it is missing or damaged, and so made anew. */
export function readPair(dataDir: string, name: string): StoredPair | undefined {
  const file = join(dataDir, "keys", name);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  const cert = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/.exec(text)?.[0];
  const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n/.exec(text)?.[0];
  if (cert === undefined || key === undefined) return undefined;
  try {
    createSecureContext({ cert, key });
    return { cert, key, text };
  } catch {
    return undefined;
  }
}

/** Writes the file as a whole, readable by its owner only; `head` is for people and for `readPair`'s text. */
export function keepPair(dataDir: string, name: string, pair: KeyPair, head = ""): StoredPair {
  const folder = join(dataDir, "keys");
  const file = join(folder, name);
  const text = `${head}${pair.cert}${pair.key}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    replaceFile(file, text);
  } catch (error) {
    throw storageFault(error, file);
  }
  return { ...pair, text };
}

/** When a certificate ends, UTC milliseconds. */
export function endOf({ cert }: { readonly cert: string }): number {
  return Date.parse(new X509Certificate(cert).validTo);
}

/** The certificate that the office of a folder uses, for an examination from outside; undefined where there is none yet. */
export function certificateOf(dataDir: string): { file: string; isOwn: boolean; expiresAt: number } | undefined {
  const given = givenFile(join(dataDir, "settings.json"));
  const file = given ?? join(dataDir, "keys", SERVER_FILE);
  if (given === undefined && !existsSync(file)) return undefined;
  return { file, isOwn: given === undefined, expiresAt: endOf({ cert: readFileSync(file, "utf8") }) };
}

/** What the settings name; a file that cannot be read as settings is another check's finding. */
function givenFile(settingsFile: string): string | undefined {
  if (!existsSync(settingsFile)) return undefined;
  try {
    const settings = JSON.parse(readFileSync(settingsFile, "utf8")) as Record<string, { certificateFile?: unknown }>;
    const named = [settings["tls"], settings["http"]].map((section) => section?.certificateFile);
    return named.find((file): file is string => typeof file === "string" && file !== "");
  } catch {
    return undefined;
  }
}

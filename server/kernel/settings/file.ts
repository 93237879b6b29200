import { existsSync, readFileSync } from "node:fs";
import type { SyncAdapter } from "lowdb";
import { storageFault } from "../database/errors.ts";
import { replaceFile } from "../durable.ts";
import { settingsErrors } from "./errors.ts";
import { placeAt } from "./locate.ts";
import { JsonMistake, readJson } from "./read-json.ts";

/** The whole of `settings.json`: its version and one object a section. */
export type SettingsDocument = Readonly<Record<string, unknown>>;

/**
 * lowdb's side of the file: reads with the line of a mistake, writes so that a power cut leaves the old file or the new one, never half of one.
 */
export function settingsFile(file: string): SyncAdapter<SettingsDocument> & { text(): string } {
  const text = () => readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  return {
    text,
    read: () => (existsSync(file) ? parse(file, text()) : null),
    write(document) {
      try {
        replaceFile(file, `${JSON.stringify(document, undefined, 2)}\n`);
      } catch (error) {
        throw storageFault(error, file);
      }
    },
  };
}

function parse(file: string, text: string): SettingsDocument {
  try {
    const value = readJson(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    throw settingsErrors.syntax({ file, ...placeAt(text, error.offset), detail: error.message });
  }
  throw settingsErrors.syntax({ file, line: 1, column: 1, detail: "{…}" });
}

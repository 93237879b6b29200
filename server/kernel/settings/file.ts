import { existsSync, readFileSync } from "node:fs";
import type { SyncAdapter } from "lowdb";
import { replaceFile } from "../durable.ts";
import { settingsErrors } from "./errors.ts";
import { placeAt } from "./locate.ts";

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
      replaceFile(file, `${JSON.stringify(document, undefined, 2)}\n`);
    },
  };
}

function parse(file: string, text: string): SettingsDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(detail)?.[1];
    const place = placeAt(text, position === undefined ? text.length : Number(position));
    throw settingsErrors.syntax({ file, ...place, detail: detail.replace(/ \(line.*$/, "") });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw settingsErrors.syntax({ file, line: 1, column: 1, detail: "not an object" });
  }
  // An object that is no array: its keys are text.
  return value as SettingsDocument;
}

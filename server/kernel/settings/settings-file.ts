import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Adapter } from "lowdb";
import { storageFault } from "../database/errors.ts";
import { replaceFile, syncFile, syncFolder } from "../durable.ts";
import type { Refusal } from "../errors.ts";
import { isObject, type Misfit } from "./check.ts";
import { settingsErrors } from "./errors.ts";
import { JsonMistake, readJson, type JsonObject } from "./read-json.ts";

/** `settings.json` as lowdb's store: replaced as a whole, on disk when `write` resolves. */
export class SettingsFile implements Adapter<JsonObject> {
  readonly path: string;
  #lines: ReadonlyMap<string, number> = new Map();

  constructor(path: string) {
    this.path = path;
  }

  /** Null when there is no file yet; throws `settings.notJson` or `settings.twice` with the line. */
  read(): Promise<JsonObject | null> {
    return Promise.resolve(existsSync(this.path) ? this.#parse() : null);
  }

  write(data: JsonObject): Promise<void> {
    return new Promise((resolve) => {
      try {
        replaceFile(this.path, `${JSON.stringify(data, null, 2)}\n`);
      } catch (error) {
        throw storageFault(error, this.path);
      }
      resolve();
    });
  }

  /** Keeps the file as it is now under another name beside it. */
  backUp(name: string): void {
    const copy = `${dirname(this.path)}/${name}`;
    copyFileSync(this.path, copy);
    syncFile(copy);
    syncFolder(dirname(this.path));
  }

  /** The refusal of a file that was read: what is wrong, and on which line. */
  refusalOf(misfit: Misfit): Refusal {
    const { path } = misfit;
    const place = { file: this.path, line: this.#lineOf(path), path };
    if (misfit.kind === "unknown") return settingsErrors.unknown(place);
    return settingsErrors.wrong({ ...place, expected: misfit.expected });
  }

  #parse(): JsonObject {
    try {
      const { value, lines } = readJson(readFileSync(this.path, "utf8"));
      this.#lines = lines;
      if (isObject(value)) return value;
      throw settingsErrors.notJson({ file: this.path, line: 1, near: "…" });
    } catch (error) {
      if (!(error instanceof JsonMistake)) throw storageFault(error, this.path);
      const place = { file: this.path, line: error.line };
      if (error.kind === "twice") throw settingsErrors.twice({ ...place, path: error.at });
      throw settingsErrors.notJson({ ...place, near: error.at });
    }
  }

  /** Of the value itself, or of the nearest object around it when it is missing. */
  #lineOf(path: string): number {
    for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
      const line = this.#lines.get(at);
      if (line !== undefined) return line;
    }
    return 1;
  }
}

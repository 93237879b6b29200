import { existsSync } from "node:fs";
import { join } from "node:path";
import { Low } from "lowdb";
import type { Static, TObject } from "typebox";
import { isObject, misfitOf, withDefaults } from "./check.ts";
import { settingsErrors } from "./errors.ts";
import type { JsonObject } from "./read-json.ts";
import { SettingsFile } from "./settings-file.ts";

/** A part of the settings, declared by the kernel or a module: its key in the file, what it may hold, and what a new office starts with. */
export interface SettingsDefinition<T extends TObject = TObject> {
  readonly name: string;
  readonly schema: T;
  readonly defaults: Static<T>;
}

export function defineSettings<T extends TObject>(name: string, schema: T, defaults: Static<T>): SettingsDefinition<T> {
  const misfit = misfitOf(schema, defaults, name);
  if (misfit) throw new Error(`The default of the setting ${misfit.path} does not fit its schema.`);
  return { name, schema, defaults };
}

export interface SettingsSection<T> {
  /** The present values, frozen; they are replaced as a whole, so hold the section and not the values. */
  get(): T;
  /**
   * Changes some values; on disk when it resolves. `change` gets a copy and returns it or the values that change.
   * Throws `settings.invalid` with the path, and then nothing has changed.
   */
  update(change: (draft: T) => T | Partial<T>): Promise<void>;
  /** Calls after every change; returns what ends it. */
  onChange(listener: (value: T) => void): () => void;
}

/** What an upgrade did to the settings, for the person who reads the log or the administrator's page. */
export interface SettingsNote {
  readonly vi: string;
  readonly en: string;
}

/** Brings the file to the version `to`. `migrate` returns the new content; `version` is set for it. */
export interface SettingsMigration {
  readonly to: number;
  readonly note: SettingsNote;
  migrate(json: JsonObject): JsonObject;
}

/** The agency's settings: readable JSON that may be edited by hand while the program is stopped. */
export interface Settings {
  /** The living values of a definition that was given to `openSettings`. */
  section<T extends TObject>(definition: SettingsDefinition<T>): SettingsSection<Static<T>>;
  /** What migrations did when the file was opened. */
  readonly notes: readonly SettingsNote[];
}

/** The file's version before any migration. */
const FIRST_VERSION = 1;

/**
 * Reads `<data>/settings.json`, or makes it with the defaults. A file that does not fit is refused with a `settings.*` code that names
 * line, path and reason, and stays as it is. What the file leaves out is taken from the defaults.
 */
export async function openSettings(
  dataDir: string,
  definitions: readonly SettingsDefinition[],
  migrations: readonly SettingsMigration[] = [],
): Promise<Settings> {
  const file = new SettingsFile(join(dataDir, "settings.json"));
  const steps = migrations.toSorted((a, b) => a.to - b.to);
  const version = steps.at(-1)?.to ?? FIRST_VERSION;
  const isNew = !existsSync(file.path);
  const low = new Low<JsonObject>(file, { version });
  await low.read();

  const notes: SettingsNote[] = [];
  const found = versionOf(low.data, file, version);
  for (const step of steps.filter(({ to }) => to > found)) {
    low.data = { ...step.migrate(structuredClone(low.data)), version: step.to };
    notes.push(step.note);
  }
  const values = valuesOf(low.data, definitions, file);
  if (notes.length > 0) file.backUp(`settings.before-v${String(version)}.json`);
  low.data = { version, ...Object.fromEntries(values) };
  if (isNew || notes.length > 0) await low.write();

  const sections = new Map(definitions.map((definition) => [definition.name, sectionOf(low, definition)]));
  return {
    notes,
    section<T extends TObject>(definition: SettingsDefinition<T>) {
      const section = sections.get(definition.name);
      if (!section) throw new Error(`The settings "${definition.name}" were not given to openSettings.`);
      // Checked against this definition's own schema when it was made and at every change.
      return section as SettingsSection<unknown> as SettingsSection<Static<T>>;
    },
  };
}

function versionOf(data: JsonObject, file: SettingsFile, known: number): number {
  const version = data["version"];
  if (typeof version !== "number" || !Number.isInteger(version) || version < FIRST_VERSION) {
    throw file.refusalOf({ kind: "wrong", path: "version", expected: `1…${String(known)}` });
  }
  if (version > known) throw settingsErrors.newer({ file: file.path, version, known });
  return version;
}

function valuesOf(
  data: JsonObject,
  definitions: readonly SettingsDefinition[],
  file: SettingsFile,
): Map<string, JsonObject> {
  const names = new Set(["version", ...definitions.map(({ name }) => name)]);
  for (const key of Object.keys(data)) {
    if (!names.has(key)) throw file.refusalOf({ kind: "unknown", path: key });
  }
  return new Map(
    definitions.map(({ name, schema, defaults }) => {
      const value = withDefaults(schema, defaults as JsonObject, data[name]);
      const misfit = misfitOf(schema, value, name);
      if (misfit) throw file.refusalOf(misfit);
      if (!isObject(value)) throw file.refusalOf({ kind: "wrong", path: name, expected: "object" });
      return [name, value];
    }),
  );
}

/** Changes of all sections of one file follow one another. */
const turns = new WeakMap<Low<JsonObject>, Promise<void>>();

function sectionOf(low: Low<JsonObject>, { name, schema }: SettingsDefinition): SettingsSection<JsonObject> {
  let current = frozen(low.data[name] as JsonObject);
  const listeners = new Set<(value: JsonObject) => void>();

  async function apply(change: (draft: JsonObject) => JsonObject): Promise<void> {
    const draft = structuredClone(current);
    const next = { ...draft, ...change(draft) };
    const misfit = misfitOf(schema, next, name);
    if (misfit) {
      const expected = misfit.kind === "wrong" ? misfit.expected : "∅";
      throw settingsErrors.invalid({ path: misfit.path, expected }, `/${misfit.path.replaceAll(".", "/")}`);
    }
    const before = low.data;
    low.data = { ...before, [name]: structuredClone(next) };
    try {
      await low.write();
    } catch (error) {
      low.data = before;
      throw error;
    }
    current = frozen(next);
    for (const listener of listeners) listener(current);
  }

  return {
    get: () => current,
    update(change) {
      const turn = (turns.get(low) ?? Promise.resolve()).then(() => apply(change as (draft: JsonObject) => JsonObject));
      turns.set(
        low,
        turn.catch(() => undefined),
      );
      return turn;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A frozen copy, so that what a caller was given never changes under him. */
function frozen<T>(value: T): T {
  const copy = structuredClone(value);
  const freeze = (part: unknown) => {
    if (typeof part !== "object" || part === null) return;
    for (const inner of Object.values(part)) freeze(inner);
    Object.freeze(part);
  };
  freeze(copy);
  return copy;
}

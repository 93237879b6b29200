import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { LowSync } from "lowdb";
import { Compile } from "typebox/compile";
import { syncFile, syncFolder } from "../durable.ts";
import type { Static, TObject } from "../contract/index.ts";
import { agencySettings, type Agency } from "./agency.ts";
import type { SettingsDefinition } from "./define.ts";
import { settingsErrors } from "./errors.ts";
import { settingsFile, type SettingsDocument } from "./file.ts";
import { locate } from "./locate.ts";
import { settingsMigrations, type SettingsMigration } from "./migrations.ts";

/** One part of the settings while the program runs. */
export interface SettingsSection<T> {
  /** What holds now; frozen. */
  get(): Readonly<T>;
  /** Changes fields; when this returns the file is on disk. Refuses with `settings.refused` and changes nothing when the result does not fit. */
  update(patch: Partial<T>): void;
  /** Called after each change; returns what ends the calls. */
  onChange(listener: (value: Readonly<T>) => void): () => void;
}

/** `settings.json`, readable and editable by hand while the program is stopped. */
export interface SettingsStore {
  readonly agency: SettingsSection<Agency>;
  /** A module's part; checked at once, so that a mistake made by hand is refused at start with its line. */
  section<T extends TObject>(definition: SettingsDefinition<T>): SettingsSection<Static<T>>;
  /** Called once all modules have named their parts: refuses what nobody named. Writes nothing. */
  seal(): void;
  /** Writes the file of a new office, or the one that was carried over. Called with the data folder's lock held. */
  keep(): void;
  /** What a newer version changed in the file at this start, for the person. */
  readonly notes: readonly SettingsMigration["note"][];
}

/** Opens `<data>/settings.json`; an absent file is a new office. Refuses with `settings.*`, and never writes over a file that it refused. */
export function openSettings(
  dataDir: string,
  migrations: readonly SettingsMigration[] = settingsMigrations,
): SettingsStore {
  const file = join(dataDir, "settings.json");
  const adapter = settingsFile(file);
  const known = Math.max(1, ...migrations.map(({ to }) => to));
  const disk = new LowSync<SettingsDocument>(adapter, { version: known });
  const stored = adapter.read();
  let kept = false;
  const notes = stored ? upgrade(stored) : [];
  const sections = new Map<string, SettingsDefinition>();
  const current = new Map<string, unknown>();

  function upgrade(document: SettingsDocument): SettingsMigration["note"][] {
    const version = document["version"] ?? 1;
    if (typeof version !== "number" || !Number.isInteger(version)) throw fault("/version", "not a whole number");
    if (version > known) throw settingsErrors.newer({ file, found: version, known });
    const due = migrations.filter(({ to }) => to > version).toSorted((a, b) => a.to - b.to);
    disk.data = { ...due.reduce((json, step) => step.migrate(json), document), version: known };
    return due.map(({ note }) => note);
  }

  /** A file that was carried over is copied before it is first written over, and written only once something fits it. */
  function write(): void {
    if (stored && notes.length > 0 && !kept) keepOld();
    disk.write();
  }

  function keepOld(): void {
    const copy = join(dataDir, `settings.before-v${String(known)}.json`);
    copyFileSync(file, copy);
    syncFile(copy);
    syncFolder(dataDir);
    kept = true;
  }

  function fault(path: string, detail: string) {
    return settingsErrors.invalid({ file, line: locate(adapter.text(), path).line, path, detail });
  }

  function section<T extends TObject>(definition: SettingsDefinition<T>): SettingsSection<Static<T>> {
    const { name, schema, defaults } = definition;
    if (sections.has(name)) throw new Error(`The settings ${name} are declared twice.`);
    const validator = Compile(schema);
    const listeners = new Set<(value: Readonly<Static<T>>) => void>();
    const wrong = (value: unknown) => {
      if (validator.Check(value)) return undefined;
      const first = validator.Errors(value)[0];
      return { path: `/${name}${first?.instancePath ?? ""}`, detail: first?.message ?? "" };
    };
    const written = disk.data[name] ?? {};
    if (typeof written !== "object") throw fault(`/${name}`, "not an object");
    const first = { ...(defaults as object), ...written };
    const mistake = wrong(first);
    if (mistake) throw fault(mistake.path, mistake.detail);
    sections.set(name, definition);
    current.set(name, Object.freeze(first));
    // Only checked values of this schema are put under this name.
    const get = () => current.get(name) as Readonly<Static<T>>;
    return {
      get,
      update(patch) {
        const next: unknown = Object.freeze({ ...(get() as object), ...patch });
        const refused = wrong(next);
        if (refused) throw settingsErrors.refused(refused, refused.path);
        const before = disk.data;
        disk.data = { ...before, version: known, [name]: next };
        try {
          write();
        } catch (error) {
          disk.data = before;
          throw error;
        }
        current.set(name, next);
        for (const listener of listeners) listener(get());
      },
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  return {
    agency: section(agencySettings),
    section,
    notes,
    seal() {
      const stray = Object.keys(disk.data).find((name) => name !== "version" && !sections.has(name));
      if (stray !== undefined) {
        const path = `/${stray}`;
        throw settingsErrors.unknown({ file, line: locate(adapter.text(), path).line, path });
      }
    },
    keep() {
      if (stored && notes.length === 0) return;
      // Only now is it known that everything fits: a file that is refused stays as it was.
      disk.data = { version: known, ...Object.fromEntries(current) };
      write();
    },
  };
}

export { defineSettings, type SettingsDefinition } from "./define.ts";

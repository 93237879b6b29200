import type { Static, TObject } from "../contract/index.ts";

/** One part of `settings.json`: its name, its shape, and what stands where the file says nothing. */
export interface SettingsDefinition<T extends TObject = TObject> {
  readonly name: string;
  readonly schema: T;
  readonly defaults: Static<T>;
}

export function defineSettings<T extends TObject>(name: string, schema: T, defaults: Static<T>): SettingsDefinition<T> {
  return { name, schema, defaults };
}

import type { TObject, TSchema } from "typebox";
import { Value } from "typebox/value";
import type { Json, JsonObject } from "./read-json.ts";

/** One thing that does not fit the schema. `path` is dotted (`agency.name`); `expected` reads the same in every language. */
export type Misfit =
  | { readonly kind: "unknown"; readonly path: string }
  | { readonly kind: "wrong"; readonly path: string; readonly expected: string };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first key that the schema does not name, else the first value that it does not allow. */
export function misfitOf(schema: TObject, value: unknown, path: string): Misfit | undefined {
  const unknown = unknownKey(schema, value, path);
  if (unknown !== undefined) return { kind: "unknown", path: unknown };
  const [error] = Value.Errors(schema, value);
  if (!error) return undefined;
  const inner = error.instancePath.replaceAll("/", ".");
  const missing = error.keyword === "required" ? `.${error.params.requiredProperties[0] ?? ""}` : "";
  return { kind: "wrong", path: `${path}${inner}${missing}`, expected: inWords(error) };
}

/** `given` with what it leaves out taken from `defaults`, as deep as the schema names the keys. */
export function withDefaults(schema: TSchema, defaults: Json, given: Json | undefined): Json {
  if (given === undefined) return structuredClone(defaults);
  const properties = propertiesOf(schema);
  if (!properties || !isObject(given) || !isObject(defaults)) return given;
  const whole: JsonObject = { ...given };
  for (const [key, inner] of Object.entries(properties)) {
    const standard = defaults[key];
    if (standard !== undefined) whole[key] = withDefaults(inner, standard, given[key]);
  }
  return whole;
}

function unknownKey(schema: TSchema, value: unknown, path: string): string | undefined {
  const properties = propertiesOf(schema);
  if (properties && isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const known = properties[key];
      const found = known ? unknownKey(known, inner, `${path}.${key}`) : `${path}.${key}`;
      if (found !== undefined) return found;
    }
  }
  const items = "items" in schema ? (schema.items as TSchema) : undefined;
  if (items && Array.isArray(value)) {
    for (const [place, inner] of value.entries()) {
      const found = unknownKey(items, inner, `${path}.${String(place)}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function propertiesOf(schema: TSchema): Record<string, TSchema> | undefined {
  return "properties" in schema ? (schema.properties as Record<string, TSchema>) : undefined;
}

function inWords(error: ReturnType<typeof Value.Errors>[number]): string {
  switch (error.keyword) {
    case "type":
      return [error.params.type].flat().join(" | ");
    case "enum":
      return error.params.allowedValues.map((value) => JSON.stringify(value)).join(" | ");
    case "const":
      return JSON.stringify(error.params.allowedValue);
    case "minimum":
    case "exclusiveMinimum":
    case "maximum":
    case "exclusiveMaximum":
      return `${error.params.comparison} ${String(error.params.limit)}`;
    case "minLength":
    case "minItems":
      return `length ≥ ${String(error.params.limit)}`;
    case "maxLength":
    case "maxItems":
      return `length ≤ ${String(error.params.limit)}`;
    case "pattern":
      return String(error.params.pattern);
    default:
      return error.message;
  }
}

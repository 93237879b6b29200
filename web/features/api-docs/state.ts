import { formatNumber, msg, str } from "../../kernel/i18n.ts";
import { found } from "../../kernel/fold.ts";
import type { OpenApi, Operation, Schema } from "./api.ts";

/** One door of the office as it is listed. */
export interface Door {
  /** `GET /api/polls/{id}`; unique. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export interface DoorGroup {
  /** The part of the office: `polls`. */
  readonly name: string;
  readonly doors: readonly Door[];
}

const METHODS = ["get", "post", "put", "patch", "delete"];

/** The doors by the part of the office that they lead to, in the order of their addresses. */
export function groupsOf({ paths }: OpenApi): DoorGroup[] {
  const doors = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .sort(([a], [b]) => METHODS.indexOf(a) - METHODS.indexOf(b))
      .map(([verb, operation]): Door => {
        const method = verb.toUpperCase();
        return { key: `${method} ${path}`, method, path, operation };
      }),
  );
  doors.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const groups = Map.groupBy(doors, ({ operation }) => operation.tags[0] ?? "");
  return [...groups].map(([name, own]) => ({ name, doors: own })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is left when somebody looks for a word of the address, the summary, the permission or a field. */
export function matching(groups: readonly DoorGroup[], typed: string): DoorGroup[] {
  if (typed.trim() === "") return [...groups];
  return groups
    .map(({ name, doors }) => ({ name, doors: doors.filter((door) => found(wordsOf(door), typed)) }))
    .filter(({ doors }) => doors.length > 0);
}

function wordsOf({ key, operation }: Door): string {
  const fields = [operation.requestBody?.content, operation.responses[200].content].flatMap((content) =>
    Object.values(content ?? {}).flatMap(({ schema }) => fieldsOf(schema).map(({ name }) => name)),
  );
  const parameters = operation.parameters.map(({ name }) => name);
  return [key, operation.summary, operation["x-permission"], ...parameters, ...fields].join(" ");
}

/** One line of a schema: a field, how deep it stands, and what it may be. */
export interface Field {
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly bounds: string;
}

/** Deeper than this nobody reads on; it also ends a schema that holds itself. */
const DEEPEST = 6;

/** The fields of an object, of the objects of a list, or of the objects that something may be; a field's own fields follow it. */
export function fieldsOf(schema: Schema, depth = 0): Field[] {
  if (depth > DEEPEST) return [];
  return partsOf(schema).flatMap((part) => {
    const required = new Set(part.required);
    return Object.entries(part.properties ?? {}).flatMap(([name, property]) => [
      { depth, name, type: typeOf(property), required: required.has(name), bounds: boundsOf(property) },
      ...fieldsOf(property, depth + 1),
    ]);
  });
}

/** The objects that a schema is made of: itself, its variants, what its list or its map holds. */
function partsOf(schema: Schema): Schema[] {
  const inner = [
    ...(schema.anyOf ?? []),
    ...(schema.allOf ?? []),
    ...(schema.items ? [schema.items] : []),
    ...Object.values(schema.patternProperties ?? {}),
    ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : []),
  ];
  return [...(schema.properties ? [schema] : []), ...inner.flatMap(partsOf)];
}

/** A schema's type in a word, as a programmer writes it: `integer`, `"open" | "closed"`, `string[]`, `object | null`. */
export function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(" | ");
  if (schema.allOf) return [...new Set(schema.allOf.map(typeOf))].join(" & ");
  if (schema.type === "array") {
    const item = schema.items ? typeOf(schema.items) : "any";
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  return schema.type ?? (schema.properties ? "object" : "any");
}

/** Numbers go up to 2^53 and instants to the year 275760: no limit that anybody meets. */
const ENDLESS = 1e15;

/** The limits of a value, in words: how long, how large, how many, in what form. */
export function boundsOf(schema: Schema): string {
  const [only, ...others] = schema.anyOf?.filter(({ type }) => type !== "null") ?? [];
  if (only && others.length === 0) return boundsOf(only);
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, pattern, format } = schema;
  return [
    range(minLength, maxLength, (span) => msg(str`${span} ký tự`, { id: "api-docs.characters" })),
    range(minimum, maximum === undefined || maximum >= ENDLESS ? undefined : maximum, (span) => span),
    range(minItems, maxItems, (span) => msg(str`${span} mục`, { id: "api-docs.items" })),
    format ?? "",
    pattern ?? "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

function range(from: number | undefined, to: number | undefined, words: (span: string) => string): string {
  if (from === undefined && to === undefined) return "";
  if (to === undefined) return words(`≥ ${formatNumber(from ?? 0)}`);
  if (from === undefined) return words(`≤ ${formatNumber(to)}`);
  return words(from === to ? formatNumber(from) : `${formatNumber(from)}–${formatNumber(to)}`);
}

import { Type, type Static, type TObject, type TSchema } from "typebox";

/** A row's identity: a positive integer that SQLite allots and never reuses. */
export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** An instant: UTC epoch milliseconds. Fields that hold one end in `At`. */
export const Instant = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });

/** A calendar day of the agency, `YYYY-MM-DD`. Fields that hold one end in `On`. */
export const Day = Type.String({ pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" });

/** One line of text that a person typed: at least one character that is not blank, at most `max` UTF-16 units, no control characters. */
export function Line(max: number) {
  return Type.String({ minLength: 1, maxLength: max, pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$" });
}

/** A line that may be empty. */
export function OptionalLine(max: number) {
  return Type.String({ maxLength: max, pattern: "^[^\\u0000-\\u001f\\u007f]*$" });
}

/** Text of several lines, at most `max` UTF-16 units; may be empty. */
export function Prose(max: number) {
  return Type.String({ maxLength: max });
}

/** One of the named values. */
export function OneOf<const Values extends readonly string[]>(values: Values) {
  return Type.Unsafe<Values[number]>({ type: "string", enum: [...values] });
}

/** Either the schema's value or null: a field that is known to be empty. */
export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** An object that refuses what it does not name. */
export function Exactly<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

/** What every list takes: how many rows, and the cursor of the row before them. The cursor is opaque to the caller. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
};

/** One key-set page of a list. `next` is absent on the last page. */
export function Page<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) });
}

/** The rows of one page and the way to the next one. */
export interface PageOf<T> {
  items: T[];
  next?: string;
}

/** A reply that says nothing but that it is done. */
export const Done = Type.Object({ done: Type.Literal(true) });
export const done: Static<typeof Done> = { done: true };

export type { Static, TObject, TSchema };

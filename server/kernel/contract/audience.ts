import { Type } from "typebox";

/**
 * Names one person or a body of people: `person:5`, `department:3` (with everything below it), `group:7`, `role:leader`, `everyone`.
 * An actor carries all keys that he or she answers to, so that "is this row for me" is one index look-up in any module's table,
 * without reaching into the directory's.
 */
export type AudienceKey = string;

export const AudienceKeySchema = Type.String({
  maxLength: 60,
  pattern: "^(everyone|(person|department|group):[1-9]\\d{0,15}|role:[a-z][a-z0-9-]{0,40})$",
});

/** To whom something is addressed; at least one key. */
export const AudienceSchema = Type.Array(AudienceKeySchema, { minItems: 1, maxItems: 500, uniqueItems: true });

export const EVERYONE: AudienceKey = "everyone";
export const personKey = (id: number): AudienceKey => `person:${String(id)}`;

import { Type } from "typebox";

/**
 * Names one person or a body of people: `person:5`, `department:3` (with everything below it), `unit:3` (the same department alone),
 * `position:4` (whoever holds it), `group:7`, `role:leader`, `everyone`.
 * An actor carries all keys that he or she answers to, so that "is this row for me" is one index look-up in any module's table,
 * without reaching into the directory's.
 */
export type AudienceKey = string;

/** The keys as a regular expression without its ends, for schemas that take something else beside them. */
export const AUDIENCE_KEY_PATTERN =
  "(everyone|(person|department|unit|position|group):[1-9]\\d{0,15}|role:[a-z][a-z0-9-]{0,40})";

export const AudienceKeySchema = Type.String({
  maxLength: 60,
  pattern: `^${AUDIENCE_KEY_PATTERN}$`,
});

/** To whom something is addressed; at least one key. */
export const AudienceSchema = Type.Array(AudienceKeySchema, { minItems: 1, maxItems: 500, uniqueItems: true });

export const EVERYONE: AudienceKey = "everyone";
export const personKey = (id: number): AudienceKey => `person:${String(id)}`;

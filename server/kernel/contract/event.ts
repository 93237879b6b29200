import type { Static, TSchema } from "typebox";

/** Something that happened, in the past tense (`poll.opened`). Written to the outbox in the transaction that made it true. */
export interface EventType<Name extends string = string, Payload extends TSchema = TSchema> {
  readonly name: Name;
  /** Rises when the payload changes shape; consumers say which they read. */
  readonly version: number;
  readonly payload: Payload;
}

export type PayloadOf<E extends EventType> = Static<E["payload"]>;

export function defineEvent<const Name extends string, Payload extends TSchema>(
  name: Name,
  version: number,
  payload: Payload,
): EventType<Name, Payload> {
  return { name, version, payload };
}

import { listPeople, type PersonRow } from "../../../server/modules/directory/contract.ts";
import * as contract from "../../../server/modules/presence/contract.ts";
import type {
  Presence,
  PresenceChanged,
  Whereabouts,
  Word,
  WordInput,
} from "../../../server/modules/presence/contract.ts";
import { openDirect } from "../../../server/modules/chat/contract.ts";
import { call } from "../../kernel/call.ts";

export { ACTIVE, BOARD, IDLE, PRESENCE_CHANGED } from "../../../server/modules/presence/contract.ts";
export type { PersonRow, Presence, PresenceChanged, Whereabouts, Word, WordInput };

export const fetchBoard = async (signal?: AbortSignal): Promise<Presence[]> =>
  (await call(contract.readBoard, {}, signal ? { signal } : {})).items;

export const sayWhere = (body: WordInput): Promise<Presence> => call(contract.sayWhere, { body });

export const unsayWhere = (): Promise<Presence> => call(contract.unsayWhere, {});

/** Everybody who works here, with the ways to reach each, as the directory shows them to this person. */
export async function fetchPeople(signal: AbortSignal): Promise<PersonRow[]> {
  const people: PersonRow[] = [];
  let after: string | undefined;
  do {
    const query = { limit: 200, ...(after !== undefined && { after }) };
    const page = await call(listPeople, { query }, { signal });
    people.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return people;
}

/** The conversation with one person. */
export const talkTo = async (personId: number): Promise<number> => (await call(openDirect, { body: { personId } })).id;

import {
  cancelAbsence,
  findAudience,
  getPerson,
  listAbsences,
  listDepartments,
  listPeople,
  listPositions,
  recordAbsence,
  type Absence,
  type AbsenceInput,
  type AudienceName,
  type Department,
  type PersonCard,
  type PersonRow,
} from "../../../server/modules/directory/contract.ts";
import { call } from "../../kernel/call.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";

export type { Absence, AbsenceInput, AudienceName, Department, PersonCard, PersonRow };

const within = (signal?: AbortSignal) => (signal ? { signal } : {});

export interface PeopleFilter {
  readonly q?: string | undefined;
  readonly department?: number | undefined;
}

export const fetchPeople = (
  filter: PeopleFilter,
  after: string | undefined,
  signal?: AbortSignal,
  limit = 100,
): Promise<PageOf<PersonRow>> =>
  call(
    listPeople,
    {
      query: {
        limit,
        ...(filter.q && { q: filter.q }),
        ...(filter.department !== undefined && { department: filter.department }),
        ...(after !== undefined && { after }),
      },
    },
    within(signal),
  );

export const fetchPerson = (id: number, signal?: AbortSignal): Promise<PersonCard> =>
  call(getPerson, { params: { id } }, within(signal));

export const fetchDepartments = async (signal?: AbortSignal): Promise<Department[]> =>
  (await call(listDepartments, {}, within(signal))).items;

/** The positions' names, the highest rank first. */
export const fetchRanks = async (signal?: AbortSignal): Promise<string[]> =>
  (await call(listPositions, {}, within(signal))).items.map(({ name }) => name);

export const fetchAbsences = async (fromOn: string, toOn: string, signal?: AbortSignal): Promise<Absence[]> =>
  (await call(listAbsences, { query: { fromOn, toOn, limit: 50 } }, within(signal))).items;

export const sendAbsence = (input: AbsenceInput): Promise<Absence> => call(recordAbsence, { body: input });

export const takeAbsenceBack = (id: number): Promise<unknown> => call(cancelAbsence, { params: { id } });

export const findPeople = async (q: string, signal: AbortSignal): Promise<AudienceName[]> =>
  (await call(findAudience, { query: { q, people: true, limit: 8 } }, { signal })).items;

/** Everyone that a filter finds, page by page: for paper. */
export async function fetchAllPeople(filter: PeopleFilter, signal: AbortSignal): Promise<PersonRow[]> {
  const all: PersonRow[] = [];
  let after: string | undefined;
  do {
    const page = await fetchPeople(filter, after, signal, 200);
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined && all.length < 10_000);
  return all;
}

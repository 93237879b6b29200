import * as contract from "../../../server/modules/mail/contract.ts";
import type { MailPowers } from "../../../server/modules/mail/contract.ts";
import { call } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";
import { findAudience } from "../../../server/modules/directory/contract.ts";

export type { MailPowers };

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export const fetchPowers = (signal?: AbortSignal): Promise<MailPowers> => call(contract.readPowers, {}, until(signal));
export const savePowers = (body: MailPowers): Promise<MailPowers> => call(contract.changePowers, { body });

export type SharedListed = Awaited<ReturnType<typeof fetchAllShared>>[number];
export const fetchAllShared = async (signal?: AbortSignal) =>
  (await call(contract.listAllShared, {}, until(signal))).items;
export const addShared = (owner: string, name: string): Promise<{ accountId: number }> =>
  call(contract.createShared, { body: { owner, name } });
export const changeShared = (accountId: number, body: { name?: string; closed?: boolean }): Promise<unknown> =>
  call(contract.changeShared, { params: { accountId }, body });

export type Hold = Awaited<ReturnType<typeof fetchHolds>>[number];
export const fetchHolds = async (signal?: AbortSignal) => (await call(contract.listHolds, {}, until(signal))).items;
export const setHold = (personId: number, reason: string): Promise<unknown> =>
  call(contract.setHold, { params: { personId }, body: { reason } });
export const endHold = (personId: number): Promise<unknown> => call(contract.endHold, { params: { personId } });

/** People, departments and groups by any part of a name. */
async function find(q: string, onlyPeople: boolean, signal: AbortSignal): Promise<Pick[]> {
  const { items } = await call(findAudience, { query: { q, people: onlyPeople, limit: 20 } }, { signal });
  return items.map(({ key, name, detail, photoHash }) => ({
    key,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    kind: key.startsWith("person:") ? "person" : key.startsWith("department:") ? "department" : "group",
  }));
}

export const findColleagues = (q: string, signal: AbortSignal): Promise<Pick[]> => find(q, true, signal);

/** What can have a shared mailbox. */
export const findBodies = async (q: string, signal: AbortSignal): Promise<Pick[]> =>
  (await find(q, false, signal)).filter(({ key }) => /^(department|group):/.test(key));

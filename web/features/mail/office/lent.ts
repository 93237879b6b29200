import type { Mailbox } from "../api.ts";
import { idOf } from "../state.ts";

/** Where a lent mailbox is read: a folder by its role or number, and the message that is open in it. */
export function lentAddress(accountId: number, box = "inbox", id?: number): string {
  return `/mail/lent/${String(accountId)}/${box}${id === undefined ? "" : `/${String(id)}`}`;
}

/** How an address names a folder. */
export const boxName = ({ role, id }: Pick<Mailbox, "role" | "id">): string => role ?? String(id);

export interface LentSpot {
  readonly accountId: number;
  readonly box: string;
  readonly id: number | undefined;
}

export const lentSpotOf = (params: Readonly<Record<string, string>>): LentSpot => ({
  accountId: idOf(params["account"]) ?? 0,
  box: params["box"] ?? "inbox",
  id: idOf(params["id"]),
});

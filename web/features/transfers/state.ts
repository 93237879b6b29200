import type { TransferList } from "../../../server/modules/transfers/contract.ts";

/** What the page can show; `boxes` are the drop boxes themselves, `box` is the content of one. */
export const TABS = ["incoming", "sending", "outgoing", "boxes"] as const;
export type Tab = (typeof TABS)[number];

export function tabOf(query: Readonly<Record<string, string>>): Tab {
  const named = query["tab"];
  return TABS.find((tab) => tab === named) ?? "incoming";
}

/** A whole positive number, as an address bears it. */
export function idOf(text: string | undefined): number | undefined {
  const id = Number(text);
  return text !== undefined && /^\d{1,15}$/.test(text) && id > 0 ? id : undefined;
}

/** The address of a list, and of a transfer beside it. */
export function addressOf(at: { tab: Tab; boxId?: number | undefined }, id?: number): string {
  const end = id === undefined ? "" : `/${String(id)}`;
  if (at.boxId !== undefined) return `/transfers/box/${String(at.boxId)}${end}`;
  return `/transfers${end}${at.tab === "incoming" ? "" : `?tab=${at.tab}`}`;
}

/** What the office is asked for. */
export function listOf(at: { tab: Tab; boxId?: number | undefined }): {
  list: TransferList;
  boxId?: number;
  active?: boolean;
} {
  if (at.boxId !== undefined) return { list: "box", boxId: at.boxId };
  if (at.tab === "incoming") return { list: "incoming" };
  return { list: "outgoing", ...(at.tab === "sending" && { active: true }) };
}

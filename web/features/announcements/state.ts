import type { AnnouncementSummary } from "../../../server/modules/announcements/contract.ts";
import type { AnnouncementList } from "./api.ts";

export const TABS = ["inbox", "confirm", "mine", "approval", "all"] as const satisfies readonly AnnouncementList[];
export type Tab = (typeof TABS)[number];

/** The tabs that a person with these rights is offered. */
export function tabsFor(can: (permission: string) => boolean): Tab[] {
  const needs: Partial<Record<Tab, string>> = {
    mine: "announcements.write",
    approval: "announcements.publish",
    all: "announcements.manage",
  };
  return TABS.filter((tab) => {
    const needed = needs[tab];
    return needed === undefined || can(needed);
  });
}

/** The tab that an address names; what is for the person otherwise. */
export function tabOf(query: Readonly<Record<string, string>>): Tab {
  return TABS.find((tab) => tab === query["list"]) ?? "inbox";
}

/** The address of a tab, and of an announcement beside it. */
export function addressOf(tab: Tab, id?: number): string {
  const path = id === undefined ? "/announcements" : `/announcements/${String(id)}`;
  return tab === "inbox" ? path : `${path}?list=${tab}`;
}

/** The number in an address; undefined for anything that is none. */
export function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** Pinned ones first, then the newest: as the server does. */
export function compareRows(a: AnnouncementSummary, b: AnnouncementSummary): number {
  return Number(b.pinned) - Number(a.pinned) || b.sortAt - a.sortAt || b.id - a.id;
}

/** A part of the small writing: nothing of it is ever read as HTML. */
export interface Piece {
  readonly kind: "text" | "bold" | "italic" | "code" | "link";
  readonly text: string;
}

const CODE = "`(?<code>[^`\\n]+)`";
const BOLD = String.raw`(?<![\p{L}\p{N}*])\*(?<bold>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\p{L}\p{N}*])`;
const ITALIC = String.raw`(?<![\p{L}\p{N}_])_(?<italic>[^_\s](?:[^_\n]*[^_\s])?)_(?![\p{L}\p{N}_])`;
const LINK = String.raw`(?<link>https?:\/\/[^\s<>"']{0,2000}[^\s<>"'.,;:!?)\]}»”’])`;
const PIECE = new RegExp([CODE, BOLD, ITALIC, LINK].join("|"), "gu");

/** The text taken apart: *bold*, _italic_, `code` and addresses. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) pieces.push({ kind: "text", text: text.slice(from, to) });
  };
  for (const match of text.matchAll(PIECE)) {
    plain(match.index);
    const [kind, inner] = Object.entries(match.groups ?? {}).find(([, value]) => value) ?? ["text", match[0]];
    pieces.push({ kind: kind as Piece["kind"], text: inner });
    from = match.index + match[0].length;
  }
  plain(text.length);
  return pieces;
}

import type { MailboxRole, MessageFilter } from "./api.ts";

/** Where in the mail one is; the address bar says exactly this. */
export interface Spot {
  /** A role (`inbox`), the number of a folder, or a label as `label-7`. */
  readonly box: string;
  readonly id?: number | undefined;
  readonly draft?: number | undefined;
  readonly q?: string | undefined;
  readonly filter?: MessageFilter | undefined;
  /** A label that narrows a folder. */
  readonly within?: number | undefined;
}

export const ROLES: readonly MailboxRole[] = ["inbox", "drafts", "sent", "archive", "junk", "trash"];
const FILTERS: readonly MessageFilter[] = ["unread", "flagged", "attachments"];

/** A positive whole number of the address, or undefined. */
export function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
}

/** The number of the label that a box is; undefined for a folder. */
export function labelOf(box: string): number | undefined {
  return box.startsWith("label-") ? idOf(box.slice("label-".length)) : undefined;
}

const isBox = (box: string): boolean =>
  ROLES.some((role) => role === box) || idOf(box) !== undefined || labelOf(box) !== undefined;

export function spotOf(place: {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}): Spot {
  const { box = "inbox", id } = place.params;
  const { draft, q, filter, label } = place.query;
  const known = FILTERS.find((one) => one === filter);
  // What lies in Drafts is opened for writing: `/mail/drafts/7` is a draft.
  const isDraft = box === "drafts" && idOf(id) !== undefined;
  return {
    box: isBox(box) ? box : "inbox",
    id: isDraft ? undefined : idOf(id),
    draft: isDraft ? idOf(id) : idOf(draft),
    q: q === undefined || q.trim() === "" ? undefined : q,
    filter: known,
    within: idOf(label),
  };
}

export function addressOf({ box, id, draft, q, filter, within }: Spot): string {
  const query = new URLSearchParams();
  if (q !== undefined) query.set("q", q);
  if (filter !== undefined) query.set("filter", filter);
  if (within !== undefined) query.set("label", String(within));
  const inPath = box === "drafts" ? (draft ?? id) : id;
  if (draft !== undefined && draft !== inPath) query.set("draft", String(draft));
  const tail = query.toString();
  return `/mail/${box}${inPath === undefined ? "" : `/${String(inPath)}`}${tail === "" ? "" : `?${tail}`}`;
}

/** What names the list itself: another one begins from its top. */
export function listKeyOf({ box, q, filter, within }: Spot): string {
  return JSON.stringify([box, q ?? "", filter ?? "", within ?? ""]);
}

/** A text cut at its links, so that they can be shown as such. */
export function linksIn(text: string): { readonly text: string; readonly href?: string }[] {
  const parts: { text: string; href?: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"'()]+[^\s<>"'().,;:!?]/gi)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: match[0], href: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Runs of quoted and own lines: quotations are shown quieter. */
export function quotesIn(text: string): { readonly quoted: boolean; readonly text: string }[] {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.replace(/\r\n?/g, "\n").trimEnd().split("\n")) {
    const quoted = line.startsWith(">");
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(line);
    else runs.push({ quoted, lines: [line] });
  }
  return runs.map(({ quoted, lines }) => ({ quoted, text: lines.join("\n") }));
}

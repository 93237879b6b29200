import type { MailboxRole, MessageFilter, RecipientName } from "./api.ts";
import { kindOf } from "./api.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";

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
  return {
    box: isBox(box) ? box : "inbox",
    id: idOf(id),
    draft: idOf(draft),
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
  if (draft !== undefined) query.set("draft", String(draft));
  const tail = query.toString();
  return `/mail/${box}${id === undefined ? "" : `/${String(id)}`}${tail === "" ? "" : `?${tail}`}`;
}

/** What names the list itself: another one begins from its top. */
export function listKeyOf({ box, q, filter, within }: Spot): string {
  return JSON.stringify([box, q ?? "", filter ?? "", within ?? ""]);
}

export function pickOf({ value, name, detail, photoHash }: RecipientName): Pick {
  return {
    key: value,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    kind: kindOf(value),
  };
}

/** A pick of an address that somebody typed in full; undefined while it is none. */
export function pickTyped(text: string): Pick | undefined {
  const address = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
  return /^[^\s<>,;@]+@[^\s<>,;@]+$/.test(address) ? { key: address, name: address, kind: "address" } : undefined;
}

/** What the person wrote, without what stands quoted under it. */
export function ownWords(body: string): string {
  const cut = body.search(/\n(?:Vào .*đã viết:|On .*wrote:|-{5,})/);
  const own = cut < 0 ? body : body.slice(0, cut);
  return own
    .split("\n")
    .filter((line) => !line.startsWith(">"))
    .join("\n");
}

/** Whether the text speaks of something enclosed. */
export function speaksOfFiles(body: string, subject: string): boolean {
  return /đính kèm|gửi kèm|kèm theo|file kèm|dinh kem|gui kem|attach(ed|ment)|enclosed/i.test(
    `${subject}\n${ownWords(body)}`.normalize("NFC"),
  );
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

import type { DraftRow, MessageRow } from "./api.ts";

/** A row of the list: a message (or the conversation that it stands for), or something that is still being written. */
export type ListRow =
  { readonly kind: "message"; readonly message: MessageRow } | { readonly kind: "draft"; readonly draft: DraftRow };

export const keyOfRow = (row: ListRow): string =>
  row.kind === "message" ? `m${String(row.message.id)}` : `d${String(row.draft.id)}`;

/** The messages among the keys of marked rows. */
export function messageIds(keys: Iterable<string | number>): number[] {
  return [...keys].flatMap((key) => (String(key).startsWith("m") ? [Number(String(key).slice(1))] : []));
}

/** Whether a row stands below one of the server's dividing keys, `receivedAt-id`. */
export function isBelow({ receivedAt, id }: Pick<MessageRow, "receivedAt" | "id">, anchor: string): boolean {
  const [at = 0, anchorId = 0] = anchor.split("-").map(Number);
  return receivedAt === at ? id < anchorId : receivedAt < at;
}

import type { Notice } from "./contract.ts";
import type { Face, People } from "./people.ts";
import type { Registry } from "./registry.ts";
import type { HappeningRow } from "./store.ts";

/** Rows as their readers see them; the faces of all senders are asked for at once. */
export function presentNotices(
  rows: readonly (HappeningRow & { readonly readAt: number | null })[],
  { people, registry }: { readonly people: People; readonly registry: Registry },
): Notice[] {
  const senders = [...new Set(rows.flatMap(({ fromId }) => (fromId === null ? [] : [fromId])))];
  const faces = new Map(people.people(senders).map((face) => [face.id, face]));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    urgent: registry.kind(row.kind)?.urgent ?? false,
    title: { vi: row.titleVi, en: row.titleEn },
    body: row.body,
    path: row.path,
    at: row.at,
    from: row.fromId === null ? null : faceOf(row.fromId, faces),
    read: row.readAt !== null,
  }));
}

function faceOf(id: number, faces: ReadonlyMap<number, Face>): Notice["from"] {
  const face = faces.get(id);
  return face ? { id, name: face.name, photoHash: face.photoHash } : null;
}

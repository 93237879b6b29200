import { session } from "../../kernel/session.ts";

/**
 * What has come directly, kept in this browser until all of it is there: pieces of a content in IndexedDB, which exists on plain http too. It outlives
 * a reload, so that what arrived need not come again.
 */
const STORE = "pieces";

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(`congso-transfers-${String(session.value?.person.id ?? 0)}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE);
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(faultOf(request));
    };
  });
  return opened;
}

const faultOf = (request: { error: DOMException | null }): Error => request.error ?? new DOMException("Gone");
const rangeOf = (id: number) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

async function pieces(id: number): Promise<{ from: number; piece: Blob }[]> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const found: { from: number; piece: Blob }[] = [];
    const request = db.transaction(STORE).objectStore(STORE).openCursor(rangeOf(id));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) {
        resolve(found);
        return;
      }
      found.push({ from: (cursor.key as [number, number])[1], piece: cursor.value as Blob });
      cursor.continue();
    };
    request.onerror = () => {
      reject(faultOf(request));
    };
  });
}

async function change(act: (store: IDBObjectStore) => void): Promise<void> {
  const db = await open();
  await new Promise<void>((resolve, reject) => {
    const work = db.transaction(STORE, "readwrite", { durability: "strict" });
    act(work.objectStore(STORE));
    work.oncomplete = () => {
      resolve();
    };
    work.onerror = work.onabort = () => {
      reject(faultOf(work));
    };
  });
}

/** Bytes from the beginning that are here without a gap. */
export async function heldOf(id: number): Promise<number> {
  let held = 0;
  for (const { from, piece } of await pieces(id)) {
    if (from > held) break;
    held = Math.max(held, from + piece.size);
  }
  return held;
}

/** Keeps a piece; on disk when it resolves. Rejects when the browser has no room. */
export const keep = (id: number, from: number, piece: Blob): Promise<void> =>
  change((store) => store.put(piece, [id, from]));

/** All that is here, from the first byte to the first gap. */
export async function contentOf(id: number): Promise<Blob> {
  const parts: Blob[] = [];
  let held = 0;
  for (const { from, piece } of await pieces(id)) {
    if (from > held) break;
    parts.push(piece.slice(held - from));
    held = Math.max(held, from + piece.size);
  }
  return new Blob(parts);
}

export const clear = (id: number): Promise<void> => change((store) => store.delete(rangeOf(id)));

/** Which transfers have something here. */
export async function onShelf(): Promise<number[]> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const request = db.transaction(STORE).objectStore(STORE).getAllKeys();
    request.onsuccess = () => {
      resolve([...new Set((request.result as [number, number][]).map(([id]) => id))]);
    };
    request.onerror = () => {
      reject(faultOf(request));
    };
  });
}

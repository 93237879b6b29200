import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { localTime, startOfDay } from "../../../kernel/text/index.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { ImapUser, Message, Part, Want } from "../../../protocols/imap/index.ts";
import type { MailboxChanges } from "../changes.ts";
import * as store from "../store.ts";
import type { WireColumn, WireContent, WireRow } from "../store.ts";
import { flagsOfRow } from "./flags.ts";
import type { FolderTree } from "./tree.ts";
import type { StoredContent, WireCache } from "./wire.ts";

type Reading = Pick<ImapUser, "state" | "deleted" | "open" | "changes" | "watch" | "messages" | "read" | "stream">;

/** A file up to this size is read at once: quicker than three trips to a thread. Bytes. */
const READ_AT_ONCE = 64 * 1024;

export function createReading(kernel: Kernel, tree: FolderTree, changes: MailboxChanges, wire: WireCache): Reading {
  const { db, blobs } = kernel;

  /** What the cache lacks of these rows, made now. */
  function fill(rows: readonly WireRow[], columns: readonly WireColumn[]): Promise<Map<number, WireContent>> {
    const missing = new Map<number, StoredContent>();
    for (const row of rows) {
      const { contentId, hash } = row;
      if (hash !== undefined && columns.some((column) => row[column] === null))
        missing.set(contentId, { contentId, hash });
    }
    return wire.prepare([...missing.values()]);
  }

  return {
    state: (id) => Promise.resolve(store.visibleMailbox(db, tree.actor(), id) && store.mailboxState(db, id)),
    deleted(id) {
      tree.demandVisible(id);
      return Promise.resolve(store.deletedUids(db, id).length);
    },
    open(id) {
      tree.demandVisible(id);
      const state = store.mailboxState(db, id);
      if (!state) return Promise.resolve(undefined);
      wire.later(id);
      return Promise.resolve({
        state,
        uids: store.uidsOf(db, id),
        firstUnseen: store.firstUnseen(db, id),
        keywords: store.keywordsOf(db, id),
      });
    },
    changes(id, afterModseq) {
      const state = store.visibleMailbox(db, tree.actor(), id) && store.mailboxState(db, id);
      if (!state) return Promise.resolve(undefined);
      return Promise.resolve({
        highestModseq: state.highestModseq,
        messages: store
          .changedSince(db, id, afterModseq)
          .map((row) => ({ uid: row.uid, modseq: row.modseq, flags: flagsOfRow(row) })),
        vanished: store.vanishedSince(db, id, afterModseq),
      });
    },
    watch(id, changed) {
      return changes.watch(id, () => {
        changed();
        wire.later(id);
      });
    },
    async messages(id, uids, want) {
      if (uids.length === 0) return [];
      tree.demandVisible(id);
      const columns = columnsOf(want);
      const rows = store.wireRows(db, id, uids, { content: want.content === true || columns.length > 0, columns });
      const made = columns.length === 0 ? undefined : await fill(rows, columns);
      return rows.map((row) => toMessage(row, want, made?.get(row.contentId)));
    },
    async read(content, from, to) {
      if (from === 0 && to <= READ_AT_ONCE) return readFileSync(blobs.path(content)).subarray(0, to);
      const file = await open(blobs.path(content), "r");
      try {
        const bytes = Buffer.allocUnsafe(to - from);
        const { bytesRead } = await file.read(bytes, 0, to - from, from);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    stream: (content, from, to) => blobs.open(content, { start: from, end: to - 1 }),
  };
}

function columnsOf(want: Want): WireColumn[] {
  return [
    ...(want.head ? (["head"] as const) : []),
    ...(want.envelope ? (["envelope"] as const) : []),
    ...(want.bodyStructure ? (["bodyStructure"] as const) : []),
    ...(want.structure ? (["structure"] as const) : []),
  ];
}

function toMessage(row: WireRow, want: Want, made: WireContent | undefined): Message {
  const value = (column: WireColumn) => row[column] ?? made?.[column];
  const [head, envelope, bodyStructure, structure] = [
    value("head"),
    value("envelope"),
    value("bodyStructure"),
    want.structure ? value("structure") : undefined,
  ];
  return {
    uid: row.uid,
    modseq: row.modseq,
    flags: flagsOfRow(row),
    receivedAt: row.receivedAt,
    size: row.size,
    content: row.hash ?? "",
    ...(head !== undefined && { head }),
    ...(envelope !== undefined && { envelope }),
    ...(bodyStructure !== undefined && { bodyStructure }),
    // Written by the cache as a Part.
    ...(structure !== undefined && { structure: JSON.parse(structure) as Part }),
  };
}

/** Minutes that a zone's clocks are ahead of UTC, remembered by the day: asking for each of ten thousand messages would take long. */
export function createZoneOffset(zone: () => string): (instant: number) => number {
  const known = new Map<string, number>();
  const DAY = 86_400_000;
  return (instant) => {
    const name = zone();
    const key = `${name} ${String(Math.floor(instant / DAY))}`;
    let offset = known.get(key);
    if (offset === undefined) {
      const { day, hour, minute } = localTime(instant, name);
      const utc = new Date(instant);
      const local = Date.parse(`${day}T00:00:00Z`) / 60_000 + hour * 60 + minute;
      offset = local - Math.floor(utc.getTime() / 60_000);
      if (known.size > 5_000) known.clear();
      // A day on which clocks change has two offsets; it is not remembered.
      if (startOfDay(day, name) + DAY === startOfDay(nextDay(day), name)) known.set(key, offset);
    }
    return offset;
  };
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

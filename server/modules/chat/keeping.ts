import { setImmediate as nextTurn } from "node:timers/promises";
import { demand, systemActor, type Actor } from "../../kernel/access/actor.ts";
import { done, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { JobContext } from "../../kernel/jobs/jobs.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import type { SettingsSection } from "../../kernel/settings/settings.ts";
import { ROOM_KINDS, type Keeping, type KeepingRule, type KeptRoom, type RoomKind } from "./contract.ts";
import type { Presenter } from "./present.ts";
import type { ChatSettings } from "./settings.ts";
import * as store from "./store.ts";

/** How long conversations are kept, and which are held by law. */
export interface KeepingUse {
  read(actor: Actor): Keeping;
  change(actor: Actor, rule: KeepingRule): Keeping;
  rooms(actor: Actor, query: { personId?: number; limit?: number; after?: string }): PageOf<KeptRoom>;
  hold(actor: Actor, id: number, reason: string | null): typeof done;
  /** The work of each night. */
  sweep(context: JobContext): Promise<void>;
}

const DAY = 24 * 3_600_000;
const PAGE = 50;
const SHOWN_SWEEPS = 50;
/** Rooms that are looked at, and messages that go, in one transaction: others wait no longer than that takes. */
const ROOMS = 100;
const PORTION = 200;
/** When something was read is told for so long. */
const READS_KEPT = 90 * DAY;

export function createKeeping(
  kernel: Kernel,
  settings: SettingsSection<ChatSettings>,
  present: Pick<Presenter, "pairOf">,
): KeepingUse {
  const { db } = kernel;
  const clerk = systemActor("chat.keeping");

  function read(actor: Actor): Keeping {
    demand(actor, "chat.manage");
    const now = settings.get();
    return {
      rules: ROOM_KINDS.map((kind) => ({ kind, ...now[kind] })),
      sweeps: store.listSweeps(db, SHOWN_SWEEPS),
    };
  }

  async function sweepKind(kind: RoomKind, beforeAt: number, signal: AbortSignal): Promise<void> {
    const gone = { rooms: 0, messages: 0, files: 0 };
    for (let afterId = 0; ;) {
      const rooms = store.sweptRooms(db, kind, { afterId, limit: ROOMS });
      for (const roomId of rooms) {
        const before = gone.messages;
        while (!signal.aborted && sweepRoom(roomId, beforeAt, gone)) await nextTurn();
        if (gone.messages > before) gone.rooms += 1;
      }
      afterId = rooms.at(-1) ?? 0;
      if (rooms.length < ROOMS || signal.aborted) break;
    }
    if (gone.messages === 0) return;
    kernel.write(clerk, (work) => {
      store.insertSweep(work.db, { at: work.now, kind, beforeAt, ...gone });
      work.audit({ action: "chat.swept", detail: { kind, beforeAt, ...gone } });
    });
  }

  /** One portion; true while there is more. A hold that is set meanwhile is seen: it is asked for in the same transaction. */
  function sweepRoom(roomId: number, beforeAt: number, gone: { messages: number; files: number }): boolean {
    return kernel.write(clerk, (work) => {
      if (store.isHeld(work.db, roomId)) return false;
      const due = store.dueMessages(work.db, roomId, beforeAt, PORTION);
      if (due.length === 0) return false;
      gone.files += store.deleteMessages(work.db, due);
      gone.messages += due.length;
      return due.length === PORTION;
    });
  }

  return {
    read,

    change(actor, { kind, ...rule }) {
      demand(actor, "chat.manage");
      settings.update({ [kind]: rule });
      kernel.write(actor, (work) => {
        work.audit({ action: "chat.keeping-changed", detail: { kind, ...rule } });
      });
      return read(actor);
    },

    rooms(actor, { personId, limit = PAGE, after }) {
      demand(actor, "chat.manage");
      const afterId = readCursor<[number]>(after, ["number"])?.[0] ?? 0;
      const rows = store.listKept(db, { personId, afterId, limit });
      const people = store.countMembers(
        db,
        rows.map(({ id }) => id),
      );
      return pageFrom(
        rows,
        limit,
        ({ id }) => [id],
        ({ key, title, onHold, holdReason, ...row }): KeptRoom => ({
          ...row,
          title: row.kind === "direct" ? present.pairOf(key) : title,
          people: people.get(row.id) ?? 0,
          hold: onHold === 1 ? holdReason : null,
        }),
      );
    },

    hold(actor, id, reason) {
      demand(actor, "chat.manage");
      const clean = reason?.normalize("NFC").trim() ?? null;
      kernel.write(actor, (work) => {
        if (!store.setHold(work.db, id, clean)) throw kernelErrors.notFound();
        work.audit({
          action: clean === null ? "chat.hold-lifted" : "chat.hold-set",
          subject: { type: "chat-room", id },
          ...(clean !== null && { detail: { reason: clean } }),
        });
      });
      return done;
    },

    async sweep({ signal, clock }) {
      for (const kind of ROOM_KINDS) {
        const { days, hold } = settings.get()[kind];
        if (days !== null && !hold) await sweepKind(kind, clock.now() - days * DAY, signal);
      }
      const forget = () =>
        kernel.write(clerk, (work) => store.forgetReads(work.db, work.now - READS_KEPT, PORTION)) === PORTION;
      while (!signal.aborted && forget()) await nextTurn();
    },
  };
}

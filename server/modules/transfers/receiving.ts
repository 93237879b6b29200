import type { Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import type { Work } from "../../kernel/work.ts";
import type { Face, Receiver, Transfer, TransferFile, TransferList } from "./contract.ts";
import type { Core } from "./core.ts";
import { transferErrors } from "./errors.ts";
import { isRiskyPath } from "./paths.ts";
import type { ReceiverRow, TransferRow } from "./rows.ts";
import { demandRoom } from "./space.ts";
import * as store from "./store.ts";

const DAY = 86_400_000;

interface ListQuery {
  readonly list: TransferList;
  readonly boxId?: number;
  readonly active?: boolean;
  readonly limit?: number;
  readonly after?: string;
}

export interface Receiving {
  list(actor: Actor, query: ListQuery): PageOf<Transfer>;
  read(actor: Actor, id: number): Transfer;
  files(actor: Actor, id: number, query: { limit?: number; after?: string }): PageOf<TransferFile>;
  receivers(actor: Actor, id: number, query: { limit?: number; after?: string }): PageOf<Receiver>;
  answer(actor: Actor, id: number, said: { accept: boolean; always: boolean }): Transfer;
  seen(actor: Actor, ids: readonly number[]): void;
  taken(actor: Actor, id: number, hash: string): Transfer;
  /** A file has left for this person; undefined: all of them. */
  noteTaken(actor: Actor, id: number, position: number | undefined): void;
  askAgain(actor: Actor, id: number): Transfer;
  trusted(actor: Actor): Face[];
  distrust(actor: Actor, senderId: number): void;
}

/** The receiver's side: seeing, answering, having taken. */
export function createReceiving(core: Core): Receiving {
  const { kernel, directory, notifications } = core;
  const { db } = kernel;

  /** The receiver of this transfer; the holder of a drop box becomes one when he first does something. */
  function receiver(actor: Actor, row: TransferRow): ReceiverRow {
    const known = core.receiverOf(actor, row.id);
    if (known) return known;
    const person = core.person(actor);
    if (row.boxId === null || person.id === row.senderId) throw kernelErrors.forbidden();
    return { personId: person.id, state: "accepted", seenAt: null, answeredAt: null, takenAt: null };
  }

  function markTaken(work: Work, row: TransferRow, who: ReceiverRow): void {
    if (who.state === "taken") return;
    const answeredAt = who.answeredAt ?? work.now;
    const seenAt = who.seenAt ?? work.now;
    store.putReceiver(work.db, row.id, { ...who, state: "taken", answeredAt, seenAt, takenAt: work.now });
    work.audit({ action: "transfers.taken", subject: { type: "transfer", id: row.id } });
    notifications.notify(work, {
      kind: "transfers.taken",
      to: [row.senderId],
      from: who.personId,
      title: { vi: "Đã lấy tệp bạn gửi", en: "Took the files that you sent" },
      body: row.title,
      path: `/transfers/${String(row.id)}`,
      subject: { type: "transfer", id: row.id },
      dedupe: `taken:${String(who.personId)}`,
    });
    core.tell(work, row.id);
  }

  return {
    list(actor, query) {
      const limit = query.limit ?? 50;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = store.listTransfers(db, actor, {
        list: query.list,
        boxId: query.boxId ?? 0,
        active: query.active ?? false,
        limit,
        after: after?.[0],
      });
      return pageFrom(
        rows,
        limit,
        ({ id }) => [id],
        (row) => core.show(actor, row),
      );
    },

    read: (actor, id) => core.show(actor, core.find(actor, id)),

    files(actor, id, query) {
      core.find(actor, id);
      const limit = query.limit ?? 200;
      const after = readCursor<[number]>(query.after, ["number"]);
      return pageFrom(
        store.listFiles(db, id, { limit, after: after?.[0] }),
        limit,
        ({ position }) => [position],
        (file) => ({ ...file, risky: isRiskyPath(file.path) }),
      );
    },

    receivers(actor, id, query) {
      const row = core.find(actor, id);
      const isMine = row.senderId === core.person(actor).id;
      if (!isMine && row.boxId === null) throw kernelErrors.forbidden();
      const limit = query.limit ?? 100;
      const after = readCursor<[number]>(query.after, ["number"]);
      return pageFrom(
        store.listReceivers(db, id, { limit, after: after?.[0] }),
        limit,
        ({ personId }) => [personId],
        ({ personId, ...rest }) => ({ person: core.face(personId), ...rest }),
      );
    },

    answer(actor, id, { accept, always }) {
      kernel.write(actor, (work) => {
        const row = core.find(actor, id);
        const who = core.receiverOf(actor, id);
        if (!who) throw kernelErrors.forbidden();
        if (who.state !== "asked" || !["open", "ready"].includes(row.state)) throw transferErrors.answered();
        const seenAt = who.seenAt ?? work.now;
        const state = accept ? "accepted" : "refused";
        store.putReceiver(work.db, id, { ...who, state, seenAt, answeredAt: work.now });
        if (accept && always) store.trust(work.db, who.personId, row.senderId);
        notifications.markSubjectRead(work, who.personId, { type: "transfer", id });
        work.audit({ action: `transfers.${state}`, subject: { type: "transfer", id }, detail: { always } });
        if (!accept) refuse(work, row, who.personId);
        core.tell(work, id);
      });
      return core.show(actor, core.find(actor, id));
    },

    seen(actor, ids) {
      const person = core.person(actor);
      kernel.write(actor, (work) => {
        for (const id of ids) {
          const row = store.findTransfer(work.db, actor, id);
          const who = row && core.receiverOf(actor, id);
          if (who?.seenAt !== null) continue;
          store.putReceiver(work.db, id, { ...who, seenAt: work.now });
          notifications.markSubjectRead(work, person.id, { type: "transfer", id });
          core.tell(work, id);
        }
      });
    },

    taken(actor, id, hash) {
      kernel.write(actor, (work) => {
        const row = core.find(actor, id);
        const who = core.receiverOf(actor, id);
        if (!who) throw kernelErrors.forbidden();
        if (who.state === "taken") return;
        if (who.state !== "accepted" || !["open", "ready"].includes(row.state)) throw transferErrors.answered();
        if (row.state === "ready" && row.wholeHash !== hash) throw transferErrors.changed();
        // Several receivers cannot have had it directly.
        if (row.state === "open" && row.people !== 1) throw transferErrors.notReady();
        markTaken(work, row, who);
        if (row.state === "open") core.end(work, row, { state: "direct", wholeHash: hash });
      });
      return core.show(actor, core.find(actor, id));
    },

    noteTaken(actor, id, position) {
      kernel.write(actor, (work) => {
        const row = store.findTransfer(work.db, actor, id);
        if (row?.state !== "ready" || row.senderId === core.person(actor).id) return;
        const who = receiver(actor, row);
        if (!core.receiverOf(actor, id)) store.putReceiver(work.db, id, who);
        const isAll = position === undefined || store.noteTaken(work.db, id, who.personId, position) === row.files;
        if (isAll) markTaken(work, row, who);
      });
    },

    askAgain(actor, id) {
      kernel.write(actor, (work) => {
        const row = core.find(actor, id);
        if (!core.receiverOf(actor, id)) throw kernelErrors.forbidden();
        if (!["open", "ready"].includes(row.state) || row.base === 0) throw transferErrors.answered();
        demandRoom(core, row.senderId, row.base);
        store.reopen(work.db, id, work.now + core.settings().keepDays * DAY);
        work.afterCommit(() => {
          core.drafts.drop(row.upload);
        });
        notifications.notify(work, {
          kind: "transfers.again",
          to: [row.senderId],
          from: core.person(actor).id,
          title: { vi: "Nhờ bạn gửi lại tệp", en: "Asks you to send the files again" },
          body: row.title,
          path: `/transfers/${String(id)}`,
          subject: { type: "transfer", id },
          dedupe: `again:${String(work.now)}`,
        });
        core.tell(work, id);
      });
      return core.show(actor, core.find(actor, id));
    },

    trusted: (actor) =>
      directory
        .people(store.trustedBy(db, core.person(actor).id))
        .map(({ id, name, photoHash }) => ({ id, name, photoHash }))
        .toSorted((a, b) => a.name.localeCompare(b.name, "vi")),

    distrust(actor, senderId) {
      const { id } = core.person(actor);
      kernel.write(actor, (work) => {
        if (!store.distrust(work.db, id, senderId)) throw kernelErrors.notFound();
      });
    },
  };

  /** The sender learns it; when nobody is left who may want it, it is over. */
  function refuse(work: Work, row: TransferRow, personId: number): void {
    notifications.notify(work, {
      kind: "transfers.refused",
      to: [row.senderId],
      from: personId,
      title: { vi: "Từ chối nhận tệp bạn gửi", en: "Refused the files that you sent" },
      body: row.title,
      path: `/transfers/${String(row.id)}`,
      subject: { type: "transfer", id: row.id },
      dedupe: `refused:${String(personId)}`,
    });
    const now = core.find(work.actor, row.id);
    if (now.refused === now.people) endRefused(work, row);
  }

  function endRefused(work: Work, row: TransferRow): void {
    store.endTransfer(work.db, row.id, { state: "refused", now: work.now });
    work.afterCommit(() => {
      core.drafts.drop(row.upload);
    });
  }
}

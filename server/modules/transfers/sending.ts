import { may, type Actor } from "../../kernel/access/actor.ts";
import { personKey } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { newSecret } from "../../kernel/ids.ts";
import type { Work } from "../../kernel/work.ts";
import type { FileInput, Transfer, TransferInput } from "./contract.ts";
import type { Core } from "./core.ts";
import { transferErrors } from "./errors.ts";
import { cleanPath, freePath, isRiskyPath, titleOf } from "./paths.ts";
import type { TransferRow } from "./rows.ts";
import { demandRoom } from "./space.ts";
import * as store from "./store.ts";

const DAY = 86_400_000;
/** Receivers of one transfer: an office. */
const MOST_PEOPLE = 2_000;

export interface Sending {
  create(actor: Actor, input: TransferInput): Transfer;
  addFiles(actor: Actor, id: number, files: readonly FileInput[]): Transfer;
  through(actor: Actor, id: number, from: number): Transfer;
  cancel(actor: Actor, id: number): Transfer;
}

/** The sender's side: offering, naming files, choosing the way, taking back. */
export function createSending(core: Core): Sending {
  const { kernel, directory, notifications } = core;
  const { db } = kernel;

  /** Whom it goes to and how long it is kept, or why not. */
  function destination(actor: Actor, input: TransferInput): { people: number[]; keepDays: number } {
    const sender = core.person(actor);
    const { keepDays } = core.settings();
    if (input.boxId !== null) {
      const box = store.findBox(db, input.boxId);
      if (!box || !(store.hasPart(db, actor, box.id, "give") || may(actor, "transfers.manage"))) {
        throw kernelErrors.notFound();
      }
      return { people: [], keepDays: box.keepDays };
    }
    if (directory.unknownKeys(input.to).length > 0) throw transferErrors.unknownPlace({}, "/body/to");
    const all = directory.expandAudience(input.to);
    const people = all.filter((id) => id !== sender.id).slice(0, MOST_PEOPLE);
    if (people.length > 0) return { people, keepDays };
    throw all.length > 0 ? transferErrors.onlySelf({}, "/body/to") : transferErrors.nobody({}, "/body/to");
  }

  /** Writes the next files behind those that are there; returns what is listed now. */
  function writeFiles(work: Work, row: Pick<TransferRow, "id" | "listed" | "listedSize">, files: readonly FileInput[]) {
    let { listed: position, listedSize: from } = row;
    let risky = false;
    for (const file of files) {
      const { path, folded } = freePath(cleanPath(file.path), (tried) => store.hasFolded(work.db, row.id, tried));
      const modifiedAt = file.modifiedAt ?? null;
      store.insertFile(work.db, row.id, { position, path, folded, size: file.size, from, modifiedAt });
      risky ||= isRiskyPath(path);
      position += 1;
      from += file.size;
    }
    store.setListed(work.db, row.id, { files: position, size: from, risky });
    return { files: position, size: from };
  }

  /** With the last of its files a transfer is offered. */
  function offerIfListed(work: Work, id: number, listed: { files: number; size: number }): void {
    const row = core.find(work.actor, id);
    const isWhole = listed.files === row.files;
    if (listed.files > row.files || listed.size > row.size || (isWhole && listed.size !== row.size)) {
      throw transferErrors.wrongList();
    }
    if (!isWhole) return;
    store.setState(work.db, id, "open");
    work.audit({
      action: "transfers.offered",
      subject: { type: "transfer", id },
      detail: { files: row.files, size: row.size },
    });
    const to =
      row.boxId === null ? store.receiverIds(work.db, id).map(personKey) : store.keysOfBox(work.db, row.boxId, "take");
    notifications.notify(work, {
      kind: "transfers.offered",
      to,
      from: row.senderId,
      title:
        row.boxId === null
          ? { vi: "Gửi tệp cho bạn", en: "Sends you files" }
          : { vi: "Gửi tệp vào hộp nhận tệp", en: "Put files into the drop box" },
      body: row.title,
      path: row.boxId === null ? `/transfers/${String(id)}` : `/transfers/box/${String(row.boxId)}`,
      subject: { type: "transfer", id },
    });
    core.tell(work, id);
  }

  return {
    create(actor, input) {
      const sender = core.person(actor);
      const { people, keepDays } = destination(actor, input);
      demandRoom(core, sender.id, input.size);
      const first = cleanPath(input.first[0]?.path ?? "");
      const id = kernel.write(actor, (work) => {
        const made = store.insertTransfer(work.db, {
          senderId: sender.id,
          boxId: input.boxId,
          title: titleOf(first),
          note: input.note.trim().normalize("NFC"),
          files: input.files,
          size: input.size,
          upload: newSecret(),
          createdAt: work.now,
          expiresAt: work.now + keepDays * DAY,
        });
        store.insertAudience(work.db, made, input.to);
        const receivers = people.map((personId) => ({
          personId,
          state: store.trusts(work.db, personId, sender.id) ? ("accepted" as const) : ("asked" as const),
        }));
        store.insertReceivers(work.db, made, receivers, work.now);
        offerIfListed(work, made, writeFiles(work, { id: made, listed: 0, listedSize: 0 }, input.first));
        return made;
      });
      return core.show(actor, core.find(actor, id));
    },

    addFiles(actor, id, files) {
      kernel.write(actor, (work) => {
        const row = core.findOwn(actor, id);
        if (row.state !== "listing") throw transferErrors.notListing();
        offerIfListed(work, id, writeFiles(work, row, files));
      });
      return core.show(actor, core.find(actor, id));
    },

    through(actor, id, from) {
      kernel.write(actor, (work) => {
        const row = core.findOwn(actor, id);
        if (row.state !== "open") throw transferErrors.notOpen();
        if (row.received > row.base) throw transferErrors.begun();
        if (from > row.size) throw kernelErrors.invalidInput({ detail: "/body/from" }, "/body/from");
        // Only one receiver can have been passed a part directly.
        if (from > 0 && row.people !== 1) throw transferErrors.begun();
        store.setBase(work.db, id, from);
        core.tell(work, id);
      });
      return core.show(actor, core.find(actor, id));
    },

    cancel(actor, id) {
      kernel.write(actor, (work) => {
        const row = core.findOwn(actor, id);
        if (!["listing", "open", "ready"].includes(row.state)) throw transferErrors.notOpen();
        core.end(work, row, { state: "cancelled" });
        work.audit({ action: "transfers.cancelled", subject: { type: "transfer", id } });
      });
      return core.show(actor, core.find(actor, id));
    },
  };
}

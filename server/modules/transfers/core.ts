import { personOf, type Actor, type PersonActor } from "../../kernel/access/actor.ts";
import { personKey } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { readAddress } from "../../protocols/clamd/index.ts";
import {
  MAX_DIRECT_FILES,
  TRANSFER_CHANGED,
  type Face,
  type Transfer,
  type TransferChanged,
  type TransferSettings,
} from "./contract.ts";
import type { Drafts } from "./drafts.ts";
import type { TransferDirectory, TransferNotifications } from "./needs.ts";
import { abilitiesOn } from "./policy.ts";
import type { ReceiverRow, TransferRow } from "./rows.ts";
import * as store from "./store.ts";

/** What the use cases stand on. */
export interface Parts {
  readonly kernel: Kernel;
  readonly directory: TransferDirectory;
  readonly notifications: TransferNotifications;
  readonly drafts: Drafts;
  readonly settings: () => Readonly<TransferSettings>;
}

/** What every use case of transfers needs: finding, showing, telling. */
export interface Core extends Parts {
  /** Throws `kernel.notFound` for what the actor may not know of. */
  find(actor: Actor, id: number): TransferRow;
  /** The same, of this sender; forbidden for others who may see it. */
  findOwn(actor: Actor, id: number): TransferRow;
  receiverOf(actor: Actor, id: number): ReceiverRow | undefined;
  show(actor: Actor, row: TransferRow): Transfer;
  face(personId: number): Face;
  /** After the commit: sender and receivers read it anew. */
  tell(work: Work, id: number): void;
  /** Ends a transfer: its content goes, the notices of it too. */
  end(work: Work, row: TransferRow, end: Omit<Parameters<typeof store.endTransfer>[2], "now">): void;
  person(actor: Actor): PersonActor;
}

export function createCore(parts: Parts): Core {
  const { kernel, directory, notifications, drafts } = parts;
  const { db, clock } = kernel;

  function find(actor: Actor, id: number): TransferRow {
    const row = store.findTransfer(db, actor, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  function face(personId: number): Face {
    const person = directory.person(personId);
    return { id: personId, name: person?.name ?? "", photoHash: person?.photoHash ?? null };
  }

  const receiverOf = (actor: Actor, id: number) =>
    actor.kind === "person" ? store.findReceiver(db, id, actor.id) : undefined;

  function peopleOf(row: TransferRow): number[] {
    return [row.senderId, ...store.receiverIds(db, row.id)];
  }

  function tell(work: Work, id: number): void {
    work.afterCommit(() => {
      const row = store.findTransfer(db, { kind: "system", name: "transfers", language: "vi", door: "job" }, id);
      if (!row) return;
      const takers = row.boxId === null ? [] : store.keysOfBox(db, row.boxId, "take");
      const changed: TransferChanged = { transferId: id };
      kernel.live.publish({ audience: [...peopleOf(row).map(personKey), ...takers] }, TRANSFER_CHANGED, changed);
    });
  }

  /** Whether two browsers may try: the office allows it, no scanner must see it first, and the one receiver has a window open. */
  function mayGoDirectly(row: TransferRow): boolean {
    const { direct, clamd } = parts.settings();
    if (!direct || readAddress(clamd) || row.boxId !== null || row.files > MAX_DIRECT_FILES) return false;
    return store.receiverIds(db, row.id).every((personId) => kernel.live.isPresent(personId));
  }

  return {
    ...parts,
    find,
    findOwn(actor, id) {
      const row = find(actor, id);
      if (row.senderId !== personOf(actor).id) throw kernelErrors.forbidden();
      return row;
    },
    receiverOf,
    face,
    tell,
    person: personOf,

    show(actor, row) {
      const receiver = receiverOf(actor, row.id);
      const isSender = actor.kind === "person" && actor.id === row.senderId;
      const box = row.boxId === null ? undefined : store.findBox(db, row.boxId);
      const can = abilitiesOn(actor, row, receiver, clock.now());
      // Who a letter goes to beside me is not mine to see: a receiver reads only that it is for him.
      const keys = isSender ? store.audienceOf(db, row.id) : [];
      return {
        id: row.id,
        title: row.title,
        note: row.note,
        state: row.state,
        sender: face(row.senderId),
        to: directory
          .describeAudience(keys, actor.language)
          .map(({ key, name, photoHash }) => ({ key, name, photoHash })),
        box: box ? { id: box.id, name: box.name } : null,
        files: row.files,
        size: row.size,
        base: row.base,
        received: row.received,
        hash: row.wholeHash,
        createdAt: row.createdAt,
        expiresAt: row.expiresAt,
        risky: row.risky === 1,
        scan: row.scan,
        counts: isSender
          ? { people: row.people, seen: row.seen, accepted: row.accepted, refused: row.refused, taken: row.taken }
          : { people: 0, seen: 0, accepted: 0, refused: 0, taken: 0 },
        mine: receiver?.state ?? null,
        direct: row.state === "open" && row.people === 1 && mayGoDirectly(row),
        upload: can.send ? row.upload : null,
        can,
      };
    },

    end(work, row, end) {
      store.endTransfer(work.db, row.id, { ...end, now: work.now });
      if (end.state !== "direct" && end.state !== "cleared") {
        notifications.withdraw(work, { type: "transfer", id: row.id });
      }
      work.afterCommit(() => {
        drafts.drop(row.upload);
      });
      tell(work, row.id);
    },
  };
}

import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import {
  no,
  Refused,
  type FlagChange,
  type ImapUser,
  type Quota,
  type Stored,
  type Transferred,
} from "../../../protocols/imap/index.ts";
import type { NotificationsService } from "../../notifications/module.ts";
import { tellChanged } from "../deliver.ts";
import { FLAG } from "../flags.ts";
import { noteOpened } from "../receipts/opened.ts";
import * as store from "../store.ts";
import type { MarkedPlace } from "../store.ts";
import { changedFlags, flagsOfRow, keywordsJson } from "./flags.ts";
import type { FolderTree } from "./tree.ts";

type Writing = Pick<ImapUser, "claimRecent" | "store" | "expunge" | "copy" | "move">;

/** Messages that one transaction deletes. */
const PORTION = 500;

export function createWriting(
  kernel: Kernel,
  tree: FolderTree,
  notifications: NotificationsService,
  quotaOf: (accountId: number) => Quota,
): Writing {
  const { db } = kernel;

  /** Tells the windows of those who read the account. */
  function tell(
    work: Work,
    accountId: number,
    messages: readonly { id: number }[],
    mailboxIds: readonly number[],
  ): void {
    const { id } = tree.actor();
    tellChanged(kernel, work, id, accountId, { messageIds: messages.map((each) => each.id), mailboxIds });
  }

  /** What reading a message means elsewhere: its notice is read, and its sender may see that it was opened. */
  function opened(work: Work, place: MarkedPlace): void {
    noteOpened(kernel, work, place);
    notifications.markSubjectRead(work, tree.actor().id, { type: "mail", id: place.contentId });
  }

  function applyTo(work: Work, places: readonly MarkedPlace[], change: FlagChange): Stored {
    const messages: Stored["messages"][number][] = [];
    const modified: number[] = [];
    const touched: MarkedPlace[] = [];
    for (const place of places) {
      const before = flagsOfRow(place);
      if (change.unchangedSince !== undefined && place.modseq > change.unchangedSince) {
        modified.push(place.uid);
        continue;
      }
      const after = changedFlags(before, change.how, change.flags);
      const keywords = keywordsJson(after.keywords);
      const changed = after.bits !== place.flags || keywords !== place.keywords;
      const modseq = changed
        ? store.setMarks(work.db, place, after.bits, keywords === place.keywords ? undefined : keywords)
        : place.modseq;
      messages.push({ uid: place.uid, modseq, flags: after, changed, before: place.modseq });
      if (!changed) continue;
      touched.push(place);
      if ((place.flags & FLAG.seen) === 0 && (after.bits & FLAG.seen) !== 0) opened(work, place);
    }
    const [first] = touched;
    if (first) tell(work, first.accountId, touched, [first.mailboxId]);
    return { messages, modified };
  }

  function transfer(
    id: number,
    uids: readonly number[],
    target: number,
    put: (work: Work, place: MarkedPlace, box: store.MailboxRow) => number,
  ): Transferred {
    const box = tree.demandWritable(target);
    return kernel.write(tree.actor(), (work) => {
      const places = store.placesAt(work.db, id, uids);
      const to = places.map((place) => put(work, place, box));
      const [first] = places;
      if (first) tell(work, first.accountId, places, [id, target]);
      if (first && first.accountId !== box.accountId) tell(work, box.accountId, places, [target]);
      return { uidValidity: box.uidValidity, from: places.map(({ uid }) => uid), to };
    });
  }

  /** What is copied, or comes from another account, counts against the account that gets it. */
  function demandRoom(id: number, uids: readonly number[], target: number): void {
    const { accountId } = tree.demandWritable(target);
    const { used, limit } = quotaOf(accountId);
    if (limit === undefined) return;
    const more = store.placesAt(db, id, uids).reduce((sum, { size }) => sum + size, 0);
    if (used + more > limit) throw new Refused(no("The mailbox would be over its quota", "OVERQUOTA"));
  }

  return {
    claimRecent(id) {
      const from = store.mailboxState(db, id)?.recentFrom ?? 1;
      if (from < (store.mailboxState(db, id)?.uidNext ?? 1)) {
        kernel.write(tree.actor(), (work) => {
          store.claimRecent(work.db, id);
        });
      }
      return Promise.resolve(from);
    },
    store(id, uids, change) {
      tree.demandWritable(id);
      const places = store.placesAt(db, id, uids);
      // A look before the transaction: what changes nothing costs no write.
      const isNews = places.some((place) => {
        const before = flagsOfRow(place);
        const after = changedFlags(before, change.how, change.flags);
        return after.bits !== before.bits || keywordsJson(after.keywords) !== place.keywords;
      });
      if (!isNews) return Promise.resolve(unchanged(places, change));
      return Promise.resolve(
        kernel.write(tree.actor(), (work) => applyTo(work, store.placesAt(work.db, id, uids), change)),
      );
    },
    async expunge(id, uids) {
      tree.demandWritable(id);
      const named = uids && new Set(uids);
      const doomed = store.deletedUids(db, id).filter((uid) => !named || named.has(uid));
      for (let at = 0; at < doomed.length; at += PORTION) {
        kernel.write(tree.actor(), (work) => {
          // Somebody may have taken the mark away since.
          const places = store
            .placesAt(work.db, id, doomed.slice(at, at + PORTION))
            .filter(({ flags }) => (flags & FLAG.deleted) !== 0);
          for (const place of places) store.expungeMessage(work.db, place);
          const [first] = places;
          if (first) tell(work, first.accountId, places, [id]);
        });
        await nextTurn();
      }
    },
    copy(id, uids, target) {
      tree.demandVisible(id);
      demandRoom(id, uids, target);
      return Promise.resolve(transfer(id, uids, target, (work, place, box) => store.copyMessage(work.db, place, box)));
    },
    move(id, uids, target) {
      const source = tree.demandWritable(id);
      if (tree.demandWritable(target).accountId !== source.accountId) demandRoom(id, uids, target);
      return Promise.resolve(
        transfer(id, uids, target, (work, place, box) => {
          // Inside one account the message itself moves, and its address on the screen with it.
          if (place.accountId === box.accountId && place.mailboxId !== box.id) {
            return store.relocateMessage(work.db, place, box.id);
          }
          const uid = store.copyMessage(work.db, place, box);
          store.expungeMessage(work.db, place);
          return uid;
        }),
      );
    },
  };
}

function unchanged(places: readonly MarkedPlace[], change: FlagChange): Stored {
  const isKept = ({ modseq }: MarkedPlace) => change.unchangedSince !== undefined && modseq > change.unchangedSince;
  return {
    modified: places.filter(isKept).map(({ uid }) => uid),
    messages: places
      .filter((place) => !isKept(place))
      .map((place) => ({
        uid: place.uid,
        modseq: place.modseq,
        flags: flagsOfRow(place),
        changed: false,
        before: place.modseq,
      })),
  };
}

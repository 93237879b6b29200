import { settle, type SequenceSet } from "../grammar/sequence-set.ts";
import type { Folder, ImapUser, MessageState, OpenedFolder } from "../hooks.ts";
import { Farewell } from "../../wire/ends.ts";

/** What a session has to be told, in the order in which it is told. */
export interface News {
  /** Falling, so that no number shifts another. */
  readonly expunged: readonly { readonly number: number; readonly uid: number }[];
  /** Set when the number of messages, or of recent ones, is another. */
  readonly exists: boolean;
  /** Flags that somebody else changed. */
  readonly flags: readonly MessageState[];
}

/**
 * A session's own numbering of a mailbox. Numbers change only in `sync`, which the session calls where the standard allows it: between the
 * two, what others delete stays in place and what they add stays outside.
 */
export class View {
  readonly folder: Folder;
  readonly readOnly: boolean;
  readonly uidValidity: number;
  /** UIDs in order: the message with number n is `uids[n - 1]`. */
  uids: number[];
  readonly recent = new Set<number>();
  /** As of which MODSEQ this session has looked at the mailbox. */
  modseq: number;
  readonly keywords: Map<string, string>;
  private readonly user: ImapUser;
  private uidNext: number;
  /** Gone, and not announced yet. */
  private readonly gone = new Set<number>();
  /** Which MODSEQ of a message this session knows from its own command. */
  private readonly told = new Map<number, number>();
  /** True from the start: something may have happened since the mailbox was read. */
  private isStale = true;
  private wake: (() => void) | undefined;
  private readonly unwatch: () => void;

  constructor(user: ImapUser, folder: Folder, opened: OpenedFolder, readOnly: boolean) {
    this.user = user;
    this.folder = folder;
    this.readOnly = readOnly;
    this.uids = [...opened.uids];
    this.uidValidity = opened.state.uidValidity;
    this.uidNext = opened.state.uidNext;
    this.modseq = opened.state.highestModseq;
    this.keywords = new Map(opened.keywords.map((name) => [name.toLowerCase(), name]));
    this.markRecent(opened.state.recentFrom);
    this.unwatch = user.watch(folder.id, () => {
      this.isStale = true;
      this.wake?.();
    });
  }

  close(): void {
    this.unwatch();
  }

  get exists(): number {
    return this.uids.length;
  }

  /** The number of a UID; 0 where the session has none for it. */
  numberOf(uid: number): number {
    const at = lowerBound(this.uids, uid);
    return this.uids[at] === uid ? at + 1 : 0;
  }

  /** Resolves when there may be news. */
  changed(): Promise<void> {
    if (this.isStale) return Promise.resolve();
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** This session has said itself what the message is like now. */
  tell(uid: number, modseq: number): void {
    this.told.set(uid, modseq);
  }

  /** Whether the session knows the message as it was at that MODSEQ: nobody else has changed it since. */
  knows(uid: number, modseq: number): boolean {
    return modseq <= this.modseq || this.told.get(uid) === modseq;
  }

  isGone(uid: number): boolean {
    return this.gone.has(uid);
  }

  /** UIDs of a set. Numbers beyond the end were refused when the command was read; UIDs may be any. */
  resolve(set: SequenceSet, uid: boolean, saved: readonly number[]): number[] {
    if (set.kind === "saved") return saved.filter((each) => this.numberOf(each) > 0);
    const last = uid ? (this.uids.at(-1) ?? 0) : this.exists;
    const found: number[] = [];
    for (const [from, to] of settle(set.ranges, last)) {
      const start = uid ? lowerBound(this.uids, from) : Math.max(0, from - 1);
      const end = uid ? lowerBound(this.uids, to + 1) : Math.min(to, this.exists);
      for (let i = start; i < end; i += 1) found.push(this.uids[i] ?? 0);
    }
    return found;
  }

  /** Looks at what others did. Without `mayExpunge` what is gone keeps its number until a later call. */
  async sync(mayExpunge: boolean): Promise<News> {
    const flags: MessageState[] = [];
    let exists = false;
    if (this.isStale) {
      this.isStale = false;
      const changes = await this.user.changes(this.folder.id, this.modseq);
      if (!changes) throw new Farewell("The selected mailbox was deleted");
      for (const uid of changes.vanished) if (this.numberOf(uid) > 0) this.gone.add(uid);
      const firstNew = this.uidNext;
      for (const message of changes.messages) {
        if (message.uid >= firstNew) {
          this.uids.push(message.uid);
          this.uidNext = message.uid + 1;
          exists = true;
        } else if (this.told.get(message.uid) !== message.modseq && this.numberOf(message.uid) > 0) flags.push(message);
      }
      if (exists && !this.readOnly) this.markRecent(await this.user.claimRecent(this.folder.id));
      this.modseq = changes.highestModseq;
      for (const [uid, modseq] of this.told) if (modseq <= this.modseq) this.told.delete(uid);
    }
    return { expunged: mayExpunge ? this.removeGone() : [], exists, flags };
  }

  private removeGone(): { number: number; uid: number }[] {
    if (this.gone.size === 0) return [];
    const removed: { number: number; uid: number }[] = [];
    this.uids = this.uids.filter((uid, index) => {
      if (!this.gone.has(uid)) return true;
      removed.push({ number: index + 1, uid });
      this.recent.delete(uid);
      return false;
    });
    this.gone.clear();
    return removed.reverse();
  }

  private markRecent(from: number): void {
    for (let at = lowerBound(this.uids, from); at < this.uids.length; at += 1) this.recent.add(this.uids[at] ?? 0);
  }
}

/** The first place whose value is not less. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors, Refusal } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { AddressBook } from "./addresses.ts";
import { MAX_WAIT_DAYS, type Draft, type DraftRow } from "./contract.ts";
import type { DraftCopies } from "./draft-copies.ts";
import type { Drafts } from "./drafts.ts";
import { mailErrors } from "./errors.ts";
import { mailUser, ownerOf } from "./policy.ts";
import { presentDraftRow } from "./present-draft.ts";
import type { Sending } from "./send.ts";
import * as store from "./store.ts";

export interface SendWish {
  readonly version: number;
  /** It can be taken back for a moment. */
  readonly hold?: boolean;
  /** It goes out at this instant. */
  readonly at?: number;
}

export interface SendAnswer {
  messageId: number | null;
  delivered: number;
  sendAt: number | null;
}

/** Letters that wait: for the moment in which one may think better of it, or for their hour. The row says so: a crash changes nothing. */
export interface Waiting {
  send(actor: Actor, draftId: number, wish: SendWish): Promise<SendAnswer>;
  /** It is a draft again. */
  takeBack(actor: Actor, draftId: number): Draft;
  list(actor: Actor, query: { limit?: number; after?: string }): PageOf<DraftRow>;
  /** Sends what is due; the job's work, and that of the timer between its runs. */
  sendDue(): Promise<void>;
  stop(): Promise<void>;
}

interface Parts {
  readonly kernel: Kernel;
  readonly book: AddressBook;
  readonly drafts: Drafts;
  readonly copies: DraftCopies;
  readonly sending: Sending;
  readonly notifications: NotificationsService;
  readonly actorOf: (owner: string) => Actor | undefined;
  readonly undoSeconds: () => number;
}

const DAY = 86_400_000;
const AT_ONCE = 50;
/** Beyond this the job of every minute is soon enough. */
const TIMED = 60_000;

export function createWaiting(parts: Parts): Waiting {
  const { kernel, book, drafts, copies, sending, notifications, actorOf, undoSeconds } = parts;
  const { db, clock } = kernel;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;

  /** Wakes at the next letter's moment, where that is before the job's next run. */
  function wake(): void {
    const next = stopped ? undefined : store.nextDue(db);
    const left = next === undefined ? Infinity : next - clock.now();
    // What is due already and still here has failed: the job tries it again.
    if (left > TIMED || left <= 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void sendDue(), left).unref();
  }

  async function sendOne({ id, version, owner }: store.DueLetter): Promise<void> {
    const actor = actorOf(owner);
    if (!actor) return;
    try {
      await sending.send(actor, id, version, true);
    } catch (error) {
      if (!(error instanceof Refusal)) {
        kernel.log.named("mail.waiting").error("A letter could not be sent yet", error, { draft: id });
        return;
      }
      giveBack(actor, id, error);
    }
  }

  /** It cannot go out as it is: its author has it back, and is told why. */
  function giveBack(actor: Actor, id: number, refusal: Refusal): void {
    const personId = mailUser(actor).id;
    const problem = { vi: refusal.say("vi"), en: refusal.say("en") };
    kernel.write(actor, (work) => {
      const draft = store.findDraft(work.db, store.accountOf(work.db, ownerOf(actor)) ?? 0, id);
      if (!draft || !store.releaseDraft(work.db, id, problem)) return;
      notifications.notify(work, {
        kind: "mail.not-sent",
        to: [personId],
        title: { vi: "Thư chưa gửi được", en: "A message could not be sent" },
        body: draft.subject === "" ? problem[mailUser(actor).language] : draft.subject,
        path: `/mail/drafts/${String(id)}`,
        subject: { type: "mail-draft", id },
        dedupe: String(work.now),
      });
    });
    drafts.tell(actor);
  }

  async function sendAllDue(): Promise<void> {
    const tried = new Set<number>();
    for (;;) {
      const due = store.dueLetters(db, clock.now(), AT_ONCE + tried.size).filter(({ id }) => !tried.has(id));
      if (due.length === 0) return;
      for (const letter of due) {
        if (stopped) return;
        tried.add(letter.id);
        await sendOne(letter);
      }
    }
  }

  function sendDue(): Promise<void> {
    running ??= sendAllDue()
      .catch((error: unknown) => {
        kernel.log.named("mail.waiting").error("Waiting letters could not be looked through", error);
      })
      .finally(() => {
        running = undefined;
        wake();
      });
    return running;
  }

  function hourOf({ at, hold }: SendWish): number | undefined {
    const now = clock.now();
    if (at !== undefined) {
      if (at <= now || at > now + MAX_WAIT_DAYS * DAY) throw mailErrors.wrongHour();
      return at;
    }
    return hold === true && undoSeconds() > 0 ? now + undoSeconds() * 1000 : undefined;
  }

  return {
    sendDue,
    async send(actor, draftId, wish) {
      const sendAt = hourOf(wish);
      if (sendAt === undefined) return { ...(await sending.send(actor, draftId, wish.version)), sendAt: null };
      const accountId = store.accountOf(db, ownerOf(actor));
      const before = accountId === undefined ? undefined : store.sentFromDraft(db, accountId, draftId);
      if (before) return { messageId: before.messageId, delivered: before.delivered, sendAt: null };
      const draft = drafts.find(actor, draftId);
      const delivered = sending.check(actor, draft);
      // Asked twice: it waits already.
      if (draft.sendAt !== null && draft.version === wish.version) {
        return { messageId: null, delivered, sendAt: draft.sendAt };
      }
      kernel.write(actor, (work) => {
        if (!store.holdDraft(work.db, draftId, wish.version, sendAt)) throw kernelErrors.conflict();
        // A mail program must not change what is about to go.
        copies.withdraw(work, actor, draft);
        work.afterCommit(wake);
      });
      drafts.tell(actor);
      return { messageId: null, delivered, sendAt };
    },
    takeBack(actor, draftId) {
      const accountId = store.accountOf(db, ownerOf(actor));
      if (accountId !== undefined && store.sentFromDraft(db, accountId, draftId)) throw mailErrors.notWaiting();
      drafts.find(actor, draftId);
      kernel.write(actor, (work) => {
        store.releaseDraft(work.db, draftId, null);
      });
      drafts.tell(actor);
      return drafts.read(actor, draftId);
    },
    list(actor, { limit = 50, after }) {
      const accountId = store.accountOf(db, ownerOf(actor));
      if (accountId === undefined) return { items: [] };
      const cursor = readCursor<readonly [number, number]>(after, ["number", "number"]);
      const ids = store.listWaiting(db, accountId, { limit, after: cursor && { sendAt: cursor[0], id: cursor[1] } });
      const rows = ids.map((id) => drafts.find(actor, id));
      const { language } = mailUser(actor);
      return pageFrom(
        rows,
        limit,
        ({ sendAt, id }) => [sendAt ?? 0, id],
        (row) => presentDraftRow(row, store.filesOf(db, row.id).length, book, language),
      );
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

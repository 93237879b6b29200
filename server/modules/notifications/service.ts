import { personOf, systemActor, type PersonActor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import type { Work } from "../../kernel/work.ts";
import { noticesAdded, type Unread } from "./contract.ts";
import type { DoNotDisturb } from "./dnd.ts";
import type { Must } from "./must/service.ts";
import type { Outgoing } from "./outgoing.ts";
import { applyPreferences, showPreferences, type PreferenceParts } from "./preferences.ts";
import { presentNotices } from "./present.ts";
import type { Push } from "./push.ts";
import * as store from "./store.ts";
import type { NoticeInput, NotificationsService } from "./types.ts";

export interface ServiceParts extends PreferenceParts {
  readonly kernel: Pick<Kernel, "db" | "write" | "clock">;
  readonly dnd: DoNotDisturb;
  readonly push: Push;
  readonly outgoing: Outgoing;
  readonly must: Must;
}

const PAGE = 50;
/** A summary, not the text: what is longer is cut at a whole character. */
const MOST_BODY = 300;

/** The front door, and telling with the happening's id for this module's own notices. */
export function createNotificationsService(parts: ServiceParts): NotificationsService & {
  /** As `notify`; returns the happening, undefined where nobody new was told. */
  tell(work: Work, input: NoticeInput): { readonly id: number; readonly told: number } | undefined;
} {
  const { kernel, people, registry, push, outgoing, must } = parts;
  const { db } = kernel;

  const unreadOf = (personId: number): Unread => ({ unread: store.unreadOf(db, personId) });

  const shown = (person: PersonActor) => showPreferences(db, person, { ...parts, now: kernel.clock.now() });

  function receivers({ to, from }: NoticeInput): number[] {
    const keys = to.filter((each) => typeof each === "string");
    const ids = to.filter((each) => typeof each === "number");
    const everybody = keys.length > 0 ? people.expandAudience(keys).filter((id) => id !== from) : [];
    const named = people.people([...new Set(ids)]).flatMap(({ id, active }) => (active ? [id] : []));
    return [...new Set([...named, ...everybody])];
  }

  /** Takes notices of what a person may no longer see out of the list for good, so that the count follows. */
  function forget(personId: number, ids: readonly number[]): void {
    kernel.write(systemActor("notifications.forget"), (work) => {
      removeRows(work, personId, ids);
    });
  }

  function removeRows(work: Work, personId: number, ids: readonly number[]): number {
    const gone = store.removeRows(work.db, personId, ids);
    if (gone.length > 0) {
      work.afterCommit(() => {
        push.removed([personId], gone);
      });
    }
    return gone.length;
  }

  function markRows(work: Work, personId: number, ids: readonly number[], read: boolean): void {
    const changed = store.markRows(work.db, personId, ids, read ? work.now : null);
    if (changed.length === 0) return;
    work.afterCommit(() => {
      push.marked(personId, { ids: changed, read });
    });
  }

  function tell(work: Work, input: NoticeInput): { id: number; told: number } | undefined {
    const kind = registry.kind(input.kind);
    if (!kind) throw new Error(`The kind of notice ${input.kind} is not registered.`);
    if (!/^\/(?!\/)/.test(input.path)) throw new Error(`A notice leads to a path in the office, not to ${input.path}`);
    const personIds = receivers(input);
    if (personIds.length === 0) return undefined;
    const happeningId = store.ensureHappening(work.db, {
      kind: kind.name,
      subjectType: input.subject.type,
      subjectId: String(input.subject.id),
      dedupe: input.dedupe ?? "",
      fromId: input.from ?? null,
      titleVi: input.title.vi.normalize("NFC"),
      titleEn: input.title.en.normalize("NFC"),
      body: summaryOf(input.body),
      path: input.path,
      at: input.at ?? work.now,
    });
    const added = store.addToInboxes(work.db, happeningId, personIds);
    if (added.length === 0) return undefined;
    const { mustArrive } = input;
    if (mustArrive) must.start(work, { id: happeningId, senderId: input.from ?? null }, added, mustArrive);
    const happening = { id: happeningId, fromId: input.from ?? null };
    outgoing.plan(work, kind, happening, added, mustArrive !== undefined);
    work.emit(noticesAdded, { id: happeningId, personIds: added });
    return { id: happeningId, told: added.length };
  }

  return {
    registerKind: (kind) => {
      registry.registerKind(kind);
    },
    registerChannel: (channel) => {
      registry.registerChannel(channel);
    },
    registerSubject: (rule) => {
      registry.registerSubject(rule);
    },

    notify: (work, input) => tell(work, input)?.told ?? 0,
    tell,

    withdraw(work, subject) {
      const asked = must.forget(work, subject).flatMap((id) => store.happeningsOf(work.db, { type: "notice", id }));
      const ids = [...store.happeningsOf(work.db, subject), ...asked];
      if (ids.length === 0) return;
      const holders = store.holdersOf(work.db, ids);
      store.deleteHappenings(work.db, ids);
      work.afterCommit(() => {
        push.removed(holders, ids);
      });
    },

    markSubjectRead(work, personId, subject) {
      const ids = store.happeningsOf(work.db, subject);
      if (ids.length > 0) markRows(work, personId, ids, true);
    },

    maySendMustArrive: (actor) => must.maySendMustArrive(actor),
    confirmSubject: (work, personId, subject, way) => {
      must.confirmSubject(work, personId, subject, way);
    },
    stopMustArrive: (work, subject) => {
      must.stopMustArrive(work, subject);
    },
    mustArriveOf: (subject) => must.mustArriveOf(subject),
    answerAsk: (actor, askId) => {
      must.confirmAsk(actor, askId, "sms");
    },

    list(actor, query) {
      const person = personOf(actor);
      const limit = query.limit ?? PAGE;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = store.listInbox(db, person.id, { unreadOnly: query.only === "unread", before: after?.[0], limit });
      const page = pageFrom(
        rows,
        limit,
        (row) => [row.id],
        (row) => row,
      );
      const visible = page.items.filter((row) => registry.maySee(person, row.subjectType, row.subjectId));
      const hidden = page.items.filter((row) => !visible.includes(row));
      if (hidden.length > 0)
        forget(
          person.id,
          hidden.map(({ id }) => id),
        );
      return { ...page, items: presentNotices(visible, { people, registry }) };
    },

    unread: (actor) => unreadOf(personOf(actor).id),

    mark(actor, ids, read) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        markRows(work, person.id, ids, read);
      });
      return unreadOf(person.id);
    },

    markAllRead(actor, upTo) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        if (store.markUpTo(work.db, person.id, upTo, work.now) === 0) return;
        work.afterCommit(() => {
          push.marked(person.id, { upTo, read: true });
        });
      });
      return unreadOf(person.id);
    },

    markSeen(actor, subject) {
      const person = personOf(actor);
      // Most things that are opened have no notice: then nothing is written.
      if (store.hasUnreadOf(db, person.id, subject)) {
        kernel.write(actor, (work) => {
          const ids = store.happeningsOf(work.db, subject);
          markRows(work, person.id, ids, true);
        });
      }
      return unreadOf(person.id);
    },

    discard(actor, id) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        if (removeRows(work, person.id, [id]) === 0) throw kernelErrors.notFound();
      });
    },

    preferences: (actor) => shown(personOf(actor)),

    changePreferences(actor, patch) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        applyPreferences(work, person.id, patch, parts);
      });
      return shown(person);
    },

    doNotDisturb: (personIds) => parts.dnd.of(personIds),
    setDoNotDisturb: (actor, until) => parts.dnd.set(actor, until),
  };
}

function summaryOf(text: string): string {
  const line = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  const points = [...line];
  return points.length <= MOST_BODY ? line : `${points.slice(0, MOST_BODY - 1).join("")}…`;
}

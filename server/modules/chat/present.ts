import type { Actor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import type { ChatMessage, Face, Quote, Room } from "./contract.ts";
import { plainText } from "./mentions.ts";
import type { ChatNeeds } from "./needs.ts";
import { abilitiesIn } from "./policy.ts";
import type { ChatSettings } from "./settings.ts";
import * as store from "./store.ts";

/** How much of a message a list or a quotation shows. */
const QUOTED = 200;

export const quoteOf = ({ id, seq, authorId, text, recalledAt }: store.MessageRow): Quote => ({
  id,
  seq,
  authorId,
  text: plainText(text).slice(0, QUOTED),
  recalled: recalledAt !== null,
});

/** Turns rows into what the web shows; a page at a time, so that no row asks for itself. */
export interface Presenter {
  face(personId: number): Face;
  messages(db: Db, rows: readonly store.MessageRow[]): ChatMessage[];
  message(db: Db, id: number): ChatMessage;
  rooms(db: Db, actor: Actor, rows: readonly store.RoomRow[]): Room[];
  titleOf(actor: Actor, row: Pick<store.RoomRow, "kind" | "key" | "title">): string;
  /** Both names of a direct conversation, for those who are none of the two. */
  pairOf(key: string | null): string;
}

export function createPresenter(directory: ChatNeeds["directory"], settings: () => ChatSettings): Presenter {
  function face(personId: number): Face {
    const person = directory.person(personId);
    return { id: personId, name: person?.name ?? "", photoHash: person?.photoHash ?? null };
  }

  function messages(db: Db, rows: readonly store.MessageRow[]): ChatMessage[] {
    const ids = rows.map(({ id }) => id);
    const files = Map.groupBy(store.filesOf(db, ids), ({ messageId }) => messageId);
    const reactions = Map.groupBy(store.reactionsOf(db, ids), ({ messageId }) => messageId);
    const pinned = new Set(store.pinnedAmong(db, [...new Set(rows.map(({ roomId }) => roomId))], ids));
    const answered = rows.flatMap(({ replyToId }) => replyToId ?? []);
    const quoted = new Map(store.messagesByIds(db, answered).map((row) => [row.id, quoteOf(row)]));
    return rows.map((row) => {
      const { authorId, replyToId, ...fields } = row;
      const isRecalled = row.recalledAt !== null;
      const byEmoji = Map.groupBy(reactions.get(row.id) ?? [], ({ emoji }) => emoji);
      return {
        ...fields,
        card: isRecalled ? "" : fields.card,
        author: face(authorId),
        files: isRecalled
          ? []
          : (files.get(row.id) ?? []).map(({ id, name, size, type, voiceMs }) => ({ id, name, size, type, voiceMs })),
        replyTo: replyToId === null ? null : (quoted.get(replyToId) ?? null),
        reactions: isRecalled
          ? []
          : [...byEmoji].map(([emoji, given]) => ({ emoji, personIds: given.map(({ personId }) => personId) })),
        pinned: pinned.has(row.id),
      };
    });
  }

  /** The other one of a direct conversation. */
  function otherOf(actor: Actor, key: string | null): Face | null {
    const me = actor.kind === "person" ? actor.id : 0;
    const [, a, b] = (key ?? "").split(":");
    const other = Number(a) === me ? Number(b) : Number(a);
    return other > 0 ? face(other) : null;
  }

  function titleOf(actor: Actor, row: Pick<store.RoomRow, "kind" | "key" | "title">): string {
    return row.kind === "direct" ? (otherOf(actor, row.key)?.name ?? "") : row.title;
  }

  return {
    face,
    messages,
    titleOf,
    pairOf: (key) =>
      (key ?? "")
        .split(":")
        .slice(1)
        .map((id) => face(Number(id)).name)
        .join(" – "),
    message(db, id) {
      const row = store.messageById(db, id);
      const [message] = row ? messages(db, [row]) : [];
      if (!message) throw new Error(`There is no message ${String(id)}.`);
      return message;
    },
    rooms(db, actor, rows) {
      const me = actor.kind === "person" ? actor.id : 0;
      const ids = rows.map(({ id }) => id);
      const lasts = store.lastMessages(db, ids);
      const lastIds = [...lasts.values()].map(({ id }) => id);
      const files = Map.groupBy(store.filesOf(db, lastIds), ({ messageId }) => messageId);
      const people = store.countMembers(db, ids);
      // Who has no marks yet has come after everything that was said.
      const marks = rows.map((row) => ({ id: row.id, readSeq: row.readSeq ?? row.lastSeq, lastSeq: row.lastSeq }));
      const waiting = store.countUnread(
        db,
        me,
        marks.filter(({ readSeq, lastSeq }) => lastSeq > readSeq),
      );
      return rows.map((row) => {
        const last = lasts.get(row.id);
        return {
          id: row.id,
          kind: row.kind,
          title: titleOf(actor, row),
          path: row.path,
          person: row.kind === "direct" ? otherOf(actor, row.key) : null,
          people: people.get(row.id) ?? 0,
          lastSeq: row.lastSeq,
          lastAt: row.lastAt,
          lastMessage: last
            ? { ...quoteOf(last), authorName: face(last.authorId).name, files: files.get(last.id)?.length ?? 0 }
            : null,
          readSeq: row.readSeq ?? row.lastSeq,
          unread: waiting.get(row.id)?.unread ?? 0,
          mentions: waiting.get(row.id)?.mentions ?? 0,
          muted: row.muted === 1,
          favourite: row.favourite === 1,
          archived: row.archivedAt !== null,
          keptDays: settings()[row.kind].days,
          hold: row.onHold === 1 ? row.holdReason : settings()[row.kind].hold ? "" : null,
          can: abilitiesIn(actor, row, row.role ?? "member"),
        };
      });
    },
  };
}

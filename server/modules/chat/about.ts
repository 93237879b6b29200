import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { CHAT_ROOM, type ChatRoomChanged } from "./contract.ts";
import type { ChatNeeds } from "./needs.ts";
import type { Poster } from "./post.ts";
import * as store from "./store.ts";

/** A thing of another module that people talk about: an announcement, a document, a case. */
export interface Subject {
  readonly module: string;
  readonly id: number;
}

export interface SubjectRoom extends Subject {
  readonly title: string;
  /** The thing's address, `/announcements/5`. */
  readonly link: string;
  /** The people who belong to it, or one audience key whose holders do, whoever they are at each look. */
  readonly members: readonly number[] | { readonly audience: string };
}

/** What modules above may do in conversations, inside their own transaction. */
export interface About {
  /** The room about a thing: made where there is none, else brought to this title, link and people, and opened again. Returns its id. */
  roomAbout(work: Work, subject: SubjectRoom): number;
  /** The thing is done with: its room can be read and no longer written. Nothing where it has no room. */
  archiveAbout(work: Work, subject: Subject): void;
  /**
   * Says something in a room in somebody's name, with a thing to show (`card`: its address). The name of the message makes it the same one when
   * it is said again. Returns the message's id; undefined where the room is archived or gone.
   */
  say(
    work: Work,
    message: { roomId: number; authorId: number; clientId: string; text: string; card?: string },
  ): number | undefined;
}

export function createAbout(
  kernel: Kernel,
  directory: Pick<ChatNeeds["directory"], "expandAudience">,
  poster: Poster,
  audienceOf: (room: Pick<store.RoomRow, "id" | "audience">) => string[],
): About {
  function tellRoom(work: Work, id: number, audience: string | null): void {
    work.afterCommit(() => {
      const changed: ChatRoomChanged = { roomId: id };
      kernel.live.publish({ audience: audienceOf({ id, audience }) }, CHAT_ROOM, changed);
    });
  }

  const keyOf = ({ module, id }: Subject): string => `subject:${module}:${String(id)}`;

  return {
    roomAbout(work, { title, link: path, members, ...subject }) {
      const key = keyOf(subject);
      const audience = "audience" in members ? members.audience : null;
      const known = store.roomByKey(work.db, key);
      const clean = title.normalize("NFC").trim();
      const id =
        known?.id ??
        store.insertRoom(work.db, { kind: "subject", key, audience, title: clean, path, createdBy: null }, work.now);
      if (known) store.changeSubject(work.db, id, { title: clean, path, audience });
      if (known && known.archivedAt !== null) store.setArchived(work.db, id, null);
      // Of a key the rows are marks only: who may read is asked of the key.
      const people = "audience" in members ? directory.expandAudience([members.audience]) : members;
      store.addMembers(work.db, id, people, "member");
      store.keepOnly(work.db, id, people, work.now);
      tellRoom(work, id, audience);
      return id;
    },

    archiveAbout(work, subject) {
      const known = store.roomByKey(work.db, keyOf(subject));
      if (known?.archivedAt !== null) return;
      store.setArchived(work.db, known.id, work.now);
      tellRoom(work, known.id, store.audienceOfRoom(work.db, known.id)?.audience ?? null);
    },

    say(work, { roomId, authorId, clientId, text, card = "" }) {
      const room = store.audienceOfRoom(work.db, roomId);
      if (room?.archivedAt !== null) return undefined;
      const known = store.messageByClient(work.db, authorId, clientId);
      if (known) return known.id;
      return poster.post(work, room, {
        ...{ roomId, authorId, clientId, card },
        ...{ text: text.normalize("NFC"), replyToId: null, threadId: null, files: [], mentioned: [] },
      });
    },
  };
}

import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { CHAT_MESSAGE, messageSent } from "./contract.ts";
import type { Presenter } from "./present.ts";
import * as store from "./store.ts";

/** A message that is ready to be written: checked, its files claimed. */
export interface Ready extends store.NewMessage {
  readonly files: readonly Omit<store.FileRow, "id" | "messageId">[];
  readonly mentioned: readonly number[];
}

export interface Poster {
  /** Writes a message inside a transaction; after the commit those who are in the room hear of it. Returns its id. */
  post(work: Work, room: Pick<store.RoomRow, "audience">, ready: Ready): number;
  /** After the commit, shows those who are in the room the message as it is then. */
  tell(work: Work, room: Pick<store.RoomRow, "id" | "audience">, messageId: number): void;
}

export function createPoster(
  kernel: Kernel,
  present: Presenter,
  audienceOf: (room: Pick<store.RoomRow, "id" | "audience">) => string[],
): Poster {
  const tell: Poster["tell"] = (work, room, messageId) => {
    work.afterCommit(() => {
      kernel.live.publish({ audience: audienceOf(room) }, CHAT_MESSAGE, present.message(kernel.db, messageId));
    });
  };
  return {
    tell,
    post(work, { audience }, { files, mentioned, ...message }) {
      const { roomId, authorId, threadId } = message;
      const made = store.insertMessage(work.db, message, work.now);
      for (const file of files) store.insertFile(work.db, made, file);
      store.insertMentions(work.db, made, mentioned);
      // In a room with a key of its own the row is marks only; elsewhere it is the membership, which somebody may have ended meanwhile.
      if (audience !== null) store.ensureMarks(work.db, roomId, authorId);
      work.emit(messageSent, { messageId: made, roomId, authorId, mentioned: [...mentioned] });
      tell(work, { id: roomId, audience }, made);
      if (threadId !== null) tell(work, { id: roomId, audience }, threadId);
      return made;
    },
  };
}

import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import type { RoomPollInput, PollInput } from "./contract.ts";
import type { PollChat } from "./needs.ts";
import type { OptionRow } from "./rows.ts";
import * as store from "./store.ts";

/** A poll that is held in a conversation: it stands there as a card, and its result is said there. */
export interface InRoom {
  /** Shows the poll in its room, in its author's name, inside the transaction that makes it. */
  show(work: Work, roomId: number, poll: { id: number; authorId: number; title: string }): void;
  /** Says the result of a poll that closes in the room in which it was held, if it was. */
  sayResult(work: Work, pollId: number): void;
}

/** What stands in a room is answered at once and seen at once; who belongs to the room is asked. */
export function pollOfRoom(input: RoomPollInput, audience: readonly string[]): PollInput {
  const { multiple, ...fields } = input;
  return {
    ...fields,
    ...{ description: "", results: "live", quorum: null, remindHours: null, opensAt: 0 },
    kind: multiple ? "multiple" : "single",
    maxChoices: multiple ? input.options.length : 1,
    audience: [...audience],
  };
}

export function createInRoom(kernel: Pick<Kernel, "newName">, chat: PollChat): InRoom {
  const cardOf = (id: number): string => `/polls/${String(id)}`;

  return {
    show(work, roomId, { id, authorId, title }) {
      store.insertRoom(work.db, id, roomId);
      chat.say(work, {
        ...{ roomId, authorId, clientId: kernel.newName(), card: cardOf(id) },
        text: `Hỏi ý kiến: ${title}`,
      });
    },

    sayResult(work, pollId) {
      const roomId = store.roomOf(work.db, pollId);
      const poll = roomId === undefined ? undefined : store.pollById(work.db, pollId);
      if (roomId === undefined || !poll) return;
      const { authorId, title, asked, answered } = poll;
      chat.say(work, {
        ...{ roomId, authorId, clientId: kernel.newName(), card: cardOf(pollId) },
        text: [
          `Kết quả: ${title}`,
          ...store.optionsOf(work.db, pollId).map(lineOf),
          `${String(answered)} trên ${String(asked)} người đã trả lời.`,
        ].join("\n"),
      });
    },
  };
}

const lineOf = ({ text, votes }: OptionRow): string => `• ${text}: ${String(votes)}`;

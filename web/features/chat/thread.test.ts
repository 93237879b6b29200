import { describe, expect, it } from "vitest";
import { Thread } from "./thread.ts";
import type { ChatMessage } from "./api.ts";

function message(id: number, more: Partial<ChatMessage> = {}): ChatMessage {
  return {
    ...{ id, roomId: 1, seq: id, clientId: `c${String(id)}`, author: { id: 1, name: "An", photoHash: null } },
    ...{ text: `Tin ${String(id)}`, card: "", files: [], replyTo: null, threadId: id === 1 ? null : 1, replies: 0 },
    ...{ reactions: [], sentAt: id, editedAt: null, recalledAt: null, pinned: false, change: id },
    ...more,
  };
}

const all = [1, 2, 3, 4, 5].map((id) => message(id));
const [root] = all as [ChatMessage];

/** Answers of two at once. */
const paged = (after: number) => {
  const items = all.filter(({ id, seq }) => id !== 1 && seq > after);
  return Promise.resolve({ root, items: items.slice(0, 2), more: items.length > 2 });
};

describe("a thread", () => {
  it("is read to its end, page by page", async () => {
    const thread = new Thread({ fetch: paged });
    await thread.open();
    expect(thread.value.answers.map(({ id }) => id)).toEqual([2, 3, 4, 5]);
    expect(thread.value.root?.id).toBe(1);
  });

  it("puts what comes live in its place, each message once, and lets other threads be", async () => {
    const thread = new Thread({ fetch: paged });
    const opening = thread.open();
    thread.apply(message(6));
    await opening;
    thread.apply(message(6));
    thread.apply(message(3, { text: "Sửa", change: 9 }));
    thread.apply(message(3, { text: "Cũ hơn", change: 8 }));
    thread.apply(message(7, { threadId: null }));
    thread.apply(message(8, { threadId: 2 }));
    thread.apply(message(1, { replies: 5, change: 10 }));
    expect(thread.value.answers.map(({ id }) => id)).toEqual([2, 3, 4, 5, 6]);
    expect(thread.value.answers[1]?.text).toBe("Sửa");
    expect(thread.value.root?.replies).toBe(5);
  });

  it("says why it cannot be read", async () => {
    const thread = new Thread({ fetch: () => Promise.reject(new Error("away")) });
    await thread.open();
    expect(thread.value.state).toBe("error");
  });
});

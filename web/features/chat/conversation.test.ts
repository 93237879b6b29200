import { describe, expect, it } from "vitest";
import type { ChatMessage } from "./api.ts";
import { Conversation } from "./conversation.ts";

const say = (seq: number, change = seq, text = `Tin ${String(seq)}`) =>
  ({ id: 100 + seq, seq, change, text }) as ChatMessage;

/** A room at the server, which grows. */
function room(count: number) {
  const all = Array.from({ length: count }, (_, index) => say(index + 1));
  const asked: object[] = [];
  const conversation = new Conversation({
    fetch: (query) => {
      asked.push(query);
      const { before = Infinity, after, limit = 50 } = query;
      const found =
        after === undefined
          ? all.filter(({ seq }) => seq < before).slice(-limit)
          : all.filter(({ seq }) => seq > after).slice(0, limit);
      const more = after === undefined ? (found[0]?.seq ?? 1) > 1 : (found.at(-1)?.seq ?? all.length) < all.length;
      return Promise.resolve({ items: found, more });
    },
  });
  return { conversation, all, asked, seqs: () => conversation.value.messages.map(({ seq }) => seq) };
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("a conversation on the screen", () => {
  it("begins at its end and goes back stretch by stretch", async () => {
    const { conversation, seqs } = room(120);
    await conversation.open();
    expect(seqs()).toEqual(range(71, 120));
    expect(conversation.value).toMatchObject({ state: "ready", hasOlder: true, hasNewer: false });
    await conversation.older();
    await conversation.older();
    expect(seqs()).toEqual(range(1, 120));
    expect(conversation.value.hasOlder).toBe(false);
    await conversation.older();
    expect(seqs()).toHaveLength(120);
  });

  it("opens around a message and goes on to the end", async () => {
    const { conversation, seqs } = room(200);
    await conversation.open(80);
    expect(seqs()).toEqual(range(31, 130));
    expect(conversation.value).toMatchObject({ hasOlder: true, hasNewer: true });
    // What arrives meanwhile stands at an end that is not on the screen.
    conversation.apply(say(201));
    expect(seqs().at(-1)).toBe(130);
    await conversation.newer();
    await conversation.newer();
    expect(conversation.value.hasNewer).toBe(false);
    expect(seqs().at(-1)).toBe(200);
  });

  it("puts what arrives at its end, once, and reads what is missing before it", async () => {
    const { conversation, all, seqs } = room(3);
    await conversation.open();
    conversation.apply(say(4));
    conversation.apply(say(4));
    expect(seqs()).toEqual([1, 2, 3, 4]);
    all.push(say(4), say(5), say(6), say(7));
    conversation.apply(say(7));
    await new Promise((resolve) => setTimeout(resolve));
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(conversation.value).toMatchObject({ hasNewer: false, busy: false });
  });

  it("keeps the newest version of a message whatever comes first", async () => {
    const { conversation } = room(3);
    await conversation.open();
    conversation.apply(say(2, 9, "Sửa lần hai"));
    conversation.apply(say(2, 8, "Sửa lần một"));
    expect(conversation.value.messages[1]?.text).toBe("Sửa lần hai");
  });

  it("catches up after it was away", async () => {
    const { conversation, all, seqs } = room(10);
    await conversation.open();
    for (const seq of range(11, 140)) all.push(say(seq));
    await conversation.catchUp();
    expect(seqs()).toEqual(range(1, 140));
  });

  it("lets go of what is far away, and has it again on the way back", async () => {
    const { conversation, seqs } = room(1_000);
    await conversation.open();
    for (let count = 0; count < 14; count += 1) await conversation.older();
    expect(seqs()).toHaveLength(600);
    expect(conversation.value.hasNewer).toBe(true);
    await conversation.newer();
    expect(seqs()).toEqual(range(seqs()[0] ?? 0, (seqs()[0] ?? 0) + 599));
  });

  it("says that it could not be read", async () => {
    const conversation = new Conversation({ fetch: () => Promise.reject(new Error("không tới được")) });
    await conversation.open();
    expect(conversation.value).toMatchObject({ state: "error" });
  });
});

import { describe, expect, it } from "vitest";
import type { ChatMessage } from "./api.ts";
import { lastLine, linesOf, newClientId, readersOf, typingText } from "./state.ts";

const MORNING = Date.parse("2026-11-23T08:00:00+07:00");
const MINUTE = 60_000;
const say = (seq: number, authorId: number, at: number, changes: Partial<ChatMessage> = {}): ChatMessage =>
  ({
    id: seq,
    seq,
    clientId: `c${String(seq)}`,
    author: { id: authorId, name: "", photoHash: null },
    sentAt: at,
    threadId: null,
    ...changes,
  }) as ChatMessage;
const drawn = (lines: ReturnType<typeof linesOf>) =>
  lines.map((line) => ("head" in line ? `${line.key}${line.head ? "*" : ""}` : line.kind));

describe("the lines of a conversation", () => {
  it("have a day where it changes and a head where the author does, or after a pause", () => {
    const messages = [
      say(1, 2, MORNING),
      say(2, 2, MORNING + MINUTE),
      say(3, 3, MORNING + 2 * MINUTE),
      say(4, 3, MORNING + 20 * MINUTE),
      say(5, 3, MORNING + 24 * 60 * MINUTE),
    ];
    expect(drawn(linesOf(messages, { readSeq: undefined, me: 1, waiting: [] }))).toEqual([
      "day",
      "c1*",
      "c2",
      "c3*",
      "c4*",
      "day",
      "c5*",
    ]);
  });

  it("mark where what was unread begins, by others only", () => {
    const messages = [say(1, 2, MORNING), say(2, 1, MORNING), say(3, 2, MORNING)];
    expect(drawn(linesOf(messages, { readSeq: 1, me: 1, waiting: [] }))).toEqual([
      "day",
      "c1*",
      "c2*",
      "unread",
      "c3*",
    ]);
    expect(drawn(linesOf(messages, { readSeq: 3, me: 1, waiting: [] }))).not.toContain("unread");
  });

  it("end with what is on its way, until it is there", () => {
    const waiting = [{ roomId: 1, input: { clientId: "c9", text: "Mới" }, at: MORNING, files: [] }];
    const messages = [say(1, 1, MORNING)];
    expect(drawn(linesOf(messages, { readSeq: undefined, me: 1, waiting }))).toEqual(["day", "c1*", "c9"]);
    const arrived = [...messages, say(2, 1, MORNING, { clientId: "c9" })];
    expect(drawn(linesOf(arrived, { readSeq: undefined, me: 1, waiting }))).toEqual(["day", "c1*", "c9"]);
  });

  it("leave out what is said in threads", () => {
    const messages = [say(1, 1, MORNING), say(2, 2, MORNING, { threadId: 1 })];
    expect(drawn(linesOf(messages, { readSeq: undefined, me: 1, waiting: [] }))).toEqual(["day", "c1*"]);
  });
});

describe("words about a room", () => {
  const last = {
    id: 1,
    seq: 1,
    authorId: 2,
    authorName: "Trần Bình",
    text: "Chào *cả nhà*",
    recalled: false,
    files: 0,
  };
  it("say who said what last", () => {
    expect(lastLine({ kind: "group", lastMessage: last }, 1)).toBe("Trần Bình: Chào cả nhà");
    expect(lastLine({ kind: "direct", lastMessage: last }, 1)).toBe("Chào cả nhà");
    expect(lastLine({ kind: "direct", lastMessage: last }, 2)).toBe("Bạn: Chào cả nhà");
    expect(lastLine({ kind: "direct", lastMessage: { ...last, recalled: true, text: "" } }, 1)).toBe("Tin đã thu hồi");
    expect(lastLine({ kind: "direct", lastMessage: { ...last, text: "", files: 2 } }, 1)).toBe("2 tệp");
    expect(lastLine({ kind: "direct", lastMessage: null }, 1)).toBe("Chưa có tin nào");
  });

  it("say who is typing and who has read", () => {
    expect([[], ["An"], ["An", "Bình"], ["An", "Bình", "Chi"]].map(typingText)).toEqual([
      "",
      "An đang viết…",
      "An và Bình đang viết…",
      "3 người đang viết…",
    ]);
    const members = [1, 2, 3].map((id) => ({ id, name: "", photoHash: null, readSeq: id * 10 }));
    expect(readersOf(members, { seq: 20, author: { id: 1, name: "", photoHash: null } }).map(({ id }) => id)).toEqual([
      2, 3,
    ]);
  });
});

describe("a client id", () => {
  it("is a UUID that the server takes, and another each time", () => {
    const ids = new Set(Array.from({ length: 100 }, newClientId));
    expect(ids.size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

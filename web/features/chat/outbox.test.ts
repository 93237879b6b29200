import { describe, expect, it } from "vitest";
import type { ChatMessage, SendInput } from "./api.ts";
import { Outbox, type Waiting } from "./outbox.ts";

const message = (input: SendInput) => ({ clientId: input.clientId, text: input.text }) as ChatMessage;
const waiting = (clientId: string): Waiting => ({ roomId: 1, input: { clientId, text: clientId }, at: 0, files: [] });

/** An outbox before an office that answers as it is told. */
function bench(stored: readonly Waiting[] = []) {
  const answers: ((input: SendInput) => ChatMessage)[] = [];
  const sent: string[] = [];
  const delivered: string[] = [];
  let kept = stored;
  let timer: (() => void) | undefined;
  const outbox = new Outbox({
    send: (_, input) => {
      sent.push(input.clientId);
      const answer = answers.shift() ?? message;
      return new Promise((resolve) => {
        resolve(answer(input));
      });
    },
    refusalOf: (error) => (error instanceof TypeError ? undefined : String(error)),
    load: () => kept,
    save: (all) => {
      kept = all;
    },
    setTimer: (run) => {
      timer = run;
      return run;
    },
    clearTimer: () => {
      timer = undefined;
    },
    delivered: ({ clientId }) => void delivered.push(clientId),
  });
  return { outbox, answers, sent, delivered, kept: () => kept, tick: () => timer?.() };
}

const offline = () => {
  throw new TypeError("no network");
};
const refuse = () => {
  throw new Error("không được");
};
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("the outbox", () => {
  it("sends in order and forgets what was acknowledged", async () => {
    const { outbox, sent, delivered, kept } = bench();
    outbox.add(waiting("a"));
    outbox.add(waiting("b"));
    expect(kept()).toHaveLength(2);
    await settled();
    expect([sent, delivered, kept()]).toEqual([["a", "b"], ["a", "b"], []]);
  });

  it("tries again, the same message, until the network is back, and keeps the order", async () => {
    const { outbox, answers, sent, tick, kept } = bench();
    answers.push(offline, offline);
    outbox.add(waiting("a"));
    outbox.add(waiting("b"));
    await settled();
    expect(sent).toEqual(["a"]);
    tick();
    await settled();
    expect([sent, kept().length]).toEqual([["a", "a"], 2]);
    tick();
    await settled();
    expect([sent, kept()]).toEqual([["a", "a", "a", "b"], []]);
  });

  it("goes on after a reload with what it had", async () => {
    const { outbox, delivered } = bench([waiting("a")]);
    expect(outbox.of(1)).toHaveLength(1);
    expect(outbox.of(2)).toHaveLength(0);
    await outbox.pump();
    expect(delivered).toEqual(["a"]);
  });

  it("keeps what was refused for the person, and lets the others pass", async () => {
    const { outbox, answers, delivered } = bench();
    answers.push(refuse);
    outbox.add(waiting("a"));
    outbox.add(waiting("b"));
    await settled();
    expect(delivered).toEqual(["b"]);
    expect(outbox.value).toMatchObject([{ refused: "Error: không được" }]);
    outbox.retry("a");
    await settled();
    expect(delivered).toEqual(["b", "a"]);
    expect(outbox.value).toEqual([]);
  });

  it("lets one be given up", async () => {
    const { outbox, answers } = bench();
    answers.push(refuse);
    outbox.add(waiting("a"));
    await settled();
    outbox.discard("a");
    expect(outbox.value).toEqual([]);
  });
});

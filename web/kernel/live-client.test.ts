import { beforeEach, describe, expect, it } from "vitest";
import type { ServerFrame } from "../../server/kernel/contract/live.ts";
import { LiveClient, type LiveUpdate, type Socket } from "./live-client.ts";

class FakeSocket implements Socket {
  sent: unknown[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  receive(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  welcome(epoch: string, seen: number, resumed = false): void {
    this.onopen?.();
    this.receive({ kind: "welcome", epoch, seen, resumed });
  }
}

let sockets: FakeSocket[];
let timers: { run: () => void; ms: number }[];
let client: LiveClient;
const last = (): FakeSocket => sockets.at(-1)!;
const update = (seq: number, topic = "poll:7"): ServerFrame => ({
  kind: "update",
  seq,
  topic,
  name: "polls.voted",
  data: seq,
});

beforeEach(() => {
  sockets = [];
  timers = [];
  client = new LiveClient({
    connect: () => {
      sockets.push(new FakeSocket());
      return last();
    },
    setTimer: (run, ms) => timers.push({ run, ms }),
    clearTimer: () => {
      timers.length = 0;
    },
    random: () => 1,
  });
});

describe("LiveClient", () => {
  it("begins where the updates stood before its views were read, and says so when that cannot be resumed", () => {
    let resets = 0;
    client.onReset(() => (resets += 1));
    client.start({ epoch: "e1", seen: 4 });
    last().welcome("e1", 6, true);
    expect(last().sent[0]).toEqual({ kind: "hello", epoch: "e1", seen: 4, topics: [] });
    expect(resets).toBe(0);
    client.stop();
    client.start({ epoch: "e0", seen: 1 });
    last().welcome("e2", 9);
    expect(resets).toBe(1);
  });

  it("subscribes a topic once, however many watch it, and leaves with the last", () => {
    client.start();
    last().welcome("e1", 0);
    const [first, second] = [client.subscribe("poll:7", () => undefined), client.subscribe("poll:7", () => undefined)];
    first();
    first();
    second();
    expect(last().sent.slice(1)).toEqual([
      { kind: "subscribe", topic: "poll:7" },
      { kind: "unsubscribe", topic: "poll:7" },
    ]);
  });

  it("hands an update to the watchers of its topic, once, and to no other", () => {
    const got: LiveUpdate[] = [];
    client.subscribe("poll:7", (one) => got.push(one));
    client.subscribe("poll:8", () => {
      throw new Error("not mine");
    });
    client.start();
    last().welcome("e1", 4);
    last().receive(update(5));
    last().receive(update(5));
    last().receive(update(3));
    expect(got.map(({ data }) => data)).toEqual([5]);
  });

  it("tells of a topic that is watched between the hello and its answer", () => {
    client.start();
    last().onopen?.();
    client.subscribe("poll:7", () => undefined);
    expect(last().sent).toEqual([
      { kind: "hello", topics: [] },
      { kind: "subscribe", topic: "poll:7" },
    ]);
  });

  it("comes back with longer and longer waits, and resumes where it was", () => {
    client.subscribe("poll:7", () => undefined);
    client.start();
    last().welcome("e1", 4);
    last().receive(update(5));
    last().onclose?.();
    expect(timers.at(-1)?.ms).toBe(500);
    timers.at(-1)?.run();
    last().onclose?.();
    expect(timers.at(-1)?.ms).toBe(1000);
    timers.at(-1)?.run();
    last().onopen?.();
    expect(last().sent).toEqual([{ kind: "hello", epoch: "e1", seen: 5, topics: ["poll:7"] }]);
  });

  it("never waits longer than half a minute", () => {
    client.start();
    for (let round = 0; round < 12; round += 1) {
      last().onclose?.();
      timers.at(-1)?.run();
    }
    last().onclose?.();
    expect(timers.at(-1)?.ms).toBe(30_000);
  });

  it("tells of a reset only when something may have been missed", () => {
    let resets = 0;
    client.onReset(() => (resets += 1));
    client.start();
    last().welcome("e1", 0);
    expect(resets).toBe(0);
    last().onclose?.();
    timers.at(-1)?.run();
    last().welcome("e1", 9, true);
    expect(resets).toBe(0);
    last().onclose?.();
    timers.at(-1)?.run();
    last().welcome("e2", 0, false);
    expect(resets).toBe(1);
  });

  it("takes updates of a new run although their numbers begin again", () => {
    const got: unknown[] = [];
    client.subscribe("poll:7", ({ data }) => got.push(data));
    client.start();
    last().welcome("e1", 900);
    last().onclose?.();
    timers.at(-1)?.run();
    last().welcome("e2", 0, false);
    last().receive(update(1));
    expect(got).toEqual([1]);
  });

  it("does not come back after stop, and hears nothing of the old socket", () => {
    let heard = 0;
    client.subscribe("poll:7", () => (heard += 1));
    client.start();
    last().welcome("e1", 0);
    client.stop();
    last().receive(update(1));
    last().onclose?.();
    expect([last().closed, heard, timers.length, sockets.length]).toEqual([true, 0, 0, 1]);
  });

  it("hands signals to those who asked for signals", () => {
    const got: unknown[] = [];
    client.subscribeSignals("chat:1", ({ name }) => got.push(name));
    client.start();
    last().welcome("e1", 0);
    last().receive({ kind: "signal", topic: "chat:1", name: "typing", data: null });
    client.signal("chat:1", "typing");
    expect(got).toEqual(["typing"]);
    expect(last().sent.at(-1)).toEqual({ kind: "signal", topic: "chat:1", name: "typing" });
  });
});

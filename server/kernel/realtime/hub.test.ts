import { EventEmitter } from "node:events";
import type { WebSocket } from "@fastify/websocket";
import { beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "../access/actor.ts";
import { manualClock } from "../clock.ts";
import type { ServerFrame } from "../contract/index.ts";
import { silentLog } from "../log.ts";
import { createHub, type Hub } from "./hub.ts";

/** The server's end of a socket, with what was sent on it. */
class FakeSocket extends EventEmitter {
  bufferedAmount = 0;
  readonly sent: ServerFrame[] = [];
  closed: number | undefined;
  terminated = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text) as ServerFrame);
  }
  close(code: number): void {
    this.closed = code;
  }
  terminate(): void {
    this.terminated = true;
  }
  ping(): void {
    this.emit("pong");
  }
  say(frame: unknown): void {
    this.emit("message", Buffer.from(typeof frame === "string" ? frame : JSON.stringify(frame)), false);
  }
  updates(): string[] {
    return this.sent.flatMap((frame) => (frame.kind === "update" ? [`${frame.name}#${String(frame.seq)}`] : []));
  }
}

const clock = manualClock(0);
const people = new Map<number, Omit<PersonActor, "door" | "session">>();
const sessions = new Set<string>();
const allowed = new Set<string>();
let hub: Hub;

beforeEach(() => {
  people.clear();
  sessions.clear();
  allowed.clear();
  hub = createHub({
    clock,
    log: silentLog,
    actorOf: (id) => people.get(id),
    isSession: (digest) => sessions.has(digest),
    topics: [
      {
        prefix: "poll",
        maySubscribe: (actor, id) => allowed.has(`${String(actor.id)}:${id}`),
        onSignal: (_actor, _id, name, data) => (name === "typing" ? data : undefined),
      },
    ],
  });
});

function comeIn(id: number, hello: object = {}): FakeSocket {
  const socket = new FakeSocket();
  const who = {
    kind: "person" as const,
    id,
    name: `P${String(id)}`,
    language: "vi" as const,
    permissions: new Set<string>(),
    audienceKeys: [`person:${String(id)}`, "everyone"],
  };
  people.set(id, who);
  sessions.add(`s${String(id)}`);
  hub.attach(socket as unknown as WebSocket, { ...who, door: "web", session: `s${String(id)}` });
  socket.say({ kind: "hello", ...hello });
  return socket;
}

function welcomeOf(socket: FakeSocket) {
  const welcome = socket.sent.find((frame) => frame.kind === "welcome");
  if (welcome?.kind !== "welcome") throw new Error("The hub did not greet.");
  return welcome;
}

describe("the hub", () => {
  it("sends an update to the people who answer to its audience, once each", () => {
    const a = comeIn(1);
    const b = comeIn(2);
    hub.publish({ audience: ["person:1", "everyone"] }, "test.all", {});
    hub.publish({ audience: ["person:2"] }, "test.b", {});
    expect(a.updates()).toEqual(["test.all#1"]);
    expect(b.updates()).toEqual(["test.all#1", "test.b#2"]);
  });

  it("lets nobody hear a topic that the module's policy refuses", () => {
    allowed.add("1:7");
    const a = comeIn(1, { topics: ["poll:7"] });
    const b = comeIn(2, { topics: ["poll:7", "other:1", "nonsense"] });
    hub.publish({ topic: "poll:7" }, "polls.counted", {});
    expect(a.updates()).toEqual(["polls.counted#1"]);
    expect(b.updates()).toEqual([]);
    expect(b.sent.filter(({ kind }) => kind === "refused")).toHaveLength(3);
  });

  it("repeats exactly what was missed to a client that comes back, and only what it may hear", () => {
    allowed.add("1:7");
    const first = comeIn(1, { topics: ["poll:7"] });
    hub.publish({ topic: "poll:7" }, "seen", {});
    first.emit("close");
    hub.publish({ topic: "poll:7" }, "missed", {});
    hub.publish({ audience: ["person:2"] }, "not-mine", {});
    hub.publish({ audience: ["everyone"] }, "missed-too", {});
    const again = comeIn(1, { epoch: welcomeOf(first).epoch, seen: 1, topics: ["poll:7"] });
    expect(welcomeOf(again).resumed).toBe(true);
    expect(again.updates()).toEqual(["missed#2", "missed-too#4"]);
    hub.publish({ audience: ["everyone"] }, "next", {});
    expect(again.updates()).toEqual(["missed#2", "missed-too#4", "next#5"]);
  });

  it("says that it cannot resume another run's numbers, or a number of the future", () => {
    expect(welcomeOf(comeIn(1, { epoch: "another", seen: 0 })).resumed).toBe(false);
    const { epoch } = welcomeOf(comeIn(2));
    expect(welcomeOf(comeIn(3, { epoch, seen: 99 })).resumed).toBe(false);
  });

  it("says that it cannot resume when the missed part is gone", () => {
    const { epoch } = welcomeOf(comeIn(1));
    for (let i = 0; i < 6_000; i += 1) hub.publish({ audience: ["person:9"] }, "flood", {});
    expect(welcomeOf(comeIn(1, { epoch, seen: 3 })).resumed).toBe(false);
    expect(welcomeOf(comeIn(1, { epoch, seen: 5_999 })).resumed).toBe(true);
  });

  it("drops a reader that falls behind, and no other", () => {
    const slow = comeIn(1);
    const quick = comeIn(2);
    slow.bufferedAmount = 2 * 1024 * 1024;
    hub.publish({ audience: ["everyone"] }, "test", {});
    expect(slow.terminated).toBe(true);
    expect(slow.updates()).toEqual([]);
    expect(quick.updates()).toEqual(["test#1"]);
  });

  it("ends a connection that floods or talks nonsense", () => {
    const flood = comeIn(1);
    for (let i = 0; i < 150; i += 1) flood.say({ kind: "unsubscribe", topic: "poll:1" });
    expect(flood.closed).toBe(1008);
    const nonsense = comeIn(2);
    nonsense.say("not json");
    expect(nonsense.closed).toBe(1008);
  });

  it("takes a topic away when rights change, and closes when the session or the person is gone", () => {
    allowed.add("1:7");
    const a = comeIn(1, { topics: ["poll:7"] });
    allowed.clear();
    hub.refresh([1]);
    hub.publish({ topic: "poll:7" }, "secret", {});
    expect(a.updates()).toEqual([]);
    sessions.delete("s1");
    hub.refresh();
    expect(a.closed).toBe(4401);
    const b = comeIn(2);
    people.delete(2);
    hub.refresh();
    expect(b.closed).toBe(4401);
    expect(hub.isPresent(2)).toBe(false);
  });

  it("passes a signal to the others of the topic without storing it", () => {
    allowed.add("1:7").add("2:7");
    const a = comeIn(1, { topics: ["poll:7"] });
    const b = comeIn(2, { topics: ["poll:7"] });
    const outsider = comeIn(3);
    a.say({ kind: "signal", topic: "poll:7", name: "typing", data: { on: true } });
    a.say({ kind: "signal", topic: "poll:7", name: "unknown" });
    outsider.say({ kind: "signal", topic: "poll:7", name: "typing", data: {} });
    expect(b.sent.filter(({ kind }) => kind === "signal")).toEqual([
      { kind: "signal", topic: "poll:7", name: "typing", data: { on: true }, from: 1 },
    ]);
    expect(a.sent.some(({ kind }) => kind === "signal")).toBe(false);
  });
});

import { randomUUID } from "node:crypto";
import type { WebSocket } from "@fastify/websocket";
import type { PersonActor } from "../access/actor.ts";
import type { Clock } from "../clock.ts";
import type { ServerFrame } from "../contract/index.ts";
import type { ActorOf } from "../http/sessions.ts";
import type { Log } from "../log.ts";
import { readFrame } from "./frames.ts";
import type { Live, LiveTarget, TopicRule } from "./live.ts";
import { createReplay } from "./replay.ts";

/** The live interface, and the side that the HTTP server and the house use. */
export interface Hub extends Live {
  /** Takes over an authenticated socket. */
  attach(socket: WebSocket, actor: PersonActor): void;
  stop(): void;
}

export interface HubParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly actorOf: ActorOf;
  /** Whether the session still stands: one that was ended hears nothing more. */
  readonly isSession: (digest: string) => boolean;
  readonly topics: readonly TopicRule[];
}

interface Listener {
  readonly socket: WebSocket;
  actor: PersonActor;
  readonly topics: Set<string>;
  alive: boolean;
  /** Frames that the client may still send at once; refilled with time. */
  allowance: number;
  refilledAt: number;
  greeted: boolean;
}

const HEARTBEAT = 25_000;
/** A reader that is this many bytes behind is dropped; it comes back and is caught up from the replay, or reads anew. */
const MOST_BEHIND = 1024 * 1024;
const MOST_TOPICS = 200;
const FRAMES_AT_ONCE = 100;
const FRAMES_PER_SECOND = 20;

export function createHub(parts: HubParts): Hub {
  const { clock, log } = parts;
  const epoch = randomUUID();
  const replay = createReplay();
  const rules = new Map(parts.topics.map((rule) => [rule.prefix, rule]));
  const listeners = new Set<Listener>();
  const byTopic = new Map<string, Set<Listener>>();
  const byAudience = new Map<string, Set<Listener>>();

  const heartbeat = setInterval(() => {
    for (const listener of listeners) {
      if (!listener.alive) {
        listener.socket.terminate();
        continue;
      }
      listener.alive = false;
      listener.socket.ping();
    }
    refresh();
  }, HEARTBEAT);
  heartbeat.unref();

  function send(listener: Listener, text: string): void {
    if (listener.socket.bufferedAmount > MOST_BEHIND) {
      log.warn("A slow reader was dropped", { person: listener.actor.id });
      listener.socket.terminate();
      return;
    }
    listener.socket.send(text);
  }

  function mayHear(actor: PersonActor, topic: string): boolean {
    const colon = topic.indexOf(":");
    const rule = rules.get(topic.slice(0, colon));
    return colon > 0 && rule?.maySubscribe(actor, topic.slice(colon + 1)) === true;
  }

  function subscribe(listener: Listener, topic: string): void {
    if (listener.topics.size < MOST_TOPICS && mayHear(listener.actor, topic)) {
      listener.topics.add(topic);
      join(byTopic, topic, listener);
    } else {
      send(listener, frame({ kind: "refused", topic }));
    }
  }

  function unsubscribe(listener: Listener, topic: string): void {
    listener.topics.delete(topic);
    leave(byTopic, topic, listener);
  }

  function listenersOf(target: LiveTarget): Iterable<Listener> {
    if ("topic" in target) return byTopic.get(target.topic) ?? [];
    const found = new Set<Listener>();
    for (const key of target.audience) for (const listener of byAudience.get(key) ?? []) found.add(listener);
    return found;
  }

  function hears(listener: Listener, target: LiveTarget): boolean {
    if ("topic" in target) return listener.topics.has(target.topic);
    return target.audience.some((key) => listener.actor.audienceKeys.includes(key));
  }

  function greet(listener: Listener, hello: { epoch?: string; seen?: number; topics?: readonly string[] }): void {
    for (const topic of hello.topics ?? []) subscribe(listener, topic);
    const missed = hello.epoch === epoch && hello.seen !== undefined ? replay.since(hello.seen) : undefined;
    send(listener, frame({ kind: "welcome", epoch, seen: replay.last(), resumed: missed !== undefined }));
    for (const update of missed ?? []) if (hears(listener, update.target)) send(listener, update.text);
    listener.greeted = true;
  }

  function receive(listener: Listener, raw: string): void {
    const now = clock.now();
    const refill = (Math.max(now - listener.refilledAt, 0) / 1000) * FRAMES_PER_SECOND;
    listener.allowance = Math.min(FRAMES_AT_ONCE, listener.allowance + refill) - 1;
    listener.refilledAt = now;
    const message = listener.allowance < 0 ? undefined : readFrame(raw);
    if (!message) {
      // 1008: policy violation. A flood or nonsense ends this connection and nothing else.
      listener.socket.close(1008, "Not understood, or too much at once");
      return;
    }
    if (message.kind === "hello") greet(listener, message);
    else if (message.kind === "subscribe") subscribe(listener, message.topic);
    else if (message.kind === "unsubscribe") unsubscribe(listener, message.topic);
    else passSignal(listener, message.topic, message.name, message.data);
  }

  function passSignal(from: Listener, topic: string, name: string, data: unknown): void {
    if (!from.topics.has(topic)) return;
    const colon = topic.indexOf(":");
    const passed = rules.get(topic.slice(0, colon))?.onSignal?.(from.actor, topic.slice(colon + 1), name, data);
    if (passed === undefined) return;
    const text = frame({ kind: "signal", topic, name, data: passed, from: from.actor.id });
    for (const listener of byTopic.get(topic) ?? []) if (listener !== from) send(listener, text);
  }

  function forget(listener: Listener): void {
    listeners.delete(listener);
    for (const topic of listener.topics) leave(byTopic, topic, listener);
    for (const key of listener.actor.audienceKeys) leave(byAudience, key, listener);
  }

  function refresh(personIds?: readonly number[]): void {
    const wanted = personIds && new Set(personIds);
    for (const listener of listeners) {
      if (wanted && !wanted.has(listener.actor.id)) continue;
      const { session, id } = listener.actor;
      const who = session === undefined || parts.isSession(session) ? parts.actorOf(id) : undefined;
      if (!who) {
        listener.socket.close(4401, "Signed out");
        forget(listener);
        continue;
      }
      for (const key of listener.actor.audienceKeys) leave(byAudience, key, listener);
      listener.actor = { ...who, door: "live", ...(session !== undefined && { session }) };
      for (const key of listener.actor.audienceKeys) join(byAudience, key, listener);
      for (const topic of [...listener.topics]) {
        if (mayHear(listener.actor, topic)) continue;
        unsubscribe(listener, topic);
        send(listener, frame({ kind: "refused", topic }));
      }
    }
  }

  return {
    attach(socket, actor) {
      const listener: Listener = {
        socket,
        actor: { ...actor, door: "live" },
        topics: new Set(),
        alive: true,
        allowance: FRAMES_AT_ONCE,
        refilledAt: clock.now(),
        greeted: false,
      };
      listeners.add(listener);
      for (const key of actor.audienceKeys) join(byAudience, key, listener);
      socket.on("pong", () => {
        listener.alive = true;
      });
      socket.on("message", (data: Buffer, isBinary: boolean) => {
        receive(listener, isBinary ? "" : data.toString("utf8"));
      });
      socket.on("close", () => {
        forget(listener);
      });
      socket.on("error", () => {
        socket.terminate();
      });
    },
    publish(target, name, data) {
      const topic = "topic" in target ? target.topic : "";
      const seq = replay.last() + 1;
      const text = frame({ kind: "update", seq, topic, name, data });
      replay.keep(seq, target, text);
      // Before its hello a listener is not sent updates: the replay gives them in order.
      for (const listener of listenersOf(target)) if (listener.greeted) send(listener, text);
    },
    signal(target, name, data) {
      const text = frame({ kind: "signal", topic: "topic" in target ? target.topic : "", name, data });
      for (const listener of listenersOf(target)) if (listener.greeted) send(listener, text);
    },
    place: () => ({ epoch, seen: replay.last() }),
    isPresent: (personId) => (byAudience.get(`person:${String(personId)}`)?.size ?? 0) > 0,
    refresh,
    drop(which) {
      for (const listener of listeners) {
        const isMeant =
          "session" in which ? listener.actor.session === which.session : listener.actor.id === which.personId;
        if (!isMeant) continue;
        listener.socket.close(4401, "Signed out");
        forget(listener);
      }
    },
    stop() {
      clearInterval(heartbeat);
      for (const listener of listeners) listener.socket.close(1001, "The office is closing");
      // A client that does not answer the close must not hold the stop.
      setTimeout(() => {
        for (const listener of listeners) listener.socket.terminate();
      }, 1000).unref();
    },
  };
}

function frame(value: ServerFrame): string {
  return JSON.stringify(value);
}

function join(index: Map<string, Set<Listener>>, key: string, listener: Listener): void {
  const known = index.get(key);
  if (known) known.add(listener);
  else index.set(key, new Set([listener]));
}

function leave(index: Map<string, Set<Listener>>, key: string, listener: Listener): void {
  const known = index.get(key);
  known?.delete(listener);
  if (known?.size === 0) index.delete(key);
}

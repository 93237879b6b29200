import type { ClientFrame, ServerFrame } from "../../server/kernel/contract/live.ts";

/** What the client needs of a WebSocket; a test gives its own. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: string }) => void) | null;
  onclose: (() => void) | null;
}

export interface LiveUpdate {
  readonly topic: string;
  readonly name: string;
  readonly data: unknown;
}

export interface LiveSurroundings {
  readonly connect: () => Socket;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  /** 0 ≤ n < 1; spreads the return of a whole office after a restart. */
  readonly random: () => number;
}

type Watcher = (update: LiveUpdate) => void;

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** As many topics as a hello may name. */
const MOST_AT_ONCE = 200;

/**
 * The browser's end of `/api/live`: one socket, counted subscriptions, and a return that resumes where it stopped. What cannot be resumed
 * is told to `onReset` watchers, who read their views anew.
 */
export class LiveClient {
  readonly #around: LiveSurroundings;
  readonly #watchers = new Map<string, Set<Watcher>>();
  readonly #signalWatchers = new Map<string, Set<Watcher>>();
  readonly #personalWatchers = new Set<Watcher>();
  readonly #resetWatchers = new Set<() => void>();
  readonly #stateWatchers = new Set<(connected: boolean) => void>();
  #socket: Socket | undefined;
  /** The hello is on its way, and whatever follows it is heard in order. */
  #greeted = false;
  #welcomed = false;
  #epoch: string | undefined;
  #seen: number | undefined;
  #failures = 0;
  #timer: unknown;
  #running = false;

  constructor(around: LiveSurroundings) {
    this.#around = around;
  }

  get connected(): boolean {
    return this.#welcomed;
  }

  /**
   * Connects. `place` is where the updates stood before the views were first read: what came since is sent after the hello, so that nothing falls
   * between a view's reading and the connection.
   */
  start(place?: { readonly epoch: string; readonly seen: number }): void {
    if (this.#running) return;
    if (place && this.#epoch === undefined) {
      this.#epoch = place.epoch;
      this.#seen = place.seen;
    }
    this.#running = true;
    this.#open();
  }

  /** Ends the connection; subscriptions stay and come back with the next `start`. */
  stop(): void {
    this.#running = false;
    this.#around.clearTimer(this.#timer);
    this.#socket?.close();
    this.#drop();
  }

  /** Tries at once instead of waiting: the network is back, or the tab is looked at again. */
  retryNow(): void {
    if (!this.#running || this.#socket) return;
    this.#around.clearTimer(this.#timer);
    this.#open();
  }

  /** Receives the updates of a topic until the returned function is called. The first watcher of a topic subscribes, the last leaves. */
  subscribe(topic: string, watcher: Watcher): () => void {
    return this.#watch(this.#watchers, topic, watcher);
  }

  /** Receives a topic's signals (typing, presence): not numbered, not repeated. */
  subscribeSignals(topic: string, watcher: Watcher): () => void {
    return this.#watch(this.#signalWatchers, topic, watcher);
  }

  /** Receives what the server sends to this person on no topic (an audience that the person belongs to); there is nothing to subscribe. */
  onPersonal(watcher: Watcher): () => void {
    this.#personalWatchers.add(watcher);
    return () => this.#personalWatchers.delete(watcher);
  }

  /** Sends a signal; lost without a word when nobody is connected, as signals may be. */
  signal(topic: string, name: string, data?: unknown): void {
    this.#send({ kind: "signal", topic, name, data });
  }

  /** Called when updates may have been missed: read what you show anew. */
  onReset(watcher: () => void): () => void {
    this.#resetWatchers.add(watcher);
    return () => this.#resetWatchers.delete(watcher);
  }

  onState(watcher: (connected: boolean) => void): () => void {
    this.#stateWatchers.add(watcher);
    return () => this.#stateWatchers.delete(watcher);
  }

  #watch(all: Map<string, Set<Watcher>>, topic: string, watcher: Watcher): () => void {
    const isNew = !this.#isWatched(topic);
    const watchers = all.get(topic) ?? new Set();
    all.set(topic, watchers.add(watcher));
    if (isNew) this.#send({ kind: "subscribe", topic });
    return () => {
      if (!watchers.delete(watcher)) return;
      if (watchers.size === 0 && all.get(topic) === watchers) all.delete(topic);
      if (!this.#isWatched(topic)) this.#send({ kind: "unsubscribe", topic });
    };
  }

  #watchersOf(topic: string): Iterable<Watcher> {
    return topic === "" ? this.#personalWatchers : (this.#watchers.get(topic) ?? []);
  }

  #isWatched(topic: string): boolean {
    return this.#watchers.has(topic) || this.#signalWatchers.has(topic);
  }

  #open(): void {
    const socket = this.#around.connect();
    this.#socket = socket;
    socket.onopen = () => {
      const place = this.#epoch !== undefined && this.#seen !== undefined && { epoch: this.#epoch, seen: this.#seen };
      // With the hello, and not after it: what is repeated is repeated to the topics that are known by then.
      const topics = [...new Set([...this.#watchers.keys(), ...this.#signalWatchers.keys()])];
      this.#greeted = true;
      this.#send({ kind: "hello", ...place, topics: topics.slice(0, MOST_AT_ONCE) });
      for (const topic of topics.slice(MOST_AT_ONCE)) this.#send({ kind: "subscribe", topic });
    };
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket) this.#receive(JSON.parse(data) as ServerFrame);
    };
    socket.onclose = () => {
      if (socket !== this.#socket) return;
      this.#drop();
      if (this.#running) this.#wait();
    };
  }

  #receive(frame: ServerFrame): void {
    switch (frame.kind) {
      case "welcome": {
        const returned = this.#epoch !== undefined;
        this.#epoch = frame.epoch;
        this.#failures = 0;
        if (!frame.resumed) this.#seen = frame.seen;
        this.#setWelcomed(true);
        if (returned && !frame.resumed) for (const watcher of [...this.#resetWatchers]) watcher();
        return;
      }
      case "update":
        if (this.#seen !== undefined && frame.seq <= this.#seen) return;
        this.#seen = frame.seq;
        for (const watcher of [...this.#watchersOf(frame.topic)]) watcher(frame);
        return;
      case "signal":
        for (const watcher of [...(this.#signalWatchers.get(frame.topic) ?? [])]) watcher(frame);
        return;
      case "refused":
        return;
    }
  }

  #drop(): void {
    this.#socket = undefined;
    this.#greeted = false;
    this.#setWelcomed(false);
  }

  #wait(): void {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = this.#around.setTimer(
      () => {
        this.#open();
      },
      longest * (0.5 + this.#around.random() / 2),
    );
  }

  #send(frame: ClientFrame): void {
    if (this.#greeted) this.#socket?.send(JSON.stringify(frame));
  }

  #setWelcomed(connected: boolean): void {
    if (connected === this.#welcomed) return;
    this.#welcomed = connected;
    for (const watcher of [...this.#stateWatchers]) watcher(connected);
  }
}

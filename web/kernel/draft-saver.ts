import { CallError } from "./call-error.ts";

/**
 * `conflict`: another window has saved this draft; nothing more is written over it. `gone`: it was sent or thrown away elsewhere. In both,
 * what was typed here is kept until the person says what becomes of it.
 */
export type SaveState = "saved" | "waiting" | "saving" | "failed" | "conflict" | "gone";

interface Around<Content extends object> {
  readonly save: (input: Content & { version: number }) => Promise<{ version: number; savedAt: number }>;
  readonly changed: () => void;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

/** Milliseconds of quiet after which what was typed is saved. */
const PAUSE = 700;
const RETRY = 5_000;

/** Saves a draft by itself: one save at a time, the newest content, again after a failure, never over another window's. */
export class DraftSaver<Content extends object> {
  readonly #around: Around<Content>;
  #version: number;
  #savedAt: number;
  #state: SaveState = "saved";
  #wanted: Content | undefined;
  #running: Promise<void> | undefined;
  #timer: unknown;
  #ended = false;

  constructor(version: number, savedAt: number, around: Around<Content>) {
    this.#version = version;
    this.#savedAt = savedAt;
    this.#around = around;
  }

  get version(): number {
    return this.#version;
  }
  get savedAt(): number {
    return this.#savedAt;
  }
  get state(): SaveState {
    return this.#state;
  }

  /** Another window has saved, and nothing is unsaved here: its version is the one to go on from. */
  follow(version: number, savedAt: number): void {
    this.#version = version;
    this.#savedAt = savedAt;
    this.#wanted = undefined;
    this.#set("saved");
  }

  /** Something was typed. */
  touch(content: Content): void {
    if (this.#ended) return;
    this.#wanted = content;
    if (this.#isStuck()) return;
    if (this.#state !== "saving") this.#set("waiting");
    this.#around.clearTimer(this.#timer);
    this.#timer = this.#around.setTimer(() => void this.flush(), PAUSE);
  }

  /** Saves at once what is not saved yet; resolves when it is, or has failed. */
  async flush(): Promise<boolean> {
    this.#around.clearTimer(this.#timer);
    await this.#running;
    if (this.#wanted !== undefined && !this.#ended && !this.#isStuck()) {
      this.#running = this.#save(this.#wanted);
      await this.#running;
      this.#running = undefined;
    }
    return this.#wanted === undefined;
  }

  /** After a conflict: what was typed here takes the place of the other window's, which is this version. */
  async insist(version: number): Promise<boolean> {
    this.#version = version;
    this.#set("waiting");
    return this.flush();
  }

  /** The draft is sent or thrown away. */
  end(): void {
    this.#ended = true;
    this.#around.clearTimer(this.#timer);
  }

  async #save(content: Content): Promise<void> {
    this.#wanted = undefined;
    this.#set("saving");
    try {
      const { version, savedAt } = await this.#around.save({ ...content, version: this.#version });
      this.#version = version;
      this.#savedAt = savedAt;
      this.#set(this.#isWanted() ? "waiting" : "saved");
    } catch (error) {
      this.#wanted ??= content;
      const stuck = stuckBy(error);
      if (stuck) {
        this.#set(stuck);
        return;
      }
      this.#set("failed");
      if (!this.#ended) this.#timer = this.#around.setTimer(() => void this.flush(), RETRY);
    }
  }

  #isStuck(): boolean {
    return this.#state === "conflict" || this.#state === "gone";
  }

  // Read through a function: `touch` may set it while `#save` awaits.
  #isWanted(): boolean {
    return this.#wanted !== undefined;
  }

  #set(state: SaveState): void {
    this.#state = state;
    this.#around.changed();
  }
}

function stuckBy(error: unknown): "conflict" | "gone" | undefined {
  if (!(error instanceof CallError)) return undefined;
  if (error.code === "kernel.conflict") return "conflict";
  return error.status === 404 || error.code === "mail.waiting" ? "gone" : undefined;
}

import { demandReadable } from "../hashing.ts";
import { connectTo, hear, ME, say, within, wordOf, type Word } from "./peer.ts";

/** How it ended: all is with the receiver, or the appliance goes on from this byte. */
export type Given = { readonly kind: "done" } | { readonly kind: "through"; readonly from: number };

export interface Gift {
  readonly transferId: number;
  readonly content: Blob;
  readonly hash: Promise<string>;
  /** The receiver has said yes already: he need not be waited for long. */
  readonly accepted: boolean;
  readonly signal: AbortSignal;
  readonly onMoved: (held: number) => void;
}

/** How long somebody at his desk may think; the files then go on to the appliance while he does. Milliseconds. */
const ASK_TIME = 25_000;
const READY_TIME = 5_000;
/** A receiver whose disk says nothing for so long is gone, whatever the connection says. */
const SILENCE = 8_000;
const FRAME = 64 * 1024;
/** Bytes read from the disk at once. */
const READ = 4 * 1024 * 1024;
/** Bytes that may be on their way to the receiver's disk: his memory is bounded by it. */
const AHEAD = 32 * 1024 * 1024;
const FULL = 4 * 1024 * 1024;

/** Passes a content straight to the receiver's window. Never rejects because of the way: what does not work goes through the appliance. */
export async function give(gift: Gift): Promise<Given> {
  const progress = { held: 0 };
  try {
    const other = await waitForReady(gift);
    if (other === undefined) return { kind: "through", from: 0 };
    const { channel, close } = await connectTo(gift.transferId, other, gift.signal);
    try {
      await stream(gift, channel, progress);
      return { kind: "done" };
    } finally {
      close();
    }
  } catch {
    gift.signal.throwIfAborted();
    // A file that changed cannot go on by any way.
    await demandReadable(gift.content, progress.held);
    return { kind: "through", from: progress.held };
  }
}

/** The window in which the receiver has accepted; undefined when nobody answers, or it cannot. */
async function waitForReady({ transferId, accepted, signal }: Gift): Promise<string | undefined> {
  let stop: () => void = () => undefined;
  const answer = new Promise<string | undefined>((resolve) => {
    stop = hear(transferId, (said) => {
      if (said.kind === "ready") resolve(said.from);
      else if (said.kind === "cannot") resolve(undefined);
    });
    say(transferId, { kind: "call", from: ME });
  });
  try {
    return await within(answer, accepted ? READY_TIME : ASK_TIME, signal);
  } catch {
    signal.throwIfAborted();
    return undefined;
  } finally {
    stop();
  }
}

async function stream(gift: Gift, channel: RTCDataChannel, progress: { held: number }): Promise<void> {
  const talk = new Talk(channel, gift.signal);
  const first = await talk.next();
  if (first.kind !== "from") throw new Error("The receiver spoke out of turn.");
  progress.held = first.at;
  gift.onMoved(first.at);
  talk.onHeld = (at) => {
    progress.held = at;
    gift.onMoved(at);
  };
  channel.bufferedAmountLowThreshold = FULL / 2;
  for (let at = first.at; at < gift.content.size;) {
    const piece = await gift.content.slice(at, at + READ).arrayBuffer();
    for (let offset = 0; offset < piece.byteLength; offset += FRAME) {
      while (channel.bufferedAmount > FULL) await talk.drained();
      channel.send(piece.slice(offset, offset + FRAME));
    }
    at += piece.byteLength;
    while (at - progress.held > AHEAD) await talk.moved();
  }
  channel.send(JSON.stringify({ kind: "end", hash: await gift.hash } satisfies Word));
  const last = await talk.next(600_000);
  if (last.kind !== "done") {
    progress.held = 0;
    throw new Error("What arrived is not what was sent.");
  }
}

/** The receiver's words in their order; rejects when the channel closes, falls silent, or nobody waits any more. */
class Talk {
  onHeld: (at: number) => void = () => undefined;
  readonly #channel: RTCDataChannel;
  readonly #signal: AbortSignal;
  readonly #words: Word[] = [];
  #wake: () => void = () => undefined;
  #closed = false;
  #moves = 0;

  constructor(channel: RTCDataChannel, signal: AbortSignal) {
    this.#channel = channel;
    this.#signal = signal;
    channel.onmessage = ({ data }) => {
      const word = wordOf(data);
      if (word?.kind === "held") {
        this.#moves += 1;
        this.onHeld(word.at);
      } else if (word) this.#words.push(word);
      this.#wake();
    };
    channel.onbufferedamountlow = () => {
      this.#wake();
    };
    channel.onclose = () => {
      this.#closed = true;
      this.#wake();
    };
  }

  async next(patience = SILENCE): Promise<Word> {
    await this.#until(() => this.#words.length > 0, patience);
    const word = this.#words.shift();
    if (!word) throw new Error("The channel is closed.");
    return word;
  }

  moved(): Promise<void> {
    const before = this.#moves;
    return this.#until(() => this.#moves > before, SILENCE);
  }

  drained(): Promise<void> {
    return this.#until(() => this.#channel.bufferedAmount <= FULL / 2, SILENCE);
  }

  async #until(isSo: () => boolean, patience: number): Promise<void> {
    const late = performance.now() + patience;
    while (!isSo()) {
      if (this.#closed) throw new Error("The channel is closed.");
      const left = late - performance.now();
      if (left <= 0) throw new Error("The receiver is silent.");
      await within(
        new Promise<void>((resolve) => {
          this.#wake = resolve;
        }),
        left,
        this.#signal,
      );
    }
  }
}

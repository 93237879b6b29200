import { hashOf } from "../hashing.ts";
import { clear, contentOf, heldOf, keep } from "../shelf.ts";
import { connectTo, hear, ME, say, wordOf, type Word } from "./peer.ts";

export interface Take {
  readonly transferId: number;
  readonly size: number;
  readonly signal: AbortSignal;
  readonly onMoved: (held: number) => void;
  /** Everything is here and its hash is right. */
  readonly onWhole: (content: Blob, hash: string) => Promise<void>;
}

/** Pieces of this size are put on the disk and acknowledged. */
const PIECE = 4 * 1024 * 1024;

/**
 * Says that the receiver has accepted in this window, and takes what a sender's window then passes over. Ends with `signal`. A broken connection is
 * the sender's matter: what arrived stays, and the rest comes through the appliance.
 */
export function listen(take: Take): void {
  const { transferId, signal } = take;
  let busy = false;
  const ready = () => {
    if (!busy) say(transferId, { kind: canTake() ? "ready" : "cannot", from: ME });
  };
  const stop = hear(transferId, (said) => {
    if (said.kind === "call") ready();
    if (said.kind !== "offer" || busy) return;
    busy = true;
    void receive(take, said.from, said.sdp).finally(() => {
      busy = false;
    });
  });
  signal.addEventListener("abort", stop);
  ready();
}

const canTake = (): boolean => typeof RTCPeerConnection === "function" && typeof indexedDB === "object";

async function receive(take: Take, other: string, offer: string): Promise<void> {
  try {
    const { channel, close } = await connectTo(take.transferId, other, take.signal, offer);
    try {
      await fill(take, channel);
    } finally {
      close();
    }
  } catch {
    // The sender has seen the same and goes on through the appliance.
  }
}

function fill(take: Take, channel: RTCDataChannel): Promise<void> {
  const { transferId } = take;
  let work = Promise.resolve();
  let waiting: ArrayBuffer[] = [];
  let waitingBytes = 0;
  let held = 0;
  const answer = (word: Word) => {
    if (channel.readyState === "open") channel.send(JSON.stringify(word));
  };

  async function flush(bytes: readonly ArrayBuffer[]): Promise<void> {
    const piece = new Blob([...bytes]);
    if (piece.size === 0) return;
    await keep(transferId, held, piece);
    held += piece.size;
    take.onMoved(held);
    answer({ kind: "held", at: held });
  }

  async function finish(hash: string): Promise<void> {
    const content = await contentOf(transferId);
    if (content.size !== take.size || (await hashOf(content, take.signal)) !== hash) {
      await clear(transferId);
      answer({ kind: "wrong" });
      return;
    }
    await take.onWhole(content, hash);
    answer({ kind: "done" });
  }

  return new Promise((resolve, reject) => {
    const next = (step: () => Promise<void>) => {
      work = work.then(step);
      work.catch((error: unknown) => {
        // No room on this disk, most likely: the sender is let go.
        channel.close();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    };
    const spill = () => {
      const bytes = waiting;
      waiting = [];
      waitingBytes = 0;
      next(() => flush(bytes));
    };
    channel.onclose = () => {
      // What has come and is not on the disk yet was acknowledged to nobody.
      resolve(work.catch(() => undefined));
    };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) {
        waiting.push(data);
        waitingBytes += data.byteLength;
        if (waitingBytes >= PIECE) spill();
        return;
      }
      const word = wordOf(data);
      if (word?.kind !== "end") return;
      spill();
      next(() => finish(word.hash));
    };
    next(async () => {
      held = await heldOf(transferId);
      take.onMoved(held);
      answer({ kind: "from", at: held });
    });
  });
}

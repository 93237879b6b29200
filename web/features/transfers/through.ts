import { DetailedError, Upload } from "tus-js-client";
import { fetchTransfer, uploadUrl, type Transfer } from "./api.ts";
import { demandReadable } from "./hashing.ts";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 10_000;

/**
 * Sends the content from the transfer's base on to the appliance. Breaks are waited out, however long they are: each time the appliance says where it
 * is, and it goes on from there. Rejects when the appliance refuses, the file has changed, or `signal` fires.
 */
export async function sendContent(
  content: Blob,
  transfer: Transfer,
  signal: AbortSignal,
  onMoved: (received: number, isGoing: boolean) => void,
): Promise<void> {
  let failures = 0;
  let reached = transfer.received;
  for (;;) {
    signal.throwIfAborted();
    const before = reached;
    try {
      await once(content, transfer, signal, (received) => {
        reached = received;
        onMoved(received, true);
      });
      return;
    } catch (error) {
      signal.throwIfAborted();
      await demandReadable(content, Math.min(reached, content.size - 1));
      if (!isBreak(error)) throw await refusalOf(error, transfer.id);
      failures = reached > before ? 0 : failures + 1;
      onMoved(reached, false);
      await pause(Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT), signal);
    }
  }
}

function once(
  content: Blob,
  transfer: Transfer,
  signal: AbortSignal,
  onMoved: (received: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      void upload.abort();
      reject(new DOMException("Aborted", "AbortError"));
    };
    const end = () => {
      signal.removeEventListener("abort", stop);
    };
    const upload = new Upload(content.slice(transfer.base) as File, {
      uploadUrl: new URL(uploadUrl(transfer.upload ?? ""), location.href).href,
      // Breaks are ours to wait out; nothing is kept beside what the appliance says.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: (sent) => {
        onMoved(transfer.base + sent);
      },
      onError: (error) => {
        end();
        reject(error);
      },
      onSuccess: () => {
        end();
        resolve();
      },
    });
    signal.addEventListener("abort", stop);
    upload.start();
  });
}

const statusOf = (error: unknown): number =>
  error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : -1;

/** No answer, an appliance that is starting, another connection that still holds on, or an offset that has moved: all pass. */
function isBreak(error: unknown): boolean {
  const status = statusOf(error);
  return status === 0 || status === 423 || status === 429 || status === 502 || status === 503 || status === 504;
}

/** A session that ended is renewed by any call, and the upload goes on; else the transfer itself says what became of it. */
async function refusalOf(error: unknown, id: number): Promise<unknown> {
  if (!(error instanceof DetailedError)) return error;
  const status = statusOf(error);
  const now = await fetchTransfer(id);
  if (now.can.send && (status === 401 || status === 409)) return new StartAgain();
  return error;
}

/** The appliance is further, or the person has signed in again: ask where it is, and go on. */
export class StartAgain extends Error {}

/** Until the time is over, the network is back, or nobody waits any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}

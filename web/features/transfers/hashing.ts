import { CallError } from "../../kernel/call-error.ts";
import { msg } from "../../kernel/i18n.ts";

/** The file is not what it was when it was chosen: changed, moved or removed. */
export function changedWhileSent(): CallError {
  return new CallError({
    code: "web.fileChanged",
    status: 0,
    message: msg("Tệp đã thay đổi hoặc bị chuyển đi trong lúc gửi. Hãy chọn lại tệp rồi gửi lại.", {
      id: "transfers.file-changed",
    }),
  });
}

/** SHA-256 of a Blob in hexadecimal, beside the page. Rejects with `changedWhileSent` when it can no longer be read. */
export function hashOf(content: Blob, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("hash.worker.ts", import.meta.url), { type: "module" });
    const end = () => {
      worker.terminate();
      signal?.removeEventListener("abort", stop);
    };
    const stop = () => {
      end();
      reject(new DOMException("Aborted", "AbortError"));
    };
    signal?.addEventListener("abort", stop);
    worker.onmessage = ({ data }: MessageEvent<{ hex?: string }>) => {
      end();
      if (data.hex === undefined) reject(changedWhileSent());
      else resolve(data.hex);
    };
    worker.onerror = () => {
      end();
      reject(changedWhileSent());
    };
    worker.postMessage(content);
  });
}

/** Whether the bytes from here on can still be read: a browser refuses a file that was changed since it was chosen. */
export async function demandReadable(content: Blob, at: number): Promise<void> {
  try {
    await content.slice(at, at + 1).arrayBuffer();
  } catch {
    throw changedWhileSent();
  }
}

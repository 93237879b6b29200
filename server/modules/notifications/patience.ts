/** A channel that has not answered by then counts as failed. */
const PATIENCE = 60_000;
const PATIENCE_AT_STOP = 5_000;

/** Waits for a delivery, a minute at most, and only 5 s more once the program closes. */
export async function withPatience(delivery: Promise<void>, closing: AbortSignal): Promise<"done" | "closing"> {
  let timer: NodeJS.Timeout | undefined;
  let onClose: (() => void) | undefined;
  const tooLong = new Promise<"closing">((resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`No answer within ${String(PATIENCE / 1000)} s`));
    }, PATIENCE);
    onClose = () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, PATIENCE_AT_STOP, "closing");
    };
    closing.addEventListener("abort", onClose);
  });
  try {
    return await Promise.race([delivery.then(() => "done" as const), tooLong]);
  } finally {
    clearTimeout(timer);
    if (onClose) closing.removeEventListener("abort", onClose);
  }
}

/** What asked the program to end. */
export type StopReason = NodeJS.Signals | "stdin";

/**
 * Resolves with the first signal that asks the program to end, or with the end of stdin where that counts as one: on Windows, which has no
 * signals, whoever started the program closes its stdin. A second signal ends it at once: somebody is in a hurry.
 */
export function stopSignal(onStdinEnd = false): { readonly asked: Promise<StopReason> } {
  let first: StopReason | undefined;
  const asked = new Promise<StopReason>((resolve) => {
    const ask = (reason: StopReason) => {
      first ??= reason;
      resolve(first);
    };
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"] as const) {
      // SIGBREAK exists on Windows only: closing the console or Ctrl+Break.
      if (signal === "SIGBREAK" && process.platform !== "win32") continue;
      process.on(signal, () => {
        if (first !== undefined && signal !== "SIGHUP") process.exit(1);
        ask(signal);
      });
    }
    if (!onStdinEnd) return;
    // A pipe whose other end dies gives an error on Windows and an end elsewhere.
    for (const end of ["end", "error", "close"] as const) {
      process.stdin.once(end, () => {
        ask("stdin");
      });
    }
    process.stdin.resume();
  });
  return { asked };
}

/** Resolves with the first signal that asks the program to end. A second one ends it at once: somebody is in a hurry. */
export function stopSignal(): { readonly asked: Promise<NodeJS.Signals>; readonly isAsked: () => boolean } {
  let first: NodeJS.Signals | undefined;
  const asked = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"] as const) {
      // SIGBREAK exists on Windows only: closing the console or Ctrl+Break.
      if (signal === "SIGBREAK" && process.platform !== "win32") continue;
      process.on(signal, () => {
        if (first !== undefined && signal !== "SIGHUP") process.exit(1);
        first = signal;
        resolve(signal);
      });
    }
  });
  return { asked, isAsked: () => first !== undefined };
}

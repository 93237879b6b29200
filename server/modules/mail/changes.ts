import type { Kernel } from "../../kernel/module.ts";
import { takeTouched } from "./store.ts";

/** Tells, after the commit, which mailboxes changed, whoever changed them: deliveries, the web, rules, other mail programs. */
export interface MailboxChanges {
  /** Calls back once for every commit that changed the mailbox. Returns what ends it. */
  watch(mailboxId: number, changed: () => void): () => void;
}

export function createMailboxChanges(kernel: Kernel): MailboxChanges {
  const watchers = new Map<number, Set<() => void>>();
  kernel.onCommit(() => {
    for (const mailboxId of takeTouched(kernel.db)) for (const changed of watchers.get(mailboxId) ?? []) changed();
  });
  return {
    watch(mailboxId, changed) {
      const known = watchers.get(mailboxId) ?? new Set();
      watchers.set(mailboxId, known);
      // Of its own, so that the same function may watch twice.
      const watcher = () => changed();
      known.add(watcher);
      return () => {
        known.delete(watcher);
        if (known.size === 0 && watchers.get(mailboxId) === known) watchers.delete(mailboxId);
      };
    },
  };
}

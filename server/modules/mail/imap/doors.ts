import { openDoor } from "../../../protocols/imap/index.ts";
import { openPop3Door } from "../../../protocols/pop3/index.ts";
import { createMailboxChanges } from "../changes.ts";
import type { MailDoor } from "../doors/doors.ts";
import { pop3Hooks, type HeldDrops } from "../pop3/hooks.ts";
import type { Quotas } from "../quota/quota.ts";
import { imapHooks, type SignInParts } from "./hooks.ts";
import type { ImapParts } from "./user.ts";
import { createWireCache } from "./wire.ts";

type Parts = Pick<ImapParts, "kernel" | "directory" | "notifications" | "reader" | "folders" | "maxMessageBytes"> &
  Omit<SignInParts, "door"> & { readonly quotas: Pick<Quotas, "ofAccount"> };

/** The doors through which mail programs come to their mailboxes. */
export interface MailboxDoors {
  readonly doors: readonly MailDoor[];
  /** After the doors are closed: ends what runs in the background. */
  stop(): Promise<void>;
}

export function createMailboxDoors(given: Parts): MailboxDoors {
  const { kernel } = given;
  const wire = createWireCache(kernel);
  const parts: ImapParts = {
    ...given,
    changes: createMailboxChanges(kernel),
    wire,
    quotaOf(accountId) {
      const { used, limit } = given.quotas.ofAccount(accountId);
      return { used, limit: limit ?? undefined };
    },
  };
  const imap = (name: "imap" | "imaps"): MailDoor => ({
    name,
    open: ({ host, port }) =>
      openDoor({
        host,
        port,
        clock: kernel.clock,
        hooks: imapHooks(parts, { ...given, door: name }),
        limits: { maxMessageBytes: given.maxMessageBytes() },
        tls: { context: () => kernel.tls.secureContext(), implicit: name === "imaps" },
      }),
  });
  const held: HeldDrops = new Set();
  const pop3 = (name: "pop3" | "pop3s"): MailDoor => ({
    name,
    open: ({ host, port }) =>
      openPop3Door({
        host,
        port,
        hooks: pop3Hooks(parts, held, { ...given, door: name }),
        tls: { context: () => kernel.tls.secureContext(), implicit: name === "pop3s" },
      }),
  });
  return { doors: [imap("imap"), imap("imaps"), pop3("pop3"), pop3("pop3s")], stop: () => wire.stop() };
}

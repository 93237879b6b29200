import { openDoor } from "../../../protocols/imap/index.ts";
import { createMailboxChanges } from "../changes.ts";
import type { MailDoor } from "../doors/doors.ts";
import * as store from "../store.ts";
import { imapHooks, type SignInParts } from "./hooks.ts";
import type { ImapParts } from "./user.ts";
import { createWireCache } from "./wire.ts";

type Parts = Pick<ImapParts, "kernel" | "directory" | "notifications" | "reader" | "folders" | "maxMessageBytes"> &
  Omit<SignInParts, "door">;

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
    quotaOf: (accountId) => ({ used: store.sizeOfAccount(kernel.db, accountId), limit: undefined }),
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
  return { doors: [imap("imap"), imap("imaps")], stop: () => wire.stop() };
}

import { Readable } from "node:stream";
import type { Office } from "../../../main.ts";
import { systemActor } from "../../../kernel/access/actor.ts";
import { contentOf, createMailReader } from "../reader.ts";
import * as store from "../store.ts";

/** A message, as bytes, into people's folders, as a door would give it to them; returns its content. */
export async function takeIn(
  { kernel }: Pick<Office, "kernel">,
  message: string | Buffer,
  to: readonly number[],
  at: { role?: "inbox" | "junk" | "trash"; receivedAt?: number; flags?: number } = {},
): Promise<number> {
  const reader = createMailReader(kernel);
  const blob = await kernel.blobs.put(Readable.from([Buffer.from(message)]), { maxBytes: 64 * 1024 * 1024 });
  const mail = await reader.read(blob.hash);
  await reader.close();
  return kernel.write(systemActor("test"), (work) => {
    const contentId = store.ensureContent(work.db, contentOf(blob, mail), work.now);
    for (const personId of to) {
      const accountId = store.ensureAccount(work.db, personId, work.now);
      store.insertMessage(work.db, {
        accountId,
        mailboxId: store.mailboxByRole(work.db, accountId, at.role ?? "inbox")?.id ?? 0,
        contentId,
        receivedAt: at.receivedAt ?? work.now,
        flags: at.flags ?? 0,
        senderId: null,
        door: "test",
        envelopeFrom: "",
        deliveredTo: "",
      });
    }
    return contentId;
  });
}

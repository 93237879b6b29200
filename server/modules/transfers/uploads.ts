import { MemoryLocker, Server } from "@tus/server";
import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { isDiskFull } from "../../kernel/http/fault.ts";
import type { RawEnds } from "../../kernel/http/mount.ts";
import type { Log } from "../../kernel/log.ts";
import { UPLOADS_PATH } from "./contract.ts";
import type { Core } from "./core.ts";
import { transferErrors } from "./errors.ts";
import type { Drafts } from "./drafts.ts";
import * as store from "./store.ts";

/** How long a request that a newer one replaces may still bring what it has in hand. */
const DRAIN = 500;

/** The tus server over our drafts. Only its sender, and only while it is open, comes through to an upload. */
export function createUploads(core: Core, drafts: Drafts, log: Log) {
  const tus = new Server({
    path: UPLOADS_PATH,
    datastore: drafts,
    // One writer an upload: who comes back after a break takes over from the connection that broke.
    locker: new MemoryLocker(),
    lockDrainTimeout: DRAIN,
    relativeLocation: true,
    // No other site may read anything here: the kernel's check of the origin stands before, this takes tus's own `*` away.
    allowedOrigins: () => false,
    onResponseError(_request, error) {
      if (error instanceof Error && isDiskFull(error)) {
        return { status_code: 507, body: kernelErrors.diskFull().say("vi") };
      }
      if ("status_code" in error) return undefined;
      log.error("An upload failed", error);
      return { status_code: 500, body: "" };
    },
  });

  return async function serve(actor: Actor, name: string, raw: () => RawEnds): Promise<undefined> {
    const row = store.findUpload(core.kernel.db, name);
    if (row?.senderId !== core.person(actor).id) throw kernelErrors.notFound();
    if (row.state !== "open" || row.expiresAt <= core.kernel.clock.now()) throw transferErrors.notOpen();
    const { request, response } = raw();
    await tus.handle(request, response);
    return undefined;
  };
}

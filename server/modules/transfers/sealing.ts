import { statSync } from "node:fs";
import { syncFile } from "../../kernel/durable.ts";
import type { Actor } from "../../kernel/access/actor.ts";
import { ClamdFault, readAddress, scanStream } from "../../protocols/clamd/index.ts";
import type { ScanResult, Transfer } from "./contract.ts";
import type { Core } from "./core.ts";
import { transferErrors } from "./errors.ts";
import type { TransferRow } from "./rows.ts";
import * as store from "./store.ts";

const DAY = 86_400_000;
const PORTION = 500;

type Finding = { readonly result: Exclude<ScanResult, "infected"> } | { readonly virus: string; readonly file: string };

/** Closes a content that has come whole: compared by hash, scanned where there is a scanner, then kept as a blob. */
export function createSealing(core: Core) {
  const { kernel, drafts } = core;
  const { db } = kernel;
  /** A seal that is asked twice is one. */
  const underWay = new Map<number, Promise<void>>();

  /** Each file of the content by itself: a scanner that is shown them in one piece sees none of them. */
  async function scan(row: TransferRow): Promise<Finding> {
    const address = readAddress(core.settings().clamd);
    if (!address) return { result: "off" };
    if (row.base > 0) return { result: "unscanned" };
    let result: "clean" | "unscanned" = "clean";
    let after = -1;
    for (;;) {
      const files = store.listFiles(db, row.id, { limit: PORTION, after }).slice(0, PORTION);
      for (const file of files) {
        if (file.size === 0) continue;
        const verdict = await scanStream(address, drafts.read(row.upload, file.from, file.size));
        if (verdict.kind === "found") return { virus: verdict.name, file: file.path };
        if (verdict.kind === "too-large") result = "unscanned";
      }
      const last = files.at(-1);
      if (!last) return { result };
      after = last.position;
    }
  }

  async function scanOrNote(row: TransferRow): Promise<Finding> {
    try {
      return await scan(row);
    } catch (error) {
      if (!(error instanceof ClamdFault)) throw error;
      kernel.log.warn("The virus scanner did not look at a transfer", { transfer: row.id, reason: error.message });
      return { result: "unscanned" };
    }
  }

  /** What has come is not what was sent: it is dropped, and the sender may begin again. */
  function dropContent(actor: Actor, row: TransferRow): void {
    drafts.drop(row.upload);
    kernel.write(actor, (work) => {
      store.setBase(work.db, row.id, row.base);
      core.tell(work, row.id);
    });
  }

  async function seal(actor: Actor, row: TransferRow, sent: { hash: string; part: string }): Promise<void> {
    const bytes = row.size - row.base;
    const draft = await drafts.settled(row.upload);
    const isWhole = statSync(draft).size === bytes;
    const hash = isWhole ? await drafts.digest(row.upload, bytes) : "";
    if (hash !== sent.part || (row.base === 0 && sent.hash !== sent.part)) {
      dropContent(actor, row);
      throw transferErrors.changed();
    }
    const finding = await scanOrNote(row);
    if ("virus" in finding) {
      kernel.write(actor, (work) => {
        core.end(work, row, { state: "infected", scan: "infected", wholeHash: sent.hash });
        const detail = { virus: finding.virus, file: finding.file };
        work.audit({ action: "transfers.infected", subject: { type: "transfer", id: row.id }, detail });
      });
      throw transferErrors.infected({ name: finding.virus, file: finding.file });
    }
    if (core.find(actor, row.id).state !== "open") throw transferErrors.notOpen();
    syncFile(draft);
    await kernel.blobs.adopt(draft, { hash, size: bytes });
    drafts.forget(row.upload);
    kernel.write(actor, (work) => {
      // Cancelled or refused meanwhile: the blob has no row, and the sweep finds it.
      if (core.find(actor, row.id).state !== "open") throw transferErrors.notOpen();
      const keepDays =
        row.boxId === null
          ? core.settings().keepDays
          : (store.findBox(db, row.boxId)?.keepDays ?? core.settings().keepDays);
      store.markReady(work.db, row.id, {
        wholeHash: sent.hash,
        hash,
        scan: finding.result,
        expiresAt: work.now + keepDays * DAY,
      });
      work.audit({ action: "transfers.kept", subject: { type: "transfer", id: row.id }, detail: { size: row.size } });
      core.tell(work, row.id);
    });
  }

  return {
    async seal(actor: Actor, id: number, sent: { hash: string; part: string }): Promise<Transfer> {
      const row = core.findOwn(actor, id);
      if (row.state !== "ready") {
        if (row.state !== "open") throw transferErrors.notOpen();
        if (row.received !== row.size) throw transferErrors.incomplete();
        const running = underWay.get(id) ?? seal(actor, row, sent);
        underWay.set(id, running);
        try {
          await running;
        } finally {
          underWay.delete(id);
        }
      }
      return core.show(actor, core.find(actor, id));
    },
  };
}

export type Sealing = ReturnType<typeof createSealing>;

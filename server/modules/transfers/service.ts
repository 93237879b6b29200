import type { Actor } from "../../kernel/access/actor.ts";
import type { RawEnds } from "../../kernel/http/mount.ts";
import { readAddress, versionOf } from "../../protocols/clamd/index.ts";
import { createBoxes, type Boxes } from "./boxes.ts";
import type { Transfer, TransferSettings } from "./contract.ts";
import { createCore, type Parts } from "./core.ts";
import { transferErrors } from "./errors.ts";
import { createReceiving, type Receiving } from "./receiving.ts";
import { createSealing } from "./sealing.ts";
import { createSending, type Sending } from "./sending.ts";
import { freeBytes } from "./space.ts";
import * as store from "./store.ts";
import { createTaking, type Taking } from "./taking.ts";
import { createUpkeep } from "./upkeep.ts";
import { createUploads } from "./uploads.ts";

/** The use cases of transfers. Each takes the actor first; what he may not see does not exist for him. */
export interface TransfersService extends Sending, Omit<Receiving, "noteTaken">, Taking {
  readonly boxes: Boxes;
  seal(actor: Actor, id: number, sent: { hash: string; part: string }): Promise<Transfer>;
  /** One request of the tus protocol. */
  upload(actor: Actor, name: string, raw: () => RawEnds): Promise<undefined>;
  /** Whether this person takes part in the transfer: who may listen to it, and signal to the other side. */
  maySee(actor: Actor, id: number): boolean;
  readSettings(): Promise<{ settings: TransferSettings; free: number; kept: number; scanner: string | null }>;
  changeSettings(actor: Actor, settings: TransferSettings): TransferSettings;
  /** The nightly job's work. */
  upkeep(): { expired: number; cleared: number; drafts: number; forgotten: number };
}

export function createTransfersService(
  parts: Parts & { readonly changeSettings: (settings: TransferSettings) => void },
): TransfersService {
  const core = createCore(parts);
  const { kernel } = parts;
  const receiving = createReceiving(core);

  async function scannerVersion(address: string): Promise<string | null> {
    const where = readAddress(address);
    if (!where) return null;
    try {
      return await versionOf(where, { connect: 2_000, verdict: 2_000 });
    } catch {
      // Shown as "does not answer": that is what the administrator asks.
      return null;
    }
  }

  return {
    ...createSending(core),
    ...receiving,
    ...createTaking(core, receiving),
    boxes: createBoxes(core),
    seal: createSealing(core).seal,
    upload: createUploads(core, parts.drafts, kernel.log),
    upkeep: createUpkeep(core),
    maySee: (actor, id) => store.findTransfer(kernel.db, actor, id) !== undefined,

    async readSettings() {
      const settings = parts.settings();
      return {
        settings: { ...settings },
        free: freeBytes(kernel.dataDir),
        kept: store.spaceTotals(kernel.db).kept,
        scanner: await scannerVersion(settings.clamd),
      };
    },

    changeSettings(actor, input) {
      const settings = { ...input, clamd: input.clamd.trim() };
      if (settings.clamd !== "" && !readAddress(settings.clamd)) {
        throw transferErrors.scannerAddress({}, "/body/clamd");
      }
      parts.changeSettings(settings);
      kernel.write(actor, (work) => {
        work.audit({ action: "transfers.settings-changed", detail: { ...settings } });
      });
      return settings;
    },
  };
}

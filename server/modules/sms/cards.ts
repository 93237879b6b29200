import { createHash } from "node:crypto";
import { amountIn, type PinAnswer } from "../../protocols/gsm/index.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import { smsErrors } from "./errors.ts";
import type { SmsSettings } from "./settings.ts";
import * as store from "./store.ts";

/** The SIM cards that have been in a modem here: their PINs, what holds them, what credit they have. */
export interface Cards {
  /** Why the card does not send until somebody has looked. */
  holdOf(sim: string): string | null;
  hold(sim: string, reason: string | null): void;
  /** The PIN for a card that asks for one, written down as tried before it is returned. */
  pinFor(sim: string): PinAnswer;
  /** How the PIN that was returned last ended. */
  pinEnded(sim: string, wasRight: boolean): void;
  /** Keeps a PIN to be tried once. Refuses with `sms.pinWrong` one that this card has refused before. */
  keepPin(sim: string, pin: string): void;
  /** Whether its credit was not asked for since. */
  isBalanceOlderThan(sim: string, milliseconds: number): boolean;
  /** What the network said of the credit; undefined: it did not answer. */
  keepBalance(sim: string, text: string | undefined): void;
}

const LONGEST_ANSWER = 300;
const clerk = systemActor("sms.cards", "sms");
const hashOf = (sim: string, pin: string): string => createHash("sha256").update(`${sim} ${pin}`).digest("hex");

export function createCards(kernel: Pick<Kernel, "db" | "write" | "clock">, settings: () => SmsSettings): Cards {
  const { db } = kernel;
  const set = (sim: string, changes: Parameters<typeof store.setSim>[2]): void => {
    kernel.write(clerk, (work) => {
      store.setSim(work.db, sim, changes);
    });
  };

  return {
    holdOf: (sim) => store.findSim(db, sim)?.held ?? null,
    hold(sim, reason) {
      set(sim, { held: reason });
    },
    pinFor(sim) {
      const pin = store.findSim(db, sim)?.pin ?? null;
      if (pin === null) return "missing";
      const isNew = kernel.write(clerk, (work) => store.firstTry(work.db, sim, hashOf(sim, pin), work.now));
      return isNew ? { pin } : "tried";
    },
    pinEnded(sim, wasRight) {
      const pin = store.findSim(db, sim)?.pin ?? null;
      if (pin === null) return;
      kernel.write(clerk, (work) => {
        store.endTry(work.db, sim, hashOf(sim, pin), wasRight);
      });
    },
    keepPin(sim, pin) {
      const hash = hashOf(sim, pin);
      if (store.isWrongPin(db, sim, hash)) throw smsErrors.pinWrong({}, "/body/pin");
      kernel.write(clerk, (work) => {
        // Sent once without an answer: whoever enters it again decides to send it again.
        store.endTry(work.db, sim, hash, true);
        store.setSim(work.db, sim, { pin });
      });
    },
    isBalanceOlderThan: (sim, milliseconds) =>
      (store.findSim(db, sim)?.balanceAt ?? 0) < kernel.clock.now() - milliseconds,
    keepBalance(sim, text) {
      const { balancePattern } = settings();
      const pattern = balancePattern === "" ? undefined : new RegExp(balancePattern, "i");
      set(sim, {
        balanceAt: kernel.clock.now(),
        ...(text !== undefined && {
          balance: amountIn(text, pattern) ?? null,
          balanceText: text.slice(0, LONGEST_ANSWER),
        }),
      });
    },
  };
}

import { meaningOf, pauseAfter, type SendOutcome } from "../../protocols/gsm/index.ts";
import type { Work } from "../../kernel/work.ts";
import type { MessageState, PartState } from "./contract.ts";
import type { MessageRow, PartRow } from "./rows.ts";
import * as store from "./store.ts";

/** What the card's owner must do before it sends again; undefined: nothing. */
export interface Aftermath {
  readonly holds?: "stop-sim" | "credit" | "service-centre";
  readonly drains?: boolean;
}

/** The window in which a report may tell of a part: the longest validity that we ask for, and a day. */
export const REPORT_WINDOW = 8 * 86_400_000;
const NOT_SENT_PAUSE = 1_000;
const CREDIT_ATTEMPTS = 2;

/** What the parts of a message make of it. */
export function stateOfParts(parts: readonly { readonly state: PartState }[]): MessageState {
  const has = (state: PartState) => parts.some((part) => part.state === state);
  if (has("failed")) return "failed";
  if (has("queued") || has("submitting")) return parts.every(({ state }) => state === "queued") ? "queued" : "sending";
  if (has("unknown")) return "unknown";
  return parts.every(({ state }) => state === "delivered") ? "delivered" : "accepted";
}

/** Brings the message up to what its parts say. */
export function settleMessage(
  work: Work,
  messageId: number,
  changes: Parameters<typeof store.setMessage>[3] = {},
): void {
  const state = stateOfParts(store.partsOf(work.db, messageId));
  store.setMessage(work.db, messageId, work.now, { ...changes, state });
}

/** Writes down how handing one part to the network ended. */
export function applyOutcome(work: Work, message: MessageRow, part: PartRow, outcome: SendOutcome): Aftermath {
  const aftermath = writeOutcome(work, message, part, outcome);
  settleUnknown(work, part.sim ?? "", part.number);
  return aftermath;
}

function writeOutcome(work: Work, message: MessageRow, part: PartRow, outcome: SendOutcome): Aftermath {
  const { db, now } = work;
  const tell = (what: string, detail = "") => {
    store.addHistory(db, message.id, now, what, part.sequence, detail);
  };
  /** Back into the queue; the card is free where nothing of the message has gone out. */
  const again = (pause: number, failures: number): void => {
    store.setPart(db, part, { state: "queued" });
    const others = store.partsOf(db, message.id).filter(({ sequence }) => sequence !== part.sequence);
    const isUntouched = others.every(({ state }) => state === "queued");
    settleMessage(work, message.id, { dueAt: now + pause, failures, ...(isUntouched && { sim: null }) });
  };
  switch (outcome.kind) {
    case "accepted": {
      store.setPart(db, part, { state: "accepted", mr: outcome.reference, acceptedAt: now });
      tell("accepted", `TP-MR ${outcome.reference}`);
      const since = (part.submittedAt ?? now) - 1_000;
      const early = store.takeEarlyReport(db, {
        sim: part.sim ?? "",
        mr: outcome.reference,
        number: part.number,
        since,
      });
      if (early !== undefined) applyReport(work, part, early);
      else settleMessage(work, message.id, { failures: 0 });
      return {};
    }
    case "not-sent":
      tell("not-sent", outcome.awaited);
      again(NOT_SENT_PAUSE, message.failures);
      return {};
    case "unknown":
      store.setPart(db, part, { state: "unknown" });
      tell("unknown", outcome.awaited);
      settleMessage(work, message.id);
      return {};
    case "refused":
      break;
  }
  const code = outcome.code === undefined ? "" : String(outcome.code);
  tell("refused", `${outcome.reason} ${code}`.trim());
  const failures = message.failures + 1;
  switch (outcome.reason) {
    case "bad-number":
    case "our-fault":
      store.setPart(db, part, { state: "failed" });
      settleMessage(work, message.id, { error: `${outcome.reason} ${code}`.trim() });
      return {};
    case "stop-sim":
    case "service-centre":
      again(0, message.failures);
      return { holds: outcome.reason };
    case "credit":
      again(pauseAfter(failures), failures);
      return failures > CREDIT_ATTEMPTS ? { holds: "credit" } : {};
    case "store-full":
      again(NOT_SENT_PAUSE, failures);
      return { drains: true };
    case "temporary":
    case "unknown":
      again(pauseAfter(failures), failures);
      return {};
  }
}

/**
 * Reports that came before it was known how a part to this number ended, and that none claimed by its reference, tell of those of which it is
 * not known, the oldest first. One may come while the modem is still being asked whether it is there.
 */
export function settleUnknown(work: Work, sim: string, number: string): void {
  for (;;) {
    const part = store.unknownPartTo(work.db, { sim, number, since: work.now - REPORT_WINDOW });
    if (!part) return;
    const status = store.takeEarlyReportTo(work.db, { sim, number, since: part.submittedAt ?? 0 });
    if (status === undefined) return;
    applyReport(work, part, status);
  }
}

/** Writes down what a status report says of a part. */
export function applyReport(work: Work, part: PartRow, status: number, mr?: number): void {
  const { db, now } = work;
  const meaning = meaningOf(status);
  store.addHistory(
    db,
    part.messageId,
    now,
    `report-${meaning}`,
    part.sequence,
    `TP-ST 0x${status.toString(16).padStart(2, "0")}`,
  );
  const isOver = meaning === "failed" || meaning === "gave-up";
  store.setPart(db, part, {
    state: meaning === "delivered" ? "delivered" : isOver ? "failed" : "accepted",
    status,
    ...(mr !== undefined && { mr }),
  });
  settleMessage(work, part.messageId, isOver ? { error: `status ${status}` } : {});
}

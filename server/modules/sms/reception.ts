import { createHash } from "node:crypto";
import { concatenationOf, readPdu, type Deliver, type StatusReport } from "../../protocols/gsm/index.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { applyReport, REPORT_WINDOW } from "./outcome.ts";
import type { PartRow } from "./rows.ts";
import * as store from "./store.ts";

const receiver = systemActor("sms.reception", "sms");

type Report = Pick<StatusReport, "number" | "reference" | "status">;

/** What a modem hands over, written down before it deletes it. */
export interface Reception {
  /** For a report: whether it tells of a part whose end is written down, or was only kept. Throws where nothing could be written. */
  receive(hex: string, sim: string): "matched" | "unmatched";
  /** A message that a gateway has read already; `key` tells it apart from any other. */
  takeText(message: { key: string; number: string; text: string; sentAt: number }, sim: string): void;
  /** A gateway's word on a message of ours. */
  takeReport(report: Report, sim: string): void;
}

const isSettled = ({ state }: PartRow): boolean => state === "delivered" || state === "failed";

export function createReception(
  kernel: Pick<Kernel, "write" | "log">,
  after: { inbound(): void; changed(messageId: number): void },
): Reception {
  function takeReport(work: Work, report: Report, sim: string): "matched" | "unmatched" {
    const { number, reference: mr, status } = report;
    const since = work.now - REPORT_WINDOW;
    const named = store.reportedPart(work.db, { sim, mr, number, since });
    // References come round after 256 parts: what is settled already does not claim the report of one that is not.
    const isNamed = named !== undefined && !isSettled(named);
    const unknown = isNamed ? undefined : store.unknownPartTo(work.db, { sim, number, since });
    const isUnderWay = !isNamed && store.isSubmittingTo(work.db, { sim, number });
    const part = unknown ?? named;
    if (!part || part.state === "submitting" || part.state === "queued" || isUnderWay) {
      store.keepEarlyReport(work.db, { sim, mr, number, status, at: work.now });
      // Where an older part is unknown too, whose report it is shows when the one under way has its reference.
      return unknown ? "matched" : "unmatched";
    }
    // The last word counts; what was delivered stays so whatever comes late.
    if (part.state !== "delivered") applyReport(work, part, status, mr);
    work.afterCommit(() => {
      after.changed(part.messageId);
    });
    return "matched";
  }

  function takeMessage(work: Work, message: Deliver, sim: string): void {
    const text = message.text ?? "";
    const part = concatenationOf(message);
    const whole = part
      ? store.joinFragment(work.db, {
          number: message.number,
          reference: part.reference,
          wide: part.wide ? 1 : 0,
          total: part.total,
          sequence: part.sequence,
          sim,
          text,
          at: work.now,
        })
      : text;
    if (whole === undefined) return;
    keep(work, { sim, number: message.number, text: whole, sentAt: message.timestamp.at });
  }

  function keep(work: Work, message: { sim: string; number: string; text: string; sentAt: number }): void {
    // Half a pair at a part's border is a sender's fault and no character.
    const text = message.text.toWellFormed().normalize("NFC");
    store.insertInbound(work.db, { ...message, text, receivedAt: work.now });
    work.afterCommit(after.inbound);
  }

  const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

  return {
    takeText({ key, number, text, sentAt }, sim) {
      kernel.write(receiver, (work) => {
        if (store.firstSeen(work.db, digestOf(`${sim} ${key}`), work.now)) keep(work, { sim, number, text, sentAt });
      });
    },
    takeReport(report, sim) {
      kernel.write(receiver, (work) => {
        takeReport(work, report, sim);
      });
    },
    receive(hex, sim) {
      return kernel.write(receiver, (work) => {
        const digest = digestOf(`${sim} ${hex}`);
        const read = readPdu(hex);
        // What was not heard to be acknowledged comes again, a report too: it is no other part's.
        if (!store.firstSeen(work.db, digest, work.now)) return "matched";
        if (read.ok && read.value.kind === "status-report") return takeReport(work, read.value, sim);
        if (read.ok && read.value.kind === "deliver") takeMessage(work, read.value, sim);
        // Nothing that came in is lost, were it noise: the clerk sees what could not be read.
        else keep(work, { sim, number: "?", text: hex, sentAt: work.now });
        return "matched";
      });
    },
  };
}

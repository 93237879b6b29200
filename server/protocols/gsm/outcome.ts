import { referenceOf } from "./answers.ts";
import { classOf, type ErrorClass } from "./errors.ts";
import type { Answer } from "./link.ts";

/** How one part ended at the modem. */
export type SendOutcome =
  | { readonly kind: "accepted"; readonly reference: number }
  /** The network or the modem said no: it has not gone out. */
  | { readonly kind: "refused"; readonly code: number | undefined; readonly reason: ErrorClass }
  /** No prompt was seen, so that nothing has gone out. */
  | { readonly kind: "not-sent"; readonly awaited: string }
  /** The text went out and no answer came: it may have been sent. */
  | { readonly kind: "unknown"; readonly awaited: string };

/** What the end of AT+CMGS means for the part that it carried. */
export function outcomeOf(answer: Answer): SendOutcome {
  switch (answer.kind) {
    case "ok": {
      const reference = answer.lines.map(referenceOf).find((value) => value !== undefined);
      // `+CMGS:` without a number is no form that 3GPP TS 27.005 §4.3 knows.
      return reference === undefined ? { kind: "unknown", awaited: "a reference" } : { kind: "accepted", reference };
    }
    case "error": {
      // Before the text has gone out, a bare ERROR is only a refusal to begin.
      const reason = answer.code === undefined && !answer.wasSent ? "temporary" : classOf(answer.code);
      if (reason === "unknown" && answer.wasSent) return { kind: "unknown", awaited: "an answer that says more" };
      return { kind: "refused", code: answer.code, reason: reason === "unknown" ? "temporary" : reason };
    }
    case "silence":
      return answer.wasSent
        ? { kind: "unknown", awaited: answer.awaited }
        : { kind: "not-sent", awaited: answer.awaited };
    case "gone":
      return answer.wasSent ? { kind: "unknown", awaited: "the modem" } : { kind: "not-sent", awaited: "the modem" };
  }
}

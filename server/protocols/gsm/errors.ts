/** What a failed sending means for what comes next. The codes are of 3GPP TS 27.005 §3.2.5, and of TS 24.011 Annex E below 128. */
export type ErrorClass =
  /** The number is wrong: nobody else is held up, and nothing is tried again. */
  | "bad-number"
  /** The SIM or its subscription: this modem stops sending until somebody looks. */
  | "stop-sim"
  /** We wrote a wrong PDU: no retry helps. */
  | "our-fault"
  /** Passing: again after a pause that doubles. */
  | "temporary"
  /** Refused by the network as if for credit: twice more, then the balance is asked. */
  | "credit"
  /** The store of the modem is full: empty it, then again. */
  | "store-full"
  /** The service centre's number is missing or wrong. */
  | "service-centre"
  /** Whether it went out is not known. */
  | "unknown";

const CLASSES: readonly (readonly [ErrorClass, readonly number[]])[] = [
  ["bad-number", [1, 30, 195, 196]],
  ["stop-sim", [8, 10, 28, 29, 50, 69, 310, 311, 312, 313, 315, 316]],
  ["our-fault", [95, 96, 97, 99, 303, 304, 305]],
  ["temporary", [17, 22, 27, 38, 41, 42, 47, 98, 111, 127, 192, 194, 301, 314, 320, 331]],
  ["credit", [21]],
  ["store-full", [321, 322]],
  ["service-centre", [330]],
  ["unknown", [255, 332, 500]],
];
const BY_CODE = new Map(CLASSES.flatMap(([name, codes]) => codes.map((code) => [code, name] as const)));
/** Codes of a maker's own. */
const FIRST_VENDOR_CODE = 512;

/** The class of `+CMS ERROR: code`; undefined code: a bare ERROR behind the text. */
export function classOf(code: number | undefined): ErrorClass {
  if (code === undefined) return "unknown";
  return BY_CODE.get(code) ?? (code >= FIRST_VENDOR_CODE ? "temporary" : "unknown");
}

const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 15 * 60_000;

/** Milliseconds before the next attempt after so many failures. */
export const pauseAfter = (failures: number): number =>
  Math.min(FIRST_PAUSE * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE);

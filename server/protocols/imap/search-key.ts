/** What SEARCH asks, for the store: message numbers are UIDs already, `\Recent` is resolved. Days are `YYYY-MM-DD`. */
export type SearchKey =
  | { readonly kind: "all" }
  | { readonly kind: "and" | "or"; readonly keys: readonly SearchKey[] }
  | { readonly kind: "not"; readonly key: SearchKey }
  /** Ranges in order, without overlap, ends included. */
  | { readonly kind: "uids"; readonly ranges: readonly (readonly [number, number])[] }
  | { readonly kind: "flag"; readonly bit: number }
  | { readonly kind: "keyword"; readonly name: string }
  /** Internal date: from the day (included) to the day (not included), in the office's zone. */
  | { readonly kind: "received"; readonly from?: string; readonly until?: string }
  /** The Date field, whatever its zone. */
  | { readonly kind: "sent"; readonly from?: string; readonly until?: string }
  /** Received at this instant or later, or at it or before; UTC epoch milliseconds. */
  | { readonly kind: "younger" | "older"; readonly at: number }
  | { readonly kind: "larger" | "smaller"; readonly size: number }
  /** Substring of a header field, in any case, decoded; empty asks whether the field is there. Name in small letters. */
  | { readonly kind: "header"; readonly name: string; readonly text: string }
  /** Substring of the text, or of the text and the header. */
  | { readonly kind: "body" | "text"; readonly text: string }
  | { readonly kind: "modseq"; readonly least: number };

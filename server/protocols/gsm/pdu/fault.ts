/** Why a PDU is no PDU, or a text cannot become one. A value, never thrown. */
export type PduFaultCode =
  | "notHex"
  | "truncated"
  | "trailing"
  | "tooLong"
  | "messageType"
  | "address"
  | "timestamp"
  | "validity"
  | "coding"
  | "header"
  | "userData"
  | "text";

export interface PduFault {
  readonly code: PduFaultCode;
  /** What is wrong, in English, for a log or a terminal. */
  readonly detail: string;
  /** The octet at which reading stopped; absent when writing. */
  readonly at?: number;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: PduFault };

export const refused = (code: PduFaultCode, detail: string, at?: number): { ok: false; fault: PduFault } => ({
  ok: false,
  fault: { code, detail, ...(at !== undefined && { at }) },
});

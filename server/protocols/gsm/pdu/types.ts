import type { Concatenation, UserDataHeader } from "./header.ts";
import type { Timestamp } from "./timestamp.ts";
import type { UserData } from "./user-data.ts";
import type { Validity } from "./validity.ts";

/** From the network to us: a message (3GPP TS 23.040 §9.2.2.1). */
export interface Deliver extends UserData {
  readonly kind: "deliver";
  readonly smsc?: string;
  readonly number: string;
  readonly protocol: number;
  readonly dcs: number;
  readonly timestamp: Timestamp;
  /** More messages wait at the service centre. */
  readonly hasMore: boolean;
  readonly wasReportAsked: boolean;
  readonly hasReplyPath: boolean;
}

/** From us to the network: a message (§9.2.2.2). */
export interface Submit extends UserData {
  readonly kind: "submit";
  readonly smsc?: string;
  /** TP-MR; the modem replaces it. */
  readonly reference: number;
  readonly number: string;
  readonly protocol: number;
  readonly dcs: number;
  readonly validity?: Validity;
  readonly wantsReport: boolean;
  readonly rejectsDuplicates: boolean;
  readonly hasReplyPath: boolean;
}

/** From the network to us: what became of a message (§9.2.2.3). */
export interface StatusReport {
  readonly kind: "status-report";
  readonly smsc?: string;
  /** TP-MR of the message that it is about. */
  readonly reference: number;
  readonly number: string;
  /** When the network took the message. */
  readonly timestamp: Timestamp;
  /** When it was delivered, or last tried. */
  readonly discharge: Timestamp;
  /** TP-ST, §9.2.3.15. */
  readonly status: number;
  readonly text?: string;
  readonly header?: UserDataHeader;
}

export type Pdu = Deliver | Submit | StatusReport;

export const concatenationOf = (pdu: Pdu): Concatenation | undefined => pdu.header?.concatenation;

/** What a status says, §9.2.3.15: done, still trying, or over for a permanent or a passing reason. */
export type StatusMeaning = "delivered" | "trying" | "failed" | "gave-up";

export function meaningOf(status: number): StatusMeaning {
  if (status < 0x20) return "delivered";
  if (status < 0x40) return "trying";
  // What is reserved from 0x80 on is a failure as any other (§9.2.3.15).
  return status >= 0x60 && status < 0x80 ? "gave-up" : "failed";
}

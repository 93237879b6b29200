import type { ReceiverState, ScanResult, TransferState } from "./contract.ts";

/** A transfer as it is stored; flags are 0 or 1. */
export interface TransferRow {
  readonly id: number;
  readonly senderId: number;
  readonly boxId: number | null;
  readonly title: string;
  readonly note: string;
  readonly state: TransferState;
  readonly files: number;
  readonly size: number;
  readonly listed: number;
  readonly listedSize: number;
  readonly risky: number;
  readonly upload: string;
  readonly base: number;
  readonly received: number;
  readonly wholeHash: string | null;
  readonly hash: string | null;
  readonly scan: ScanResult;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly people: number;
  readonly seen: number;
  readonly accepted: number;
  readonly refused: number;
  readonly taken: number;
}

export interface FileRow {
  readonly position: number;
  readonly path: string;
  readonly size: number;
  readonly from: number;
  readonly modifiedAt: number | null;
}

export interface ReceiverRow {
  readonly personId: number;
  readonly state: ReceiverState;
  readonly seenAt: number | null;
  readonly answeredAt: number | null;
  readonly takenAt: number | null;
}

export interface BoxRow {
  readonly id: number;
  readonly departmentId: number;
  readonly name: string;
  readonly keepDays: number;
}

import type { MessageState, PartState } from "./contract.ts";

export interface MessageRow {
  readonly id: number;
  readonly kind: string;
  readonly atLeastOnce: number;
  readonly batchId: number | null;
  readonly personId: number | null;
  readonly number: string;
  readonly senderId: number | null;
  readonly module: string;
  readonly text: string;
  readonly parts: number;
  readonly reference: number;
  readonly priority: number;
  readonly state: MessageState;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly sim: string | null;
  readonly failures: number;
  readonly error: string | null;
  readonly changedAt: number;
}

export interface PartRow {
  readonly messageId: number;
  readonly sequence: number;
  readonly state: PartState;
  readonly number: string;
  readonly sim: string | null;
  readonly mr: number | null;
  readonly submittedAt: number | null;
  readonly status: number | null;
}

export interface InboundRow {
  readonly id: number;
  readonly sim: string;
  readonly number: string;
  readonly personId: number | null;
  readonly text: string;
  readonly receivedAt: number;
  readonly state: "new" | "done" | "answered" | "stop";
  readonly outcome: string;
  readonly forwardedTo: string | null;
}

export interface QuestionRow {
  readonly id: number;
  readonly notice: string;
  readonly subjectId: number;
  readonly personId: number;
  readonly number: string;
  readonly code: number | null;
  readonly choices: string;
}

export interface SimRow {
  readonly sim: string;
  readonly pin: string | null;
  readonly held: string | null;
  readonly balance: number | null;
  readonly balanceText: string | null;
  readonly balanceAt: number | null;
}

/** A message as it is asked for. */
export interface NewMessage {
  readonly kind: "letter" | "notice" | "alarm" | "reply" | "command";
  readonly atLeastOnce: boolean;
  readonly number: string;
  readonly text: string;
  readonly parts: number;
  readonly priority: number;
  readonly module: string;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly personId?: number | undefined;
  readonly senderId?: number | undefined;
  readonly departmentId?: number | undefined;
  readonly batchId?: number | undefined;
  readonly dedupe?: string | undefined;
}

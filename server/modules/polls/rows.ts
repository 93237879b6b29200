import type { PollKind, ResultTime, Secrecy } from "./contract.ts";

/** A poll as it is stored. */
export interface PollRow {
  readonly id: number;
  readonly authorId: number;
  readonly title: string;
  readonly description: string;
  readonly kind: PollKind;
  readonly secrecy: Secrecy;
  readonly results: ResultTime;
  readonly maxChoices: number;
  readonly quorum: number | null;
  readonly remindHours: number | null;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly remindedAt: number | null;
  readonly remindRounds: number;
  readonly asked: number;
  readonly answered: number;
}

/** A poll as a list shows it to one person; both flags are 0 or 1, SQLite has no other truth. */
export interface ListedPoll extends PollRow {
  readonly isAsked: number;
  readonly hasAnswered: number;
}

export interface OptionRow {
  readonly id: number;
  readonly text: string;
  readonly votes: number;
}

export interface VoterRow {
  readonly personId: number;
  readonly sortKey: string;
  readonly answeredAt: number | null;
}

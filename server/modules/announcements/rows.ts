import type { Category } from "./contract.ts";

export type Stage = "draft" | "waiting" | "scheduled" | "published" | "withdrawn";

/** An announcement as it is stored; flags are 0 or 1, SQLite has no other truth. */
export interface PostRow {
  readonly id: number;
  readonly authorId: number;
  readonly title: string;
  readonly body: string;
  readonly html: string | null;
  readonly category: Category;
  readonly stage: Stage;
  readonly version: number;
  readonly edition: number;
  readonly pinned: number;
  readonly lobby: number;
  readonly asksConfirmation: number;
  readonly commentsOpen: number;
  readonly publishesAt: number | null;
  readonly expiresAt: number | null;
  readonly publishedAt: number | null;
  readonly correctedAt: number | null;
  readonly withdrawnAt: number | null;
  readonly withdrawnReason: string;
  readonly returnedNote: string;
  readonly approverId: number | null;
  readonly nudgedAt: number | null;
  readonly nudgeRounds: number;
  readonly sortAt: number;
  readonly delivered: number;
  readonly opened: number;
  readonly confirmed: number;
  readonly comments: number;
  readonly mailCopy: number;
  readonly mustArrive: number;
  readonly inTurn: number;
  readonly turns: number;
  /** JSON of a `Quiz`. */
  readonly quiz: string | null;
  /** JSON of a `PollDraft`. */
  readonly poll: string | null;
  readonly pollId: number | null;
}

/** An announcement as one person meets it. */
export interface ListedPost extends PostRow {
  /** On the roll, or answering to one of its audience keys; never its author. */
  readonly isForMe: number;
  readonly openedAt: number | null;
  readonly confirmedAt: number | null;
  /** The person has answered its quiz. */
  readonly hasAnswered: number;
  /** The circular was passed on over the person. */
  readonly wasSkipped: number;
}

export interface FileRow {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly inline: number;
  readonly readers: number;
}

/** One line of the roll before anybody has done anything. */
export interface NewReader {
  readonly personId: number;
  readonly unit: string;
  readonly unitKey: string;
  readonly sortKey: string;
}

export interface ReaderRow extends NewReader {
  readonly rank: number;
  readonly deliveredAt: number;
  readonly openedAt: number | null;
  readonly confirmedAt: number | null;
  readonly confirmedEdition: number | null;
  readonly score: number | null;
}

/** A stop of a circular. */
export interface TurnRow {
  readonly place: number;
  readonly personId: number;
  readonly reachedAt: number | null;
  readonly skippedAt: number | null;
  readonly confirmedAt: number | null;
}

export interface AnswerRow {
  /** JSON: for each question the places of the chosen answers. */
  readonly answers: string;
  readonly score: number;
  readonly at: number;
}

export interface TemplateRow {
  readonly id: number;
  readonly personId: number;
  readonly shared: number;
  readonly name: string;
  /** JSON of the rest of a `TemplateInput`. */
  readonly content: string;
}

export interface EditionRow {
  readonly edition: number;
  readonly title: string;
  readonly body: string;
  readonly html: string | null;
  readonly reason: string;
  readonly personId: number;
  readonly at: number;
}

export interface CommentRow {
  readonly id: number;
  readonly personId: number;
  readonly text: string;
  readonly at: number;
}

export interface SheetRow {
  readonly id: number;
  readonly postId: number;
  readonly hash: string;
  readonly content: string;
}

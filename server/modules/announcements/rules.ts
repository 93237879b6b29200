import type { AnnouncementInput, PollDraft, Quiz } from "./contract.ts";
import { MAX_FILES } from "./contract.ts";
import { announcementErrors } from "./errors.ts";

const MINUTE = 60_000;

/** The text as it is kept: one Unicode form, no white space around it. */
export const tidy = (text: string): string => text.normalize("NFC").trim();

/** What the schema cannot say of a draft. Returns it tidied; its text is cleaned in `rich.ts`. */
export function checkDraft(input: AnnouncementInput): AnnouncementInput {
  if (input.keptFiles.length + input.newFiles.length > MAX_FILES) {
    throw announcementErrors.tooManyFiles({ most: MAX_FILES }, "/body/newFiles");
  }
  if (input.quiz) checkQuiz(input.quiz);
  const isRound = input.inTurn === true;
  return {
    ...input,
    title: tidy(input.title),
    // A circular is passed on by confirming it, with what one has to say.
    asksConfirmation: input.asksConfirmation || isRound || input.mustArrive === true,
    commentsOpen: input.commentsOpen || isRound,
  };
}

function checkQuiz({ questions }: Quiz): void {
  for (const [index, { choices, right }] of questions.entries()) {
    if (right.some((place) => place >= choices.length)) {
      throw announcementErrors.quizRight({ number: index + 1 }, "/body/quiz");
    }
  }
}

/** What must hold when it is sent: it says something, and it ends after it begins. A time of publishing that has passed means now. */
export function checkSending(
  post: {
    readonly title: string;
    readonly body: string;
    readonly publishesAt: number | null;
    readonly expiresAt: number | null;
    readonly poll: PollDraft | null;
  },
  fileCount: number,
  now: number,
): void {
  if (post.title === "") throw announcementErrors.untitled({}, "/body/title");
  if (post.body === "" && fileCount === 0) throw announcementErrors.empty({}, "/body/body");
  const from = Math.max(post.publishesAt ?? now, now);
  checkEnd(post.expiresAt, from);
  if (post.poll && post.poll.closesAt < from + 2 * MINUTE) throw announcementErrors.pollTimes({}, "/body/poll");
}

/** The end lies at least a minute after `from`. */
export function checkEnd(expiresAt: number | null, from: number): void {
  if (expiresAt !== null && expiresAt < from + MINUTE) throw announcementErrors.times({}, "/body/expiresAt");
}

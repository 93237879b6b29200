import { Type } from "typebox";
import { Exactly, Instant, Line, Nullable, type Static } from "../../../kernel/contract/index.ts";

export const MAX_QUESTIONS = 10;
export const MAX_CHOICES = 6;

const Chosen = Type.Array(Type.Integer({ minimum: 0, maximum: MAX_CHOICES - 1 }), {
  maxItems: MAX_CHOICES,
  uniqueItems: true,
});

/** A few questions that tell whether it was understood. `right` are the places of the right choices. */
export const Quiz = Exactly({
  questions: Type.Array(
    Exactly({
      text: Line(300),
      choices: Type.Array(Line(200), { minItems: 2, maxItems: MAX_CHOICES }),
      right: Type.Array(Type.Integer({ minimum: 0, maximum: MAX_CHOICES - 1 }), {
        minItems: 1,
        maxItems: MAX_CHOICES,
        uniqueItems: true,
      }),
    }),
    { minItems: 1, maxItems: MAX_QUESTIONS },
  ),
});
export type Quiz = Static<typeof Quiz>;

/** The quiz as a person sees it: the right choices only once he or she has answered, or answers for the announcement. */
export const ShownQuiz = Type.Object({
  questions: Type.Array(
    Type.Object({
      text: Type.String(),
      choices: Type.Array(Type.String()),
      right: Nullable(Type.Array(Type.Integer())),
    }),
  ),
  mine: Nullable(Type.Object({ answers: Type.Array(Type.Array(Type.Integer())), score: Type.Integer(), at: Instant })),
});
export type ShownQuiz = Static<typeof ShownQuiz>;

export const QuizAnswers = Exactly({ answers: Type.Array(Chosen, { minItems: 1, maxItems: MAX_QUESTIONS }) });
export type QuizAnswers = Static<typeof QuizAnswers>;

/** A poll that opens with the announcement, for the same people. */
export const PollDraft = Exactly({
  title: Line(200),
  options: Type.Array(Line(300), { minItems: 2, maxItems: 30 }),
  /** Several may be chosen. */
  several: Type.Boolean(),
  anonymous: Type.Boolean(),
  /** The counts are seen while it runs; otherwise when it closes. */
  live: Type.Boolean(),
  closesAt: Instant,
});
export type PollDraft = Static<typeof PollDraft>;

import type { Actor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import type { Quiz, ShownQuiz } from "./contract.ts";
import type { ListedPost } from "./rows.ts";
import * as store from "./store.ts";

/** The quiz of a row; it was written from a `Quiz`. */
export const quizOf = ({ quiz }: Pick<ListedPost, "quiz">): Quiz | null =>
  quiz === null ? null : (JSON.parse(quiz) as Quiz);

/** The quiz as the actor may see it. `rules`: he answers for the announcement. */
export function showQuiz(db: Db, actor: Actor, post: ListedPost, rules: boolean): ShownQuiz | null {
  const quiz = quizOf(post);
  if (!quiz) return null;
  const answer = actor.kind === "person" ? store.answerOf(db, post.id, actor.id) : undefined;
  const isOpen = rules || answer !== undefined;
  return {
    questions: quiz.questions.map(({ text, choices, right }) => ({ text, choices, right: isOpen ? right : null })),
    // Written by `answer` of quiz.ts.
    mine: answer ? { answers: JSON.parse(answer.answers) as number[][], score: answer.score, at: answer.at } : null,
  };
}

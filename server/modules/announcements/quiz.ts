import { personOf, type Actor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import {
  announcementTouched,
  type AnnouncementDetail,
  type Quiz,
  type QuizAnswers,
  type ShownQuiz,
} from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { stateOf } from "./policy.ts";
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
    // Written by `answer` below.
    mine: answer ? { answers: JSON.parse(answer.answers) as number[][], score: answer.score, at: answer.at } : null,
  };
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((place) => b.includes(place));

/** Answers once; how many are right stands on the roll and on the sheet. */
export function createQuizzes({ kernel, reach, present }: Parts) {
  return {
    answer(actor: Actor, id: number, { answers }: QuizAnswers): AnnouncementDetail {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        const post = present.find(actor, id);
        const quiz = quizOf(post);
        if (stateOf(post, work.now) !== "published" || !quiz) throw announcementErrors.notRunning();
        if (post.isForMe === 0) throw announcementErrors.notForYou();
        if (post.hasAnswered === 1) throw announcementErrors.quizAnswered();
        const { questions } = quiz;
        const fits =
          answers.length === questions.length &&
          answers.every(
            (chosen, index) =>
              chosen.length > 0 && chosen.every((place) => place < (questions[index]?.choices.length ?? 0)),
          );
        if (!fits) throw announcementErrors.quizAnswers({}, "/body/answers");
        const score = questions.filter(({ right }, index) => same(right, answers[index] ?? [])).length;
        reach.admit(work, post, person.id);
        store.markOpened(work.db, id, person.id, work.now);
        store.insertAnswer(work.db, id, person.id, { answers: JSON.stringify(answers), score, at: work.now });
        work.emit(announcementTouched, { announcementId: id });
      });
      return present.read(actor, id);
    },
  };
}
export type Quizzes = ReturnType<typeof createQuizzes>;

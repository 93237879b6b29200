import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { announcementTouched, type AnnouncementDetail, type QuizAnswers } from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { stateOf } from "./policy.ts";
import { quizOf } from "./shown-quiz.ts";
import * as store from "./store.ts";

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

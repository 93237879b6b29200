import type { Db } from "../../../kernel/database/db.ts";
import type { AnswerRow } from "../rows.ts";

export function answerOf(db: Db, postId: number, personId: number): AnswerRow | undefined {
  return db.get<AnswerRow>(
    "SELECT answers, score, at FROM announcements_answer WHERE post_id = :postId AND person_id = :personId",
    { postId, personId },
  );
}

export function insertAnswer(db: Db, postId: number, personId: number, answer: AnswerRow): void {
  db.run(
    `INSERT INTO announcements_answer (post_id, person_id, answers, score, at)
     VALUES (:postId, :personId, :answers, :score, :at)`,
    { postId, personId, ...answer },
  );
}

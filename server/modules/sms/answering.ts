import { withoutMarks } from "../../protocols/gsm/index.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import { Refusal } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { SmsDirectory } from "./needs.ts";
import type { SmsQuestionKind } from "./questions.ts";
import { readReply, withoutCode } from "./replies.ts";
import type { InboundRow, QuestionRow } from "./rows.ts";
import { partsOfText } from "./parts.ts";
import type { SmsSettings } from "./settings.ts";
import * as store from "./store.ts";

const REPLY_VALIDITY = 3_600_000;
const clerk = systemActor("sms.answering", "sms");

type Result = {
  readonly state: InboundRow["state"];
  readonly outcome: string;
  readonly questionId?: number;
  readonly reply?: string;
};

/** Looks at what came in: a stop, an answer to a question, or a matter for the clerk's box. */
export function createAnswering(
  kernel: Pick<Kernel, "db" | "write" | "clock" | "log">,
  parts: {
    directory: SmsDirectory;
    settings: () => SmsSettings;
    question(notice: string): SmsQuestionKind | undefined;
    wake(): void;
    changed(id: number): void;
  },
): { process(): void } {
  const { db } = kernel;

  function decide(message: InboundRow): Result {
    const open = store.openQuestions(db, message.number, kernel.clock.now());
    const asked = open.map((row) => ({ row, code: row.code, choices: JSON.parse(row.choices) as string[] }));
    const reply = readReply(message.text, asked);
    if (reply.kind === "stop") return { state: "stop", outcome: "" };
    if (reply.kind === "other") return { state: "new", outcome: "" };
    const question = reply.code === undefined ? withoutCode(asked) : asked.find(({ code }) => code === reply.code);
    if (!question) return { state: "new", outcome: "" };
    return answer(question.row, reply.choice, question.choices[reply.choice] ?? "");
  }

  function answer(question: QuestionRow, choice: number, label: string): Result {
    const actor = parts.directory.actorOf(question.personId);
    const kind = parts.question(question.notice);
    if (!actor || !kind) return { state: "new", outcome: "" };
    try {
      kind.answer({ ...actor, door: "sms" }, question.subjectId, choice);
      return { state: "answered", outcome: label, questionId: question.id, reply: `Đã ghi nhận: ${label}.` };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const said = error.say("vi");
      return { state: "answered", outcome: said, questionId: question.id, reply: said };
    }
  }

  function write(message: InboundRow, result: Result): void {
    kernel.write(clerk, (work) => {
      store.markProcessed(work.db, message.id, { at: work.now, ...result });
      if (result.state === "stop") {
        store.optOut(work.db, message.number, work.now);
        work.audit({ action: "sms.opted-out", subject: { type: "sms-inbound", id: message.id } });
      }
      if (result.questionId !== undefined) store.markAnswered(work.db, result.questionId, work.now);
      if (result.reply === undefined || !parts.settings().confirmsReplies) return;
      const text = parts.settings().plainNotices ? withoutMarks(result.reply) : result.reply;
      store.insertMessage(
        work.db,
        {
          kind: "reply",
          atLeastOnce: false,
          number: message.number,
          personId: message.personId ?? undefined,
          text,
          parts: partsOfText(text) ?? 1,
          priority: 1,
          module: "sms",
          dueAt: work.now,
          expiresAt: work.now + REPLY_VALIDITY,
          dedupe: `reply:${String(message.id)}`,
        },
        work.now,
      );
    });
  }

  return {
    process() {
      for (const message of store.unprocessed(db)) {
        try {
          write(message, decide(message));
        } catch (error) {
          // The clerk reads it: nothing that came in waits behind another's fault.
          kernel.log.error("A reply could not be taken", error, { inbound: message.id });
          write(message, { state: "new", outcome: "" });
        }
        parts.changed(message.id);
      }
      parts.wake();
    },
  };
}

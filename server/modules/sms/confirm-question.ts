import type { NotificationsService } from "../notifications/module.ts";
import type { SmsQuestionKind } from "./questions.ts";

/** The question behind a must-arrive notice: nothing but "I have it". */
export const CONFIRM = "notifications.must-arrive";
export const CONFIRM_CHOICES: readonly string[] = ["OK"];

/** A confirmation by SMS, handed to notifications. The channel asks it, not a module by its kind of notice. */
export function confirmQuestion(notifications: Pick<NotificationsService, "answerAsk">): SmsQuestionKind {
  return {
    notice: CONFIRM,
    ask: () => undefined,
    answer: (person, askId) => {
      notifications.answerAsk(person, askId);
    },
  };
}

import { openDialog } from "../../../kernel/dialogs.ts";
import type { Rule } from "../office/api.ts";
import type { RuleQuestion } from "./questions.ts";

/** Makes or changes a rule; undefined when the person left without. */
export const openRule = (input: RuleQuestion): Promise<Rule | undefined> =>
  openDialog<RuleQuestion, Rule>("mail-rule-dialog", () => import("./mail-rule-dialog.ts"), input);

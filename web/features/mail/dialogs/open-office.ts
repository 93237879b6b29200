import { openDialog } from "../../../kernel/dialogs.ts";
import type { Rule, RuleInput } from "../office/api.ts";

/** A rule to change, or one to begin with. */
export type RuleQuestion = { readonly rule: Rule } | { readonly begin: RuleInput };

/** Makes or changes a rule; undefined when the person left without. */
export const openRule = (input: RuleQuestion): Promise<Rule | undefined> =>
  openDialog<RuleQuestion, Rule>("mail-rule-dialog", () => import("./mail-rule-dialog.ts"), input);

import { ftsColumns } from "../../../kernel/text/index.ts";
import type { RuleCondition, RuleInput } from "./contract.ts";

/** What the conditions may ask of a message. */
export interface RuleFacts {
  readonly from: string;
  /** Names and addresses of those recipients that are kept with the message. */
  readonly to: string;
  readonly subject: string;
  /** Bytes. */
  readonly size: number;
  readonly hasAttachments: boolean;
  readonly throughList: boolean;
  readonly inside: boolean;
  /** Whether the words stand side by side in the text, or among recipients beyond the kept ones: asked of the index, only when a condition needs it. */
  readonly has: (field: "body" | "to", words: string) => boolean;
}

type Match = Pick<RuleInput, "match" | "conditions">;

/** Whether a message fits. Words are compared without marks and as whole words: "bao cao" finds "Báo cáo", "an" does not find "Lan". */
export function fits({ match, conditions }: Match, facts: RuleFacts): boolean {
  const holds = (condition: RuleCondition) => isTrue(condition, facts);
  return match === "all" ? conditions.every(holds) : conditions.some(holds);
}

function isTrue(condition: RuleCondition, facts: RuleFacts): boolean {
  switch (condition.field) {
    case "attachment":
      return facts.hasAttachments === condition.is;
    case "size":
      return facts.size > condition.over * 1024;
    case "list":
      return facts.throughList === condition.is;
    case "door":
      return facts.inside === (condition.door === "inside");
    case "body":
      return facts.has("body", condition.text) !== condition.not;
    case "to":
      return (contains(facts.to, condition.text) || facts.has("to", condition.text)) !== condition.not;
    case "from":
    case "subject":
      return contains(facts[condition.field], condition.text) !== condition.not;
  }
}

function contains(text: string, phrase: string): boolean {
  const wanted = ftsColumns(phrase).folded;
  return wanted !== "" && ` ${ftsColumns(text).folded} `.includes(` ${wanted} `);
}

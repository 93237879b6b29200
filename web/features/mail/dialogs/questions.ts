import type { IconName } from "../../../kernel/icon-names.ts";
import type { Rule, RuleInput } from "../office/api.ts";

/** One thing that can be picked by typing a part of its name. */
export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly icon?: IconName;
  readonly tone?: number;
  /** It is so already. */
  readonly checked?: boolean;
}

export interface PickQuestion {
  readonly heading: string;
  readonly hint: string;
  readonly choices: readonly Choice[];
  /** What is offered for a name that none of them has; it is called with the name. */
  readonly create?: (name: string) => string;
}

export type Picked = { readonly key: string } | { readonly create: string };

/** A rule to change, or one to begin with. */
export type RuleQuestion = { readonly rule: Rule } | { readonly begin: RuleInput };

import type { PersonActor } from "../../kernel/access/actor.ts";

/** What a module asks behind one of its notices, so that it can be answered by SMS. */
export interface SmsQuestion {
  readonly subjectId: number;
  /** In order: they are offered as 1, 2, 3… */
  readonly choices: readonly string[];
  readonly closesAt: number;
}

/**
 * A kind of question that a module registers. A telephone number is no proof of identity: what an answer does may confirm, acknowledge,
 * vote or report, and never binds: no money, no leave, no signature.
 */
export interface SmsQuestionKind {
  /** The kind of notice that it goes with: `polls.opened`. */
  readonly notice: string;
  /** The question behind the notice with this path, as this person may answer it; undefined: there is none (any more). */
  ask(person: PersonActor, path: string): SmsQuestion | undefined;
  /** Does what the choice says. Refuses as for the web; the refusal's words go back by SMS. */
  answer(person: PersonActor, subjectId: number, choice: number): void;
}

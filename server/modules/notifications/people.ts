import type { AudienceKey } from "../../kernel/contract/index.ts";
import type { Language } from "../../kernel/errors.ts";
import type { ActorOf } from "../../kernel/http/sessions.ts";

/** A person as a notice shows him or her. */
export interface Face {
  readonly id: number;
  readonly name: string;
  readonly photoHash: string | null;
  readonly active: boolean;
}

/** What notifications ask of whoever knows the people: the directory, which stands on the same tier and is therefore not imported. */
export interface People {
  /** Those who have left are found too. */
  people(ids: readonly number[]): readonly Face[];
  expandAudience(keys: readonly AudienceKey[]): readonly number[];
  describeAudience(
    keys: readonly AudienceKey[],
    language: Language,
  ): readonly {
    readonly key: string;
    readonly name: string;
    readonly detail: string;
    readonly photoHash: string | null;
  }[];
  languageOf(personId: number): Language;
  /** Undefined for somebody who may not come in. */
  readonly actorOf: ActorOf;
}

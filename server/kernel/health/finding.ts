import { fill, type Language, type RefusalParams } from "../errors.ts";

export type Verdict = "ok" | "warn" | "fail";

/** What one check found: a sentence in each language that says what is, and, where it is not well, what to do. */
export interface Finding {
  /** Names the check, for programs: `database`, `disk`. */
  readonly check: string;
  readonly verdict: Verdict;
  readonly vi: string;
  readonly en: string;
}

/** A finding's sentence with `{name}` for a parameter. */
export type FindingText = Readonly<Record<Language, string>>;

/** The findings of one check: `const say = findingsOf("disk"); say("ok", texts.enough, { free })`. */
export function findingsOf(check: string) {
  return (verdict: Verdict, text: FindingText, params: RefusalParams = {}): Finding => ({
    check,
    verdict,
    vi: fill(text.vi, params),
    en: fill(text.en, params),
  });
}

/** The worst of them. */
export function worst(findings: readonly Finding[]): Verdict {
  if (findings.some(({ verdict }) => verdict === "fail")) return "fail";
  return findings.some(({ verdict }) => verdict === "warn") ? "warn" : "ok";
}

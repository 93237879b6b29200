import type { AnswerInput, PollInput } from "./contract.ts";
import { pollErrors } from "./errors.ts";
import type { OptionRow, PollRow } from "./rows.ts";

const MINUTE = 60_000;
const LONGEST = 366 * 24 * 60 * MINUTE;

/** What the schema cannot say: the options fit the kind, the times fit each other. Returns the input as it is stored. */
export function checkPoll(input: PollInput, now: number): PollInput {
  const options = input.options.map((text) => text.normalize("NFC").trim());
  if (input.kind === "text") {
    if (options.length > 0) throw pollErrors.noOptions({}, "/body/options");
  } else if (options.length < 2 || new Set(options.map((text) => text.toLocaleLowerCase("vi"))).size < options.length) {
    throw pollErrors.fewOptions({}, "/body/options");
  }
  // What is said to have opened in the past opens now: the period that is filed is the one in which people could answer.
  const opensAt = Math.max(input.opensAt, now);
  if (input.closesAt < opensAt + MINUTE) throw pollErrors.times({}, "/body/closesAt");
  if (input.closesAt - opensAt > LONGEST) throw pollErrors.tooLong({}, "/body/closesAt");
  return {
    ...input,
    title: input.title.normalize("NFC").trim(),
    description: input.description.normalize("NFC").trim(),
    options,
    maxChoices: input.kind === "multiple" ? Math.min(input.maxChoices, options.length) : 1,
    opensAt,
  };
}

/** Whether an answer fits the question; returns the part of it that counts for this kind. */
export function checkAnswer(
  poll: Pick<PollRow, "kind" | "maxChoices">,
  options: readonly OptionRow[],
  input: AnswerInput,
): AnswerInput {
  if (poll.kind === "text") {
    const text = input.text.normalize("NFC").trim();
    if (text === "") throw pollErrors.write({}, "/body/text");
    return { optionIds: [], text };
  }
  const known = new Set(options.map(({ id }) => id));
  const { optionIds } = input;
  if (optionIds.length < 1 || optionIds.length > poll.maxChoices || !optionIds.every((id) => known.has(id))) {
    throw pollErrors.choose({ most: poll.maxChoices }, "/body/optionIds");
  }
  return { optionIds, text: "" };
}

import { isDay } from "../../server/kernel/text/index.ts";
import { usageTexts } from "../locale/usage.ts";
import type { CommandInput } from "./command.ts";
import { applianceErrors } from "./faults.ts";
import { UsageError } from "./usage.ts";

/** A whole number within bounds, or the default where the option was not given. */
export function numberOption(
  input: CommandInput,
  name: string,
  bounds: { min: number; max: number; default: number },
): number {
  const text = input.option(name);
  if (text === undefined) return bounds.default;
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text) || value < bounds.min || value > bounds.max) {
    throw new UsageError(usageTexts.badNumber, { name, min: bounds.min, max: bounds.max });
  }
  return value;
}

/** A day `YYYY-MM-DD`, or undefined where the option was not given. */
export function dayOption(input: CommandInput, name: string): string | undefined {
  const text = input.option(name);
  if (text !== undefined && !isDay(text)) throw new UsageError(usageTexts.badDay, { name });
  return text;
}

/** The password on stdin, without the line end that a shell adds. An option would show it to everyone who lists processes. */
export async function passwordFrom(input: CommandInput): Promise<string> {
  if (!input.has("password-stdin")) throw new UsageError(usageTexts.missingOption, { name: "password-stdin" });
  const text = (await input.io.readInput()).replace(/\r?\n$/, "").normalize("NFC");
  if (text === "") throw applianceErrors.noPassword();
  return text;
}

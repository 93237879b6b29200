import type { Refusal } from "../../../kernel/errors.ts";
import { parseDay } from "../../../kernel/text/index.ts";
import { directoryErrors } from "../errors.ts";

/** Readers of single cells: the one form of the text, or why it cannot be. An empty cell stays empty. */
type CellReader = (text: string) => string | Refusal;

export const optional =
  (read: CellReader): CellReader =>
  (text) =>
    text === "" ? "" : read(text);

export const required =
  (read: CellReader): CellReader =>
  (text) =>
    text === "" ? directoryErrors.cellMissing() : read(text);

export const atMost =
  (most: number): CellReader =>
  (text) =>
    text.length > most ? directoryErrors.cellLong({ most }) : text;

export const username: CellReader = (text) => {
  const name = text.toLowerCase();
  return name.length >= 2 && name.length <= 40 && /^[a-z0-9]+([._-][a-z0-9]+)*$/.test(name)
    ? name
    : directoryErrors.cellUsername({ text: text.slice(0, 60) });
};

export const code: CellReader = (text) =>
  text.length <= 35 && /^[\p{L}\p{N}][\p{L}\p{N}.&-]*$/u.test(text)
    ? text
    : directoryErrors.cellCode({ text: text.slice(0, 60) });

export const digits: CellReader = (text) => (/^\d{1,10}$/.test(text) ? text : directoryErrors.cellDigits());

/** A telephone number in the form of `read`, written nationally. */
export const phone =
  (read: (text: string) => string | undefined): CellReader =>
  (text) =>
    read(text)?.replace(/^\+84/, "0") ?? directoryErrors.phone({ text: text.slice(0, 40) });

/** dd/MM/yyyy, or YYYY-MM-DD; written dd/MM/yyyy. */
export const day: CellReader = (text) => {
  const on = parseDay(text, "");
  return on ? on.split("-").reverse().join("/") : directoryErrors.cellDay({ text: text.slice(0, 40) });
};

/** `05/03/1985` as it is stored; null for an empty cell. */
export function dayOfCell(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : text.split("/").reverse().join("-");
}

/** `1985-03-05` as a cell. */
export const dayCell = (on: string | null): string => on?.split("-").reverse().join("/") ?? "";

/** An empty cell is no value. */
export const blank = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);

import type { Language } from "../../kernel/errors.ts";
import { isRiskyName } from "../../protocols/mime/index.ts";
import type { AddressBook } from "./addresses.ts";
import type { Draft, DraftFile, DraftRow } from "./contract.ts";
import { forEditor, type Pictures } from "./rich.ts";
import type { DraftFileRow, DraftRowStored } from "./store.ts";

const PREVIEW = 160;
const LISTED_RECIPIENTS = 5;

/** A draft for the window in which it is written. */
export function presentDraft(
  draft: DraftRowStored,
  files: readonly DraftFileRow[],
  book: AddressBook,
  language: Language,
): Draft {
  const named = (json: string) => book.describe(listIn(json), language);
  return {
    id: draft.id,
    version: draft.version,
    kind: draft.kind,
    originalId: draft.originalId,
    to: named(draft.toList),
    cc: named(draft.ccList),
    bcc: named(draft.bccList),
    subject: draft.subject,
    body: draft.body,
    html: draft.html === null ? null : forEditor(draft.html, draft.id, picturesOf(files)),
    urgent: draft.urgent === 1,
    wantsReceipt: draft.wantsReceipt === 1,
    files: files.map(presentFile),
    savedAt: draft.savedAt,
    sendAt: draft.sendAt,
    problem: problemOf(draft, language),
  };
}

/** A draft in a list. */
export function presentDraftRow(draft: DraftRowStored, files: number, book: AddressBook, language: Language): DraftRow {
  return {
    id: draft.id,
    to: book.describe(listIn(draft.toList).slice(0, LISTED_RECIPIENTS), language),
    subject: draft.subject,
    preview: draft.body.replace(/\s+/g, " ").trim().slice(0, PREVIEW),
    hasFiles: files > 0,
    savedAt: draft.savedAt,
    sendAt: draft.sendAt,
    problem: problemOf(draft, language),
  };
}

export function presentFile({ id, name, size, type, contentId, linkOrigin }: DraftFileRow): DraftFile {
  return { id, name, size, type, risky: isRiskyName(name), inline: contentId !== null, link: linkOrigin !== null };
}

export function picturesOf(files: readonly DraftFileRow[]): Pictures {
  return new Map(files.flatMap(({ id, contentId }) => (contentId === null ? [] : [[id, contentId]])));
}

/** Written by this module as a list of strings. */
export function listIn(json: string): string[] {
  return JSON.parse(json) as string[];
}

/** Written by this module in both languages. */
function problemOf({ problem }: DraftRowStored, language: Language): string | null {
  return problem === null ? null : (JSON.parse(problem) as Record<Language, string>)[language];
}

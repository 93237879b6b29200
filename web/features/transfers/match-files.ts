import type { HandedFile } from "../../kernel/hand-over.ts";
import { fetchFiles, type TransferFile } from "./api.ts";

/** A file's last name; a folder that was chosen again may hang elsewhere. */
const nameOf = (path: string): string => (path.split("/").at(-1) ?? path).normalize("NFC");

/**
 * The chosen files in the order in which the transfer has them, when they are the same: as many, each with its size and, where it is known, its
 * time of change. Undefined when they are others.
 */
export function orderAs(known: readonly TransferFile[], files: readonly HandedFile[]): HandedFile[] | undefined {
  if (known.length !== files.length) return undefined;
  const left = [...files];
  const ordered: HandedFile[] = [];
  for (const [index, { path, size, modifiedAt }] of known.entries()) {
    const fits = ({ path: own, file }: HandedFile, isSameName: boolean) =>
      file.size === size &&
      (modifiedAt === null || Math.max(0, file.lastModified) === modifiedAt) &&
      (isSameName ? nameOf(own) === nameOf(path) : true);
    // The names may have been cleaned, so a file of the same place, size and time is the same too.
    const first = left[0];
    const at =
      first && index === known.length - left.length && fits(first, true) ? 0 : left.findIndex((one) => fits(one, true));
    const found = at >= 0 ? at : left.findIndex((one) => fits(one, false));
    const [taken] = found >= 0 ? left.splice(found, 1) : [];
    if (!taken) return undefined;
    ordered.push(taken);
  }
  return ordered;
}

/** `orderAs` against what the office knows of the transfer. */
export async function sameFiles(id: number, files: readonly HandedFile[]): Promise<HandedFile[] | undefined> {
  const known: TransferFile[] = [];
  let after: string | undefined;
  do {
    const page = await fetchFiles(id, after);
    known.push(...page.items);
    after = page.next;
  } while (after !== undefined && known.length <= files.length);
  return orderAs(known, files);
}

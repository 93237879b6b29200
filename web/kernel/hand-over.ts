import type { HandedFile, HandOver } from "./handed.ts";
import { registeredFeatures } from "./registry.ts";

export type { HandedFile, HandOver, TakeFiles } from "./handed.ts";

/** Whether there is a feature in this build that takes files. */
export const canHandOver = (): boolean => registeredFeatures().some(({ takesFiles }) => takesFiles !== undefined);

/** Gives files to whatever feature takes them; the caller need not know which. */
export async function handOver(handed: HandOver): Promise<void> {
  const taker = registeredFeatures().find(({ takesFiles }) => takesFiles !== undefined);
  const { takeFiles } = (await taker?.takesFiles?.()) ?? {};
  await takeFiles?.(handed);
}

/** The files of a chosen list; those of a chosen folder bear their path. */
export function filesOfList(list: FileList): HandedFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * The files that were dropped, folders with all that is in them. The entries must be asked for before the first pause, or the browser has
 * forgotten them.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<HandedFile[]> {
  const entries = [...transfer.items].flatMap((item) => (item.kind === "file" ? (item.webkitGetAsEntry() ?? []) : []));
  if (entries.length === 0) return filesOfList(transfer.files);
  const found: HandedFile[] = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry: FileSystemEntry, found: HandedFile[]): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    found.push({ path: entry.fullPath.replace(/^\/+/, ""), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder is read in portions until one is empty.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (portion.length === 0) return;
    for (const one of portion) await walk(one, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

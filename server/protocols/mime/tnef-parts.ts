import { isRiskyName, safeFileName } from "./names.ts";
import { readTnef } from "./tnef.ts";
import type { MailAttachment } from "./types.ts";

/** What came out of a winmail.dat stands behind the message's own attachments, under numbers of its own. */
const FIRST_INDEX = 1_000;
const MAX_FILES = 200;

export function isTnef({ type, name }: MailAttachment): boolean {
  return type === "application/ms-tnef" || type === "application/vnd.ms-tnef" || /^winmail\.dat$/i.test(name);
}

/** The attachments with every winmail.dat replaced by what is in it, and the contents that are known. One that cannot be opened stays as it is. */
export function openTnef(
  attachments: readonly MailAttachment[],
  kept: ReadonlyMap<number, Buffer>,
): { attachments: MailAttachment[]; contents: Map<number, Buffer>; text: string | null } {
  const contents = new Map(kept);
  const opened: MailAttachment[] = [];
  let text: string | null = null;
  const plain = attachments.filter((attachment) => {
    const bytes = isTnef(attachment) ? kept.get(attachment.index) : undefined;
    const tnef = bytes && readTnef(bytes);
    if (!tnef || (tnef.files.length === 0 && tnef.text === null)) return true;
    text ??= tnef.text;
    for (const file of tnef.files.slice(0, MAX_FILES - opened.length)) {
      const index = FIRST_INDEX + opened.length;
      const name = safeFileName(file.name, `tep-${String(opened.length + 1)}`);
      contents.set(index, file.content);
      opened.push({
        index,
        name,
        type: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type.toLowerCase() : "application/octet-stream",
        size: file.content.length,
        contentId: null,
        inline: false,
        risky: isRiskyName(name),
      });
    }
    return false;
  });
  return { attachments: [...plain, ...opened], contents, text };
}

import { openDialog } from "../../../kernel/dialogs.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { Label, Mailbox } from "../api.ts";
import { boxIcon, boxTitle } from "../labels.ts";
import type { Picked, PickQuestion } from "./questions.ts";

const pick = (question: PickQuestion): Promise<Picked | undefined> =>
  openDialog<PickQuestion, Picked>("mail-pick-dialog", () => import("./mail-pick-dialog.ts"), question);

/** Asks where messages go, by any part of a folder's name without marks. */
export async function openMove(boxes: readonly Mailbox[]): Promise<Mailbox | undefined> {
  const targets = boxes.filter(({ role }) => role !== "drafts" && role !== "sent");
  const picked = await pick({
    heading: msg("Chuyển vào thư mục", { id: "mail.move-heading" }),
    hint: msg("Gõ tên thư mục, không cần dấu", { id: "mail.move-hint" }),
    choices: targets.map((box) => ({ key: String(box.id), title: boxTitle(box), icon: boxIcon(box.role) })),
  });
  return picked && "key" in picked ? targets.find(({ id }) => String(id) === picked.key) : undefined;
}

/** Asks which label to put on or take off; `carried` are those that are on already. */
export async function openLabel(
  labels: readonly Label[],
  carried: ReadonlySet<string>,
): Promise<{ readonly label: Label } | { readonly create: string } | undefined> {
  const picked = await pick({
    heading: msg("Gắn hoặc gỡ nhãn", { id: "mail.label-heading" }),
    hint: msg("Gõ tên nhãn, không cần dấu", { id: "mail.label-hint" }),
    choices: labels.map(({ id, name, tone, keyword }) => ({
      key: String(id),
      title: name,
      tone,
      checked: carried.has(keyword),
    })),
    create: (name) => createText(name),
  });
  if (!picked) return undefined;
  if ("create" in picked) return picked;
  const label = labels.find(({ id }) => String(id) === picked.key);
  return label && { label };
}

function createText(name: string): string {
  return name === ""
    ? msg("Tạo nhãn mới…", { id: "mail.label-new" })
    : `${msg("Tạo nhãn", { id: "mail.label-create" })} “${name}”`;
}

/** A new folder (in `parent`, or at the top), or another name for one; true once it is so. */
export const openFolderForm = (input: { folder?: Mailbox; parent?: Mailbox }): Promise<true | undefined> =>
  openDialog<typeof input, true>("mail-folder-dialog", () => import("./mail-folder-dialog.ts"), input);

/** A new label, or another name and colour for one; resolves with what it then is. */
export const openLabelForm = (input: { label?: Label; name?: string }): Promise<Label | undefined> =>
  openDialog<typeof input, Label>("mail-label-dialog", () => import("./mail-label-dialog.ts"), input);

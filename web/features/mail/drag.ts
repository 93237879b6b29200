import { msg, str } from "../../kernel/i18n.ts";

/** What is dragged from the list to a folder or a label. */
const TYPE = "application/x-congso-mail";

/** Begins to drag messages: they are named in the drag, and a small sign beside the pointer tells how many. */
export function beginDrag(event: DragEvent, ids: readonly number[]): void {
  const { dataTransfer } = event;
  if (!dataTransfer || ids.length === 0) {
    event.preventDefault();
    return;
  }
  dataTransfer.setData(TYPE, JSON.stringify(ids));
  dataTransfer.effectAllowed = "move";
  const count = ids.length;
  const sign = document.createElement("div");
  sign.className = "cs-drag-sign";
  sign.textContent = msg(str`${count} thư`, { id: "mail.drag-count" });
  document.body.append(sign);
  dataTransfer.setDragImage(sign, -8, -8);
  // The browser has taken its picture once this turn is over.
  setTimeout(() => {
    sign.remove();
  });
}

export const carriesMail = (event: DragEvent): boolean => event.dataTransfer?.types.includes(TYPE) === true;

/** The ids that are dropped; none for anything else. */
export function droppedMail(event: DragEvent): number[] {
  try {
    const ids: unknown = JSON.parse(event.dataTransfer?.getData(TYPE) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id): id is number => Number.isSafeInteger(id) && Number(id) > 0) : [];
  } catch {
    return [];
  }
}

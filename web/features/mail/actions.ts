import { msg, str } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";
import { offerUndo, toast, toastError } from "../../kernel/toasts.ts";
import { confirm } from "../../ui/confirm.ts";
import * as api from "./api.ts";
import type { Label, Mailbox, Marks } from "./api.ts";
import { boxTitle } from "./labels.ts";
import type { MailLists } from "./lists.ts";
import { addressOf, type Spot } from "./state.ts";

/** What the actions need of the page that they are done on. */
interface View {
  readonly lists: MailLists;
  readonly overview: () => api.Overview | undefined;
  readonly box: () => Mailbox | undefined;
  readonly spot: () => Spot;
  readonly unmark: () => void;
}

/** What is done with messages in a list: seen at once, taken back when the server refuses, undone where it can be. */
export class MailActions {
  readonly #view: View;
  /** Takes back what was done last, while that is offered. */
  #undo: (() => Promise<void>) | undefined;

  constructor(view: View) {
    this.#view = view;
  }

  /** Whether the rows of the list stand for conversations: what is done with a row is done with all of it. */
  get #whole(): boolean {
    const { box, within } = this.#view.spot();
    const isFolder = !this.#view.lists.isPaged && !box.startsWith("label-") && within === undefined;
    return isFolder && this.#view.overview()?.conversations === true;
  }

  /** Sets flags or labels. What changes how the list looks at once can be undone; `quiet` is for what a reader does by reading. */
  async mark(ids: readonly number[], marks: Marks, { quiet = false, whole = this.#whole } = {}): Promise<void> {
    for (const id of ids) this.#show(id, marks);
    try {
      const { changed } = await api.markMessages(ids, marks, whole);
      if (quiet || changed.length === 0) return;
      this.#offer(this.#markedText(changed.length, marks), () => api.markMessages(changed, reversed(marks)));
    } catch (error) {
      toastError(error);
      void this.#view.lists.reload();
    }
  }

  #show(id: number, { seen, flagged, addLabels = [], removeLabels = [] }: Marks): void {
    const message = this.#view.lists.rowOf(id);
    if (!message) return;
    const labels = this.#view.overview()?.labels ?? [];
    const words = (some: readonly number[]): string[] =>
      labels.filter(({ id: label }) => some.includes(label)).map(({ keyword }) => keyword);
    const removed = words(removeLabels);
    const keywords = [...new Set([...message.keywords, ...words(addLabels)])].filter((word) => !removed.includes(word));
    const { conversation } = message;
    this.#view.lists.put({
      kind: "message",
      message: {
        ...message,
        ...(seen !== undefined && { seen }),
        ...(flagged !== undefined && { flagged }),
        keywords,
        conversation: conversation && {
          ...conversation,
          ...(seen === true && this.#whole && { unread: 0 }),
          ...(flagged !== undefined && { flagged }),
        },
      },
    });
  }

  /** Moves at once; the way back is open for ten seconds. */
  async move(ids: readonly number[], target: Mailbox, whole = this.#whole): Promise<void> {
    const home = this.#view.box();
    if (ids.length === 0 || home?.id === target.id) return;
    const putBack = this.#takeOut(ids);
    try {
      const { changed } = await api.moveMessages(ids, target.id, whole);
      const said = this.#movedText(changed.length, target);
      // From a search or a label they came from several folders, and the screen does not know from which.
      if (!home || this.#view.lists.isPaged) toast(said);
      else this.#offer(said, () => api.moveMessages(changed, home.id));
    } catch (error) {
      putBack();
      toastError(error);
    }
  }

  async toRole(ids: readonly number[], role: "trash" | "archive"): Promise<void> {
    const target = this.#view.overview()?.items.find((box) => box.role === role);
    if (target) await this.move(ids, target);
  }

  /** Takes rows off the list and, when one of them is being read, goes on to the next. */
  #takeOut(ids: readonly number[]): () => void {
    const { id } = this.#view.spot();
    const next = this.#nextAfter(ids);
    const putBack = this.#view.lists.remove(ids);
    this.#view.unmark();
    if (id !== undefined && ids.includes(id)) {
      void navigate(addressOf({ ...this.#view.spot(), id: next }), { replace: true });
    }
    return putBack;
  }

  /** What is read next when these go: the one below, or the one above; on a narrow screen, the list. */
  #nextAfter(ids: readonly number[]): number | undefined {
    if (!matchMedia("(min-width: 1100px)").matches) return undefined;
    const rows = this.#view.lists.current.items.flatMap((row) => (row.kind === "message" ? [row.message.id] : []));
    const at = rows.findIndex((id) => ids.includes(id));
    return rows.slice(at + 1).find((id) => !ids.includes(id)) ?? rows.slice(0, Math.max(at, 0)).at(-1);
  }

  async expunge(ids: readonly number[]): Promise<void> {
    const count = ids.length;
    const sure = await confirm({
      heading: msg(str`Xóa hẳn ${count} thư?`, { id: "mail.expunge-heading" }),
      text: msg("Thư đã xóa hẳn không lấy lại được.", { id: "mail.expunge-text" }),
      verb: msg("Xóa hẳn", { id: "mail.expunge" }),
      destroys: true,
    });
    if (!sure) return;
    const whole = this.#whole;
    const putBack = this.#takeOut(ids);
    try {
      await api.expungeMessages(ids, whole);
    } catch (error) {
      putBack();
      toastError(error);
    }
  }

  async emptyBox(): Promise<void> {
    const box = this.#view.box();
    if (!box) return;
    const name = boxTitle(box);
    const sure = await confirm({
      heading: msg(str`Xóa hẳn mọi thư trong ${name}?`, { id: "mail.empty-heading" }),
      text: msg("Thư đã xóa hẳn không lấy lại được.", { id: "mail.expunge-text" }),
      verb: msg("Dọn sạch", { id: "mail.empty" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await api.emptyMailbox(box.id);
      void navigate(addressOf({ ...this.#view.spot(), id: undefined, draft: undefined }));
      await this.#view.lists.start();
    } catch (error) {
      toastError(error);
    }
  }

  /** Takes back what was done last, if that is still offered. */
  async undoLast(): Promise<void> {
    const undo = this.#undo;
    this.#undo = undefined;
    await undo?.();
  }

  #offer(said: string, back: () => Promise<unknown>): void {
    const undo = async (): Promise<void> => {
      if (this.#undo === undo) this.#undo = undefined;
      await back();
      void this.#view.lists.reload();
    };
    this.#undo = undo;
    offerUndo(said, undo);
  }

  #movedText(count: number, target: Mailbox): string {
    if (target.role === "trash") return msg(str`Đã chuyển ${count} thư vào Thùng rác`, { id: "mail.trashed" });
    if (target.role === "archive") return msg(str`Đã lưu trữ ${count} thư`, { id: "mail.archived" });
    const name = boxTitle(target);
    return msg(str`Đã chuyển ${count} thư vào ${name}`, { id: "mail.moved" });
  }

  #markedText(count: number, { seen, flagged, addLabels, removeLabels }: Marks): string {
    if (seen !== undefined) {
      return seen
        ? msg(str`Đã đánh dấu đã đọc ${count} thư`, { id: "mail.marked-read" })
        : msg(str`Đã đánh dấu chưa đọc ${count} thư`, { id: "mail.marked-unread" });
    }
    if (flagged !== undefined) {
      return flagged
        ? msg(str`Đã gắn sao ${count} thư`, { id: "mail.marked-starred" })
        : msg(str`Đã gỡ sao ${count} thư`, { id: "mail.marked-unstarred" });
    }
    const [label] = [...(addLabels ?? []), ...(removeLabels ?? [])];
    const name = labelName(this.#view.overview()?.labels ?? [], label);
    return addLabels && addLabels.length > 0
      ? msg(str`Đã gắn nhãn ${name} cho ${count} thư`, { id: "mail.labelled" })
      : msg(str`Đã gỡ nhãn ${name} khỏi ${count} thư`, { id: "mail.unlabelled" });
  }
}

function labelName(labels: readonly Label[], id: number | undefined): string {
  return labels.find((label) => label.id === id)?.name ?? "";
}

/** What takes marks back from those messages on which they changed something. */
export function reversed({ seen, flagged, addLabels, removeLabels }: Marks): Marks {
  return {
    ...(seen !== undefined && { seen: !seen }),
    ...(flagged !== undefined && { flagged: !flagged }),
    ...(addLabels && { removeLabels: addLabels }),
    ...(removeLabels && { addLabels: removeLabels }),
  };
}

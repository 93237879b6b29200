import { msg, str } from "../../kernel/i18n.ts";
import type { PagedList } from "../../kernel/paged-list.ts";
import { navigate } from "../../kernel/router.ts";
import { offerUndo, toast, toastError } from "../../kernel/toasts.ts";
import { confirm } from "../../ui/confirm.ts";
import * as api from "./api.ts";
import type { Mailbox } from "./api.ts";
import { boxTitle } from "./labels.ts";
import type { ListRow } from "./parts/mail-row.ts";
import { addressOf, type Spot } from "./state.ts";

/** What the actions need of the page that they are done on. */
interface View {
  readonly list: PagedList<ListRow>;
  readonly boxes: () => readonly Mailbox[];
  readonly box: () => Mailbox | undefined;
  readonly spot: () => Spot;
  readonly unmark: () => void;
}

/** What is done with messages in a list: seen at once, taken back when the server refuses, undone where it can be. */
export class MailActions {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  /** Whether one of these is what the person reads. */
  #isOpen(ids: readonly number[]): boolean {
    const { id } = this.#view.spot();
    return id !== undefined && ids.includes(id);
  }

  #leave(): void {
    void navigate(addressOf({ ...this.#view.spot(), id: undefined, draft: undefined }));
  }

  async mark(ids: readonly number[], change: { seen?: boolean; flagged?: boolean }): Promise<void> {
    const wanted = new Set(ids);
    for (const row of this.#view.list.items) {
      if (row.kind === "message" && wanted.has(row.message.id)) {
        this.#view.list.put({ kind: "message", message: { ...row.message, ...change } });
      }
    }
    try {
      await api.markMessages(ids, change);
    } catch (error) {
      toastError(error);
      void this.#view.list.reload();
    }
  }

  /** Moves at once; the way back is open for ten seconds. */
  async toRole(ids: readonly number[], role: "trash" | "archive"): Promise<void> {
    const target = this.#view.boxes().find((box) => box.role === role);
    const home = this.#view.box();
    if (!target || ids.length === 0 || home?.id === target.id) return;
    const next = this.#nextAfter(ids);
    const putBack = this.#view.list.remove(...ids.map((id) => `m${String(id)}`));
    this.#view.unmark();
    if (this.#isOpen(ids)) {
      void navigate(addressOf({ ...this.#view.spot(), id: next }), { replace: true });
    }
    try {
      await api.moveMessages(ids, target.id);
    } catch (error) {
      putBack();
      toastError(error);
      return;
    }
    const count = ids.length;
    const said =
      role === "trash"
        ? msg(str`Đã chuyển ${count} thư vào Thùng rác`, { id: "mail.trashed" })
        : msg(str`Đã lưu trữ ${count} thư`, { id: "mail.archived" });
    if (!home || this.#view.spot().q !== undefined) toast(said);
    else {
      offerUndo(said, async () => {
        await api.moveMessages(ids, home.id);
        void this.#view.list.reload();
      });
    }
  }

  /** What is read next when these go: the one below, or the one above; on a narrow screen, the list. */
  #nextAfter(ids: readonly number[]): number | undefined {
    if (!matchMedia("(min-width: 1100px)").matches) return undefined;
    const rows = this.#view.list.items.flatMap((row) => (row.kind === "message" ? [row.message.id] : []));
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
    const putBack = this.#view.list.remove(...ids.map((id) => `m${String(id)}`));
    this.#view.unmark();
    if (this.#isOpen(ids)) this.#leave();
    try {
      await api.expungeMessages(ids);
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
      this.#leave();
      await this.#view.list.start();
    } catch (error) {
      toastError(error);
    }
  }
}

import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";
import { toastError } from "../../kernel/toasts.ts";
import { confirm } from "../../ui/confirm.ts";
import type { CsList } from "../../ui/cs-list.ts";
import type { MailActions } from "./actions.ts";
import * as api from "./api.ts";
import type { BulkChange, Label, Mailbox, MessageRow } from "./api.ts";
import { changeAll } from "./bulk.ts";
import { openFolderForm, openLabel, openLabelForm, openMove } from "./dialogs/open.ts";
import { boxTitle } from "./labels.ts";
import { scopeOf } from "./lists.ts";
import type { OverviewController } from "./overview.ts";
import type { KeyAct } from "./page-keys.ts";
import type { Bulk } from "./parts/mail-above.ts";
import type { MailReader } from "./parts/mail-reader.ts";
import type { ListRow } from "./rows.ts";
import { addressOf, type Spot } from "./state.ts";
import { write } from "./writing.ts";

/** What can be asked of the page while one reads: `message` is the one that it is asked of. */
export interface ReaderAct {
  readonly act: "reply" | "replyAll" | "forward" | "star" | "unread" | "archive" | "trash" | "move" | "label";
  readonly message: MessageRow;
}

interface View {
  readonly actions: MailActions;
  readonly overview: OverviewController;
  readonly spot: () => Spot;
  readonly box: () => Mailbox | undefined;
  readonly list: () => CsList<ListRow> | null;
  readonly reader: () => MailReader | null;
  /** The marked messages, or that everything is. */
  readonly marked: () => readonly number[] | "all";
  readonly unmark: () => void;
  readonly search: () => void;
}

/** What keys, buttons and drops ask for, joined to the messages that it is asked for: those marked, the one that is read, or the one at the cursor. */
export class PageActs {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  get #isDisposable(): boolean {
    const role = this.#view.box()?.role;
    return role === "trash" || role === "junk";
  }

  /** What a key acts on: the message that is read, or the row at the cursor. */
  #single(): MessageRow | undefined {
    const { id, draft } = this.#view.spot();
    if (draft !== undefined) return undefined;
    if (id !== undefined) return this.#view.reader()?.message;
    const row = this.#view.list()?.atCursor;
    return row?.kind === "message" ? row.message : undefined;
  }

  async key(act: KeyAct): Promise<void> {
    const { actions, list, spot, search, marked } = this.#view;
    if (act === "write") await write({}, spot());
    else if (act === "search") search();
    else if (act === "undo") await actions.undoLast();
    else if (act === "mark") list()?.markCursor();
    else if (act === "leave") {
      if (marked().length > 0) this.#view.unmark();
      else await navigate(addressOf({ ...spot(), id: undefined, draft: undefined }));
    } else if (act === "next" || act === "previous") await this.#step(act === "next" ? 1 : -1);
    else {
      const some = marked();
      const message = this.#single();
      const isMarked = some === "all" || some.length > 0;
      if (isMarked && act !== "reply" && act !== "replyAll" && act !== "forward") await this.bulk(act);
      else if (message) await this.act({ act, message });
    }
  }

  /** j and k go on with reading, where something is being read beside the list. */
  async #step(by: 1 | -1): Promise<void> {
    const { id, draft } = this.#view.spot();
    if (id === undefined) this.#view.list()?.focus();
    const row = this.#view.list()?.step(by);
    if (id === undefined || draft !== undefined || row?.kind !== "message") return;
    await navigate(addressOf({ ...this.#view.spot(), id: row.message.id }), { replace: true });
  }

  /** What the reader or a key asks for one message, or for the conversation that its row stands for. */
  async act({ act, message }: ReaderAct): Promise<void> {
    const { actions, spot } = this.#view;
    const { id } = message;
    if (act === "reply" || act === "replyAll" || act === "forward") {
      await write({ original: { messageId: id, as: act } }, spot());
    } else if (act === "star") await actions.mark([id], { flagged: !message.flagged }, { quiet: true, whole: false });
    else if (act === "unread") {
      const seen = !message.seen;
      // Unread again is the message itself: what was read of the conversation before stays read.
      await actions.mark([id], { seen }, seen ? {} : { whole: false });
      if (!seen) await navigate(addressOf({ ...spot(), id: undefined }));
    } else if (act === "archive") await actions.toRole([id], "archive");
    else if (act === "trash") await (this.#isDisposable ? actions.expunge([id]) : actions.toRole([id], "trash"));
    else if (act === "move") await this.#move([id]);
    else await this.#relabel([id], new Set(message.keywords));
  }

  /** What the bar over the list asks for the marked messages. */
  async bulk(act: Bulk): Promise<void> {
    const { actions, marked } = this.#view;
    const ids = marked();
    if (ids === "all") await this.#wholeList(act);
    else if (act === "read" || act === "unread") await actions.mark(ids, { seen: act === "read" });
    else if (act === "star") await actions.mark(ids, { flagged: true });
    else if (act === "archive") await actions.toRole(ids, "archive");
    else if (act === "trash") await (this.#isDisposable ? actions.expunge(ids) : actions.toRole(ids, "trash"));
    else if (act === "move") await this.#move(ids);
    else await this.#relabel(ids, new Set());
  }

  async #move(ids: readonly number[] | "all"): Promise<void> {
    const home = this.#view.box();
    const target = await openMove(this.#view.overview.boxes.filter(({ id }) => id !== home?.id));
    if (!target) return;
    if (ids === "all") await this.#changeAll({ moveTo: target.id });
    else await this.#view.actions.move(ids, target);
  }

  async #relabel(ids: readonly number[] | "all", carried: ReadonlySet<string>): Promise<void> {
    const picked = await openLabel(this.#view.overview.labels, carried);
    if (!picked) return;
    const label = "label" in picked ? picked.label : await openLabelForm({ name: picked.create });
    if (!label) return;
    if ("create" in picked) await this.#view.overview.reload();
    const takesOff = carried.has(label.keyword);
    if (ids === "all") await this.#changeAll({ addLabel: label.id });
    else await this.#view.actions.mark(ids, takesOff ? { removeLabels: [label.id] } : { addLabels: [label.id] });
  }

  async #wholeList(act: Bulk): Promise<void> {
    const role = (wanted: "archive" | "trash") => this.#view.overview.boxes.find((box) => box.role === wanted)?.id;
    if (act === "move") await this.#move("all");
    else if (act === "label") await this.#relabel("all", new Set());
    else if (act === "read" || act === "unread") await this.#changeAll({ seen: act === "read" });
    else if (act === "star") await this.#changeAll({ flagged: true });
    else {
      const moveTo = role(act);
      if (moveTo !== undefined) await this.#changeAll({ moveTo });
    }
  }

  async #changeAll(change: BulkChange): Promise<void> {
    const overview = await this.#view.overview.known();
    await changeAll(scopeOf(this.#view.spot(), overview), change);
    this.#view.unmark();
  }

  /** Messages were dropped on a folder or a label. */
  async drop(what: { ids: number[]; box?: Mailbox; label?: Label }): Promise<void> {
    if (what.box) await this.#view.actions.move(what.ids, what.box);
    else if (what.label) await this.#view.actions.mark(what.ids, { addLabels: [what.label.id] });
  }

  async folder({ act, folder }: { act: "new" | "rename" | "remove"; folder?: Mailbox }): Promise<void> {
    const { overview, spot } = this.#view;
    if (act !== "remove") {
      const done = await openFolderForm(act === "new" ? (folder ? { parent: folder } : {}) : folder ? { folder } : {});
      if (done) await overview.reload();
      return;
    }
    if (!folder) return;
    const sure = await confirm({
      heading: `${msg("Xóa thư mục", { id: "mail.folder-remove" })} “${boxTitle(folder)}”?`,
      text: msg("Thư trong đó được chuyển vào Thùng rác.", { id: "mail.folder-remove-text" }),
      verb: msg("Xóa thư mục", { id: "mail.folder-remove" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await api.deleteFolder(folder.id);
      await overview.reload();
      if (spot().box === String(folder.id)) await navigate("/mail/inbox");
    } catch (error) {
      toastError(error);
    }
  }

  async label({ act, label }: { act: "new" | "change" | "remove"; label?: Label }): Promise<void> {
    const { overview, spot } = this.#view;
    if (act !== "remove") {
      if (await openLabelForm(label ? { label } : {})) await overview.reload();
      return;
    }
    if (!label) return;
    const sure = await confirm({
      heading: `${msg("Xóa nhãn", { id: "mail.label-remove" })} “${label.name}”?`,
      text: msg("Nhãn được gỡ khỏi mọi thư; các thư vẫn còn nguyên.", { id: "mail.label-remove-text" }),
      verb: msg("Xóa nhãn", { id: "mail.label-remove" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await api.removeLabel(label.id);
      await overview.reload();
      if (spot().box === `label-${String(label.id)}`) await navigate("/mail/inbox");
    } catch (error) {
      toastError(error);
    }
  }

  /** These are on the screen now: they are read. */
  async opened(messages: readonly MessageRow[]): Promise<void> {
    const unread = messages.filter(({ seen }) => !seen).map(({ id }) => id);
    if (unread.length > 0) await this.#view.actions.mark(unread, { seen: true }, { quiet: true, whole: false });
  }
}

import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Label, Mailbox } from "../api.ts";
import { carriesMail, droppedMail } from "../drag.ts";
import { treeOf } from "../folders.ts";
import { boxIcon, boxTitle } from "../labels.ts";
import { addressOf } from "../state.ts";
import { folderStyles } from "./folder-styles.ts";
import "./mail-shared-links.ts";
import "./mail-tone.ts";

const collator = new Intl.Collator("vi");

/**
 * The folders with their counts (unread ones, or for drafts, how many there are), a person's own as a tree, the labels below. Messages can be
 * dropped on each.
 * @fires mail-drop - `detail: {ids, box}` or `{ids, label}`
 * @fires mail-folder - `detail: {act: "new" | "rename" | "remove", folder}`; a new one is made in `folder`, or at the top
 * @fires mail-label - `detail: {act: "new" | "change" | "remove", label}`
 */
@customElement("mail-folders")
export class MailFolders extends OfficeElement {
  static override styles = [base, folderStyles];

  @property({ attribute: false }) boxes: readonly Mailbox[] = [];
  @property({ attribute: false }) labels: readonly Label[] = [];
  @property({ type: Number }) waiting = 0;
  @property() current = "";
  @state() private over = "";

  override render() {
    const own = treeOf(this.boxes, (a, b) => collator.compare(a, b));
    return html`<nav aria-label=${msg("Thư mục", { id: "mail.folders" })}>
        <ul>
          ${this.boxes
            .filter(({ role }) => role !== null)
            .map((box) => [this.#folder(box, boxTitle(box), 0), box.role === "drafts" ? this.#waiting() : nothing])}
        </ul>
        <div class="head">
          <h2>${msg("Thư mục của tôi", { id: "mail.own-folders" })}</h2>
          <cs-button
            kind="quiet"
            size="small"
            icon="plus"
            label=${msg("Tạo thư mục", { id: "mail.folder-create" })}
            @click=${() => {
              this.emit("mail-folder", { act: "new" });
            }}
          ></cs-button>
        </div>
        <ul>
          ${own.map(({ box, title, depth }) => this.#folder(box, title, Math.min(depth, 3)))}
        </ul>
        <div class="head">
          <h2>${msg("Nhãn", { id: "mail.labels" })}</h2>
          <cs-button
            kind="quiet"
            size="small"
            icon="plus"
            label=${msg("Tạo nhãn", { id: "mail.label-create" })}
            @click=${() => {
              this.emit("mail-label", { act: "new" });
            }}
          ></cs-button>
        </div>
        <ul>
          ${this.labels.map((label) => this.#label(label))}
        </ul>
      </nav>
      <mail-shared-links></mail-shared-links>`;
  }

  /** Letters that go out by themselves: at their hour, or in a moment. */
  #waiting() {
    return html`<li>
      <a href="/mail/waiting" draggable="false"
        ><cs-icon name="clock"></cs-icon><span class="name cut">${msg("Thư chờ gửi", { id: "mail.waiting" })}</span
        ><cs-count value=${this.waiting}></cs-count
      ></a>
    </li>`;
  }

  #folder(box: Mailbox, title: string, depth: number) {
    const name = box.role ?? String(box.id);
    const count = box.role === "drafts" ? box.total : box.role === "sent" || box.role === "trash" ? 0 : box.unseen;
    const takes = box.role !== "drafts" && box.role !== "sent";
    return this.#place(
      { name, depth, drop: takes ? { box } : undefined },
      html`<cs-icon name=${boxIcon(box.role)}></cs-icon>
        <span class="name cut" title=${title}>${title}</span>
        <cs-count value=${count} ?strong=${box.role === "inbox"}></cs-count>`,
      box.role === null ? this.#folderMenu(box, title) : nothing,
      name === this.current || String(box.id) === this.current,
    );
  }

  #folderMenu(folder: Mailbox, title: string) {
    const act = (what: "new" | "rename" | "remove") => () => {
      this.emit("mail-folder", { act: what, folder });
    };
    const items: MenuEntry[] = [
      { title: msg("Tạo thư mục bên trong", { id: "mail.folder-new-inside" }), icon: "plus", run: act("new") },
      { title: msg("Đổi tên thư mục", { id: "mail.folder-rename" }), icon: "edit", run: act("rename") },
      { title: msg("Xóa thư mục", { id: "mail.folder-remove" }), icon: "trash", danger: true, run: act("remove") },
    ];
    return html`<cs-menu edge="end" label=${title} .items=${items}
      ><cs-button kind="quiet" size="small" icon="more" label=${msg("Việc khác", { id: "mail.more" })}></cs-button
    ></cs-menu>`;
  }

  #label(label: Label) {
    const name = `label-${String(label.id)}`;
    const act = (what: "change" | "remove") => () => {
      this.emit("mail-label", { act: what, label });
    };
    const items: MenuEntry[] = [
      { title: msg("Sửa nhãn", { id: "mail.label-edit" }), icon: "edit", run: act("change") },
      { title: msg("Xóa nhãn", { id: "mail.label-remove" }), icon: "trash", danger: true, run: act("remove") },
    ];
    const menu = html`<cs-menu edge="end" label=${label.name} .items=${items}
      ><cs-button kind="quiet" size="small" icon="more" label=${msg("Việc khác", { id: "mail.more" })}></cs-button
    ></cs-menu>`;
    return this.#place(
      { name, depth: 0, drop: { label } },
      html`<mail-tone tone=${label.tone}></mail-tone> <span class="name cut" title=${label.name}>${label.name}</span>`,
      menu,
      name === this.current,
    );
  }

  #place(
    place: { name: string; depth: number; drop: { box: Mailbox } | { label: Label } | undefined },
    content: unknown,
    menu: unknown,
    isCurrent: boolean,
  ) {
    const { name, depth, drop } = place;
    return html`<li
      class="d${depth} ${this.over === name ? "over" : ""}"
      @dragover=${(event: DragEvent) => {
        if (!drop || !carriesMail(event)) return;
        event.preventDefault();
        this.over = name;
      }}
      @dragleave=${() => {
        if (this.over === name) this.over = "";
      }}
      @drop=${(event: DragEvent) => {
        this.over = "";
        if (!drop) return;
        event.preventDefault();
        this.emit("mail-drop", { ids: droppedMail(event), ...drop });
      }}
    >
      <a href=${addressOf({ box: name })} draggable="false" aria-current=${isCurrent ? "page" : "false"}>${content}</a
      >${menu}
    </li>`;
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { dateOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import { WindowedList } from "../../../kernel/windowed-list.ts";
import type { CsList } from "../../../ui/cs-list.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchPositions, fetchRange, type ListScope, type Mailbox, type Message } from "../api.ts";
import { boxIcon, boxTitle } from "../labels.ts";
import { fetchLent, SHARED_CHANGED, type LentMailbox } from "../office/api.ts";
import { boxName, lentAddress, lentSpotOf } from "../office/lent.ts";
import { folderStyles } from "../parts/folder-styles.ts";
import "../parts/mail-reader.ts";
import "../parts/mail-row.ts";
import { pageStyles } from "../parts/page-styles.ts";
import { isBelow, keyOfRow, type ListRow } from "../rows.ts";
import { write } from "../writing.ts";

/** A colleague's mailbox that is lent: its folders, its messages, and answers in the colleague's name. Nothing in it is changed. */
@customElement("mail-lent-page")
export class MailLentPage extends OfficeElement {
  static override styles = [
    base,
    pageStyles,
    folderStyles,
    css`
      nav.folders {
        padding: var(--cs-3) var(--cs-2);
      }
      /* Not the menu of a folder, which is there only under the pointer. */
      cs-menu.boxes {
        position: static;
        translate: none;
        opacity: 1;
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;

  readonly #lent = new LoadController<LentMailbox[]>(this, {
    args: () => true,
    load: (_, signal) => fetchLent(signal),
  });
  readonly #list = new WindowedList<ListRow>(this, {
    shape: async (signal) => fetchPositions(await this.#scope(), signal),
    range: async (after, until, signal) =>
      (await fetchRange(await this.#scope(), after, until, signal)).map((message) => ({ kind: "message", message })),
    keyOf: keyOfRow,
    isBelow: (row, anchor) => row.kind === "message" && isBelow(row.message, anchor),
  });
  readonly #row = (row: ListRow) =>
    html`<mail-row still .row=${row} ?as-sent=${this.#box?.role === "sent"}></mail-row>`;
  #key = "";

  constructor() {
    super();
    const step = (by: 1 | -1) => () => {
      this.#listElement()?.focus();
      const row = this.#listElement()?.step(by);
      if (this.#spot.id !== undefined && row?.kind === "message") void navigate(this.#at(row.message.id));
    };
    const answer = (as: "reply" | "replyAll" | "forward") => () => void this.#write(this.#spot.id, as);
    new ShortcutsController(this, {
      title: () => msg("Thư của đồng nghiệp", { id: "mail.lent" }),
      shortcuts: [
        { keys: "j", title: () => msg("Thư sau", { id: "mail.next" }), run: step(1) },
        { keys: "k", title: () => msg("Thư trước", { id: "mail.previous" }), run: step(-1) },
        { keys: "r", title: () => msg("Trả lời", { id: "mail.reply" }), run: answer("reply") },
        { keys: "a", title: () => msg("Trả lời tất cả", { id: "mail.reply-all" }), run: answer("replyAll") },
        { keys: "f", title: () => msg("Chuyển tiếp", { id: "mail.forward" }), run: answer("forward") },
        {
          keys: "escape",
          title: () => msg("Về danh sách", { id: "mail.back" }),
          run: () => void navigate(this.#at(undefined)),
        },
      ],
    });
  }

  protected override watches() {
    return [
      live.onPersonal(({ name, data }) => {
        if (name !== SHARED_CHANGED) return;
        // The server sends this shape under this name.
        const isHere = (data as { accountId?: number }).accountId === this.#spot.accountId;
        void this.#lent.reload().then(() => {
          // What was taken back meanwhile is not asked for again.
          if (isHere && this.#account) void this.#list.reload();
        });
      }),
    ];
  }

  get #spot() {
    return lentSpotOf(this.place.params);
  }
  get #account(): LentMailbox | undefined {
    return this.#lent.value?.find(({ accountId }) => accountId === this.#spot.accountId);
  }
  get #box(): Mailbox | undefined {
    return this.#account?.mailboxes.find((box) => boxName(box) === this.#spot.box);
  }
  #at(id: number | undefined): string {
    return lentAddress(this.#spot.accountId, this.#spot.box, id);
  }
  #listElement(): CsList<ListRow> | null {
    return this.renderRoot.querySelector<CsList<ListRow>>("cs-list");
  }

  /** The folder by its number, which is asked for where it is not known yet. */
  async #scope(): Promise<ListScope> {
    const { accountId, box } = this.#spot;
    const known = this.#lent.value ?? (await fetchLent());
    const found = known
      .find((lent) => lent.accountId === accountId)
      ?.mailboxes.find((mailbox) => boxName(mailbox) === box);
    return { mailbox: found?.id ?? 0, rows: "messages" };
  }

  protected override willUpdate(): void {
    const { accountId, box, id } = this.#spot;
    const key = `${String(accountId)} ${box}`;
    if (this.#key !== "" && this.#key !== key) void this.#list.start();
    this.#key = key;
    this.toggleAttribute("reading", id !== undefined);
  }

  override render() {
    const account = this.#account;
    const isGone = this.#lent.value && (!account || !this.#box);
    if (isGone === true) {
      return html`<cs-page flush heading=${msg("Thư của đồng nghiệp", { id: "mail.lent" })} back="/mail/inbox"
        ><cs-state
          icon="lock"
          heading=${msg("Hộp thư này không mở cho bạn", { id: "mail.lent-gone" })}
          text=${msg("Thời hạn thay mặt đã hết, hoặc người cho mượn đã thu lại.", { id: "mail.lent-gone-text" })}
        ></cs-state
      ></cs-page>`;
    }
    const { id } = this.#spot;
    const heading = account?.owner.name ?? "";
    return html`<cs-page flush heading=${heading} sub=${account ? this.#sub(account) : ""} back="/mail/inbox">
      <cs-menu
        slot="actions"
        class="boxes of-list"
        edge="end"
        .items=${(account?.mailboxes ?? []).map((box) => ({
          title: boxTitle(box),
          icon: boxIcon(box.role),
          href: lentAddress(this.#spot.accountId, boxName(box)),
          checked: boxName(box) === this.#spot.box,
        }))}
        label=${msg("Thư mục", { id: "mail.folders" })}
        ><cs-button icon="folder" label=${msg("Thư mục", { id: "mail.folders" })}></cs-button
      ></cs-menu>
      <div class="panes">
        <nav class="folders" aria-label=${msg("Thư mục", { id: "mail.folders" })}>
          <ul>
            ${(account?.mailboxes ?? []).map((box) => this.#folder(box))}
          </ul>
        </nav>
        <cs-split ?open=${id !== undefined} @cs-close=${() => void navigate(this.#at(undefined))}>
          <div slot="list" class="list">
            <cs-list
              label=${this.#box ? boxTitle(this.#box) : heading}
              .list=${this.#list}
              .row=${this.#row}
              .currentKey=${id === undefined ? undefined : `m${String(id)}`}
              @cs-open=${(event: CustomEvent<{ item: ListRow }>) => {
                const { item } = event.detail;
                if (item.kind === "message") void navigate(this.#at(item.message.id));
              }}
              ><cs-state slot="empty" heading=${msg("Không có thư nào ở đây", { id: "mail.lent-empty" })}></cs-state
            ></cs-list>
          </div>
          ${
            id === undefined
              ? nothing
              : html`<mail-reader
                  slot="detail"
                  read-only
                  .messageId=${id}
                  .spot=${{ box: "inbox" }}
                  back=${this.#at(undefined)}
                  @mail-act=${(event: CustomEvent<{ act: string; message: Message }>) => {
                    const { act, message } = event.detail;
                    if (act === "reply" || act === "replyAll" || act === "forward") void this.#write(message.id, act);
                  }}
                ></mail-reader>`
          }
          <cs-state slot="none" icon="mail" heading=${msg("Chọn một thư để đọc", { id: "mail.choose" })}></cs-state>
        </cs-split>
      </div>
    </cs-page>`;
  }

  #sub({ untilAt, maySend }: LentMailbox): string {
    const last = dateOf(untilAt - 1);
    return maySend
      ? msg(str`Bạn đọc và trả lời thay mặt đến hết ${last}`, { id: "mail.lent-until-send" })
      : msg(str`Bạn chỉ đọc, đến hết ${last}`, { id: "mail.lent-until-read" });
  }

  #folder(box: Mailbox) {
    const name = boxName(box);
    return html`<li>
      <a href=${lentAddress(this.#spot.accountId, name)} aria-current=${name === this.#spot.box ? "page" : "false"}
        ><cs-icon name=${boxIcon(box.role)}></cs-icon>
        <span class="name cut">${boxTitle(box)}</span>
        <cs-count value=${box.unseen}></cs-count
      ></a>
    </li>`;
  }

  async #write(messageId: number | undefined, as: "reply" | "replyAll" | "forward"): Promise<void> {
    if (messageId !== undefined) await write({ original: { messageId, as } });
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { offerUndo, toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { markMessages, moveMessages, type Message, type MessageRow } from "../api.ts";
import { subjectText, whoText } from "../labels.ts";
import {
  fetchCases,
  fetchShared,
  SHARED_CHANGED,
  type CaseFilter,
  type CaseListed,
  type SharedMailbox,
} from "../office/api.ts";
import { caseBadge, caseFilterTitle, filterOf, sharedAddress } from "../office/cases.ts";
import "../parts/mail-assignment.ts";
import "../parts/mail-reader.ts";
import { idOf } from "../state.ts";
import { write } from "../writing.ts";

const FILTERS: readonly CaseFilter[] = ["open", "mine", "unassigned", "answered", "closed", "all"];

/** A shared mailbox: its conversations as work of its members, and the one that is read. */
@customElement("mail-shared-page")
export class MailSharedPage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      cs-page {
        flex: 1;
        min-width: 0;
      }
      .list {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 0;
      }
      cs-list {
        flex: 1;
        min-height: 0;
      }
      .detail {
        height: 100%;
        overflow-y: auto;
      }
      mail-assignment {
        display: block;
        padding: 0 var(--cs-gutter);
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;

  readonly #mailboxes = new LoadController<SharedMailbox[]>(this, {
    args: () => true,
    load: (_, signal) => fetchShared(signal),
  });
  readonly #cases = new PagedList<CaseListed>(this, {
    fetch: (after, signal) =>
      fetchCases(this.#account, { filter: this.#filter, ...(after !== undefined && { after }) }, signal),
    keyOf: ({ id }) => id,
  });
  readonly #row = (item: CaseListed) => {
    const { latest, assignee } = item;
    return html`<cs-row ?unread=${latest !== null && !latest.seen}>
      <cs-avatar slot="lead" name=${latest ? whoText(latest, false) : "?"}></cs-avatar>
      <span>${latest ? whoText(latest, false) : msg("Thư đã xóa", { id: "mail.case-gone" })}</span>
      <cs-date slot="at" at=${item.changedAt}></cs-date>
      <span slot="second">${latest ? subjectText(latest.subject) : ""}</span>
      <cs-badge slot="state" tone=${assignee ? "indigo" : "plain"}>${caseBadge(item)}</cs-badge>
    </cs-row>`;
  };
  #key = "";

  protected override watches() {
    return [
      live.onPersonal(({ name, data }) => {
        // The server sends this shape under this name.
        const { accountId } = data as { accountId?: number };
        if (name !== SHARED_CHANGED) return;
        void this.#mailboxes.reload();
        if (accountId === this.#account) void this.#cases.reload();
      }),
    ];
  }

  get #account(): number {
    return idOf(this.place.params["account"]) ?? 0;
  }
  get #message(): number | undefined {
    return idOf(this.place.params["id"]);
  }
  get #filter(): CaseFilter {
    return filterOf(this.place.query["filter"]);
  }

  protected override willUpdate(): void {
    const key = `${String(this.#account)} ${this.#filter}`;
    if (this.#key !== "" && this.#key !== key) void this.#cases.start();
    this.#key = key;
  }

  override render() {
    const mailbox = this.#mailboxes.value?.find(({ accountId }) => accountId === this.#account);
    if (this.#mailboxes.value && !mailbox) return html`<cs-state kind="missing"></cs-state>`;
    const open = mailbox?.open ?? 0;
    const free = mailbox?.unassigned ?? 0;
    return html`<cs-page
      flush
      heading=${mailbox?.name ?? ""}
      sub=${mailbox ? msg(str`${open} việc đang mở, ${free} chưa ai nhận`, { id: "mail.shared-sub" }) : ""}
      back="/mail/inbox"
    >
      <cs-tabs
        slot="bar"
        label=${msg("Lọc", { id: "mail.filter" })}
        .tabs=${FILTERS.map((filter) => ({
          value: filter,
          title: caseFilterTitle(filter),
          href: sharedAddress(this.#account, filter),
        }))}
        .value=${this.#filter}
      ></cs-tabs>
      <cs-split
        ?open=${this.#message !== undefined}
        @cs-close=${() => void navigate(sharedAddress(this.#account, this.#filter))}
      >
        <div slot="list" class="list">
          <cs-list
            label=${mailbox?.name ?? ""}
            .list=${this.#cases}
            .row=${this.#row}
            @cs-open=${(event: CustomEvent<{ item: CaseListed }>) => {
              const { latest } = event.detail.item;
              if (latest) void navigate(sharedAddress(this.#account, this.#filter, latest.id));
            }}
            ><cs-state
              slot="empty"
              heading=${msg("Không có việc nào ở đây", { id: "mail.shared-empty" })}
              text=${msg("Thư gửi đến địa chỉ chung hiện ở đây cho mọi thành viên.", { id: "mail.shared-empty-text" })}
            ></cs-state
          ></cs-list>
        </div>
        ${this.#detail()}
        <cs-state slot="none" heading=${msg("Chọn một việc để xử lý", { id: "mail.shared-choose" })}></cs-state>
      </cs-split>
    </cs-page>`;
  }

  #detail() {
    const id = this.#message;
    if (id === undefined) return nothing;
    return html`<div slot="detail" class="detail">
      <mail-assignment .messageId=${id}></mail-assignment>
      <mail-reader
        .messageId=${id}
        .spot=${{ box: "inbox" }}
        back=${sharedAddress(this.#account, this.#filter)}
        @mail-opened=${(event: CustomEvent<readonly MessageRow[]>) => {
          const unread = event.detail.filter(({ seen }) => !seen).map((row) => row.id);
          if (unread.length > 0) void markMessages(unread, { seen: true });
        }}
        @mail-act=${(event: CustomEvent<{ act: string; message: Message }>) =>
          void this.#act(event.detail.act, event.detail.message)}
      ></mail-reader>
    </div>`;
  }

  async #act(act: string, message: Message): Promise<void> {
    if (act === "reply" || act === "replyAll" || act === "forward") {
      await write({ original: { messageId: message.id, as: act } });
      return;
    }
    try {
      if (act === "star") await markMessages([message.id], { flagged: !message.flagged });
      else if (act === "unread") await markMessages([message.id], { seen: !message.seen });
      else if (act === "archive" || act === "trash") await this.#move(message, act);
    } catch (error) {
      toastError(error);
    }
  }

  /** Within the shared mailbox: its archive and its trash are everybody's. */
  async #move(message: Message, role: "archive" | "trash"): Promise<void> {
    const mailbox = this.#mailboxes.value?.find(({ accountId }) => accountId === this.#account);
    const target = mailbox?.mailboxes.find((box) => box.role === role);
    if (!target || target.id === message.mailboxId) return;
    await moveMessages([message.id], target.id);
    offerUndo(
      role === "trash"
        ? msg("Đã chuyển vào Thùng rác", { id: "mail.shared-trashed" })
        : msg("Đã lưu trữ", { id: "mail.shared-archived" }),
      async () => {
        await moveMessages([message.id], message.mailboxId);
      },
    );
  }
}

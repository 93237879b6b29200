import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchMessage, originalAddress, type Correspondent, type Message, type MessageRow } from "../api.ts";
import { openSource } from "../dialogs/open-source.ts";
import { safeText } from "../labels.ts";
import { writingMenu } from "../compose/message-menu.ts";
import { paperOf, printPaper } from "../print.ts";
import "./mail-body.ts";
import type { MailBody } from "./mail-body.ts";
import "./mail-contact.ts";
import "./mail-details.ts";
import "./mail-files.ts";
import "./mail-opened-by.ts";
import "./mail-meeting.ts";
import "./mail-plain.ts";
import { messageStyles } from "./message-styles.ts";

/** Recipients that are shown before one asks for all. */
const FEW = 3;

/**
 * One message of a conversation: folded into a line, or open with who, when, what it says and what is enclosed.
 * @fires mail-act - `detail: {act, message}`; the page does it
 * @fires mail-fold - the line or the head was pressed; `detail: id`
 */
@customElement("mail-message")
export class MailMessage extends OfficeElement {
  static override styles = [base, messageStyles];

  @property({ attribute: false }) messageId!: number;
  /** What the conversation knows of it, for the folded line. */
  @property({ attribute: false }) row: MessageRow | undefined;
  @property({ type: Boolean }) open = false;
  /** It stands alone and cannot be folded. */
  @property({ type: Boolean }) alone = false;
  @state() private allRecipients = false;
  @state() private detailed = false;
  @query("mail-body") private body!: MailBody | null;

  readonly #message = new LoadController<Message, number>(this, {
    args: () => (this.open ? this.messageId : undefined),
    load: (id, signal) => fetchMessage(id, signal),
  });

  /** The message, once it is on the screen. */
  get message(): Message | undefined {
    const { value } = this.#message;
    return value?.id === this.messageId ? value : undefined;
  }

  reload(): void {
    void this.#message.reload();
  }

  print(): void {
    if (this.message) printPaper(paperOf(this.message, this.message.hasHtml ? this.body?.safe : undefined));
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("messageId")) this.allRecipients = this.detailed = false;
    if (this.message) this.emit("mail-shown", this.message);
  }

  override render() {
    if (!this.open && this.row) return this.#folded(this.row);
    return loadView(this.#message, { ready: (message) => this.#draw(message) });
  }

  #folded(row: MessageRow) {
    const name = safeText(row.from.name === "" ? row.from.address : row.from.name);
    return html`<button type="button" class="folded" aria-expanded="false" @click=${this.#fold}>
      <cs-avatar
        size="small"
        name=${name}
        photo=${row.from.photoHash === null ? "" : photoUrl(row.from.photoHash)}
      ></cs-avatar>
      <b class="cut">${name}</b>
      <span class="cut preview">${safeText(row.preview)}</span>
      ${row.hasAttachments ? html`<cs-icon name="paperclip"></cs-icon>` : nothing}
      ${row.flagged ? html`<cs-icon class="starred" name="star-filled"></cs-icon>` : nothing}
      <cs-date at=${row.receivedAt}></cs-date>
    </button>`;
  }

  readonly #fold = (): void => {
    if (!this.alone) this.emit("mail-fold", this.messageId);
  };

  #draw(message: Message) {
    const { from } = message;
    const name = safeText(from.name === "" ? from.address : from.name);
    return html`<article aria-label=${name}>
      <header>
        <cs-avatar
          name=${name}
          photo=${from.photoHash === null ? "" : photoUrl(from.photoHash)}
          @click=${this.#fold}
        ></cs-avatar>
        <div class="people">
          <div class="from">
            ${message.urgent ? html`<cs-badge tone="red" icon="alert">${msg("Khẩn", { id: "mail.urgent" })}</cs-badge> ` : nothing}<b
              ><mail-contact .who=${from}></mail-contact
            ></b>
            <bdi class="quiet">${safeText(from.address)}</bdi>
            ${
              message.by
                ? html`<span class="quiet">${msg(str`do ${message.by.name} gửi`, { id: "mail.written-by" })}</span>`
                : nothing
            }
          </div>
          <div class="to">${this.#recipients(message)}</div>
        </div>
        <div class="side">
          <cs-date class="when" form="sentence" at=${message.sentAt ?? message.receivedAt}></cs-date>
          ${this.#tools(message)}
        </div>
      </header>
      ${this.detailed ? html`<mail-details .message=${message}></mail-details>` : nothing} ${this.#warnings(message)}
      ${message.meeting ? html`<mail-meeting .meeting=${message.meeting}></mail-meeting>` : nothing}
      ${
        // What came in from the network is no letter of the office: nobody is told of its opening.
        message.verified ? html`<mail-opened-by .messageId=${message.id}></mail-opened-by>` : nothing
      }
      <section class="text">
        ${
          message.hasHtml
            ? html`<mail-body
                .message=${message.id}
                sender=${from.address}
                ?trusted=${message.picturesShown}
              ></mail-body>`
            : html`<mail-plain .text=${message.text}></mail-plain>`
        }
      </section>
      ${this.#files(message)}
    </article>`;
  }

  #tools(message: Message) {
    const act = (what: string) => () => {
      this.emit("mail-act", { act: what, message });
    };
    const more: MenuEntry[] = [
      ...(message.can.replyAll
        ? [{ title: msg("Trả lời tất cả", { id: "mail.reply-all" }), icon: "reply-all" as const, run: act("replyAll") }]
        : []),
      { title: msg("Chuyển tiếp", { id: "mail.forward" }), icon: "forward", run: act("forward") },
      ...writingMenu(message),
      undefined,
      {
        title: msg("Thư đến như thế nào", { id: "mail.details" }),
        icon: "info",
        run: () => {
          this.detailed = !this.detailed;
        },
      },
      { title: msg("Xem thư gốc", { id: "mail.source" }), icon: "document", run: () => void openSource(message.id) },
      {
        title: msg("Tải thư gốc", { id: "mail.original" }),
        icon: "download",
        run: () => {
          location.assign(originalAddress(message.id));
        },
      },
      {
        title: msg("In thư", { id: "mail.print" }),
        icon: "print",
        run: () => {
          this.print();
        },
      },
    ];
    return html`<cs-button
        kind="quiet"
        size="small"
        icon="reply"
        label=${msg("Trả lời", { id: "mail.reply" })}
        ?disabled=${!message.can.reply}
        @click=${act("reply")}
      ></cs-button
      ><cs-menu edge="end" label=${msg("Việc khác", { id: "mail.more" })} .items=${more}
        ><cs-button kind="quiet" size="small" icon="more" label=${msg("Việc khác", { id: "mail.more" })}></cs-button
      ></cs-menu>`;
  }

  #recipients(message: Message) {
    const names = (list: readonly Correspondent[]) =>
      list.map((who, index) => html`${index > 0 ? ", " : nothing}<mail-contact .who=${who}></mail-contact>`);
    if (this.allRecipients) {
      const line = (label: string, list: readonly Correspondent[]) =>
        list.length === 0 ? nothing : html`<div>${label} ${names(list)}</div>`;
      return html`${line(msg("Đến:", { id: "mail.to-line" }), message.to)}${line(
        msg("Đồng gửi:", { id: "mail.cc-line" }),
        message.cc,
      )}${line(msg("Đồng gửi kín:", { id: "mail.bcc-line" }), message.bcc)}`;
    }
    const all = [...message.to, ...message.cc];
    const more = all.length - FEW;
    return html`${msg("Đến:", { id: "mail.to-line" })} ${names(all.slice(0, FEW))}
    ${
      more > 0
        ? html`<button
            class="link"
            @click=${() => {
              this.allRecipients = true;
            }}
          >
            ${msg(str`và ${more} nơi khác`, { id: "mail.to-more" })}
          </button>`
        : nothing
    }${
      // Only the sender is told, and is not left to ask for it.
      message.bcc.length === 0
        ? nothing
        : html`<div>${msg("Đồng gửi kín:", { id: "mail.bcc-line" })} ${names(message.bcc)}</div>`
    }`;
  }

  #warnings(message: Message) {
    return html`${
      message.suspicious
        ? html`<cs-note kind="warning"
            >${msg(
              "Thư này ghi tên người trong cơ quan nhưng đến từ mạng và không qua đăng nhập. Hãy hỏi lại người đó trước khi làm theo.",
              { id: "mail.suspicious" },
            )}</cs-note
          >`
        : nothing
    }${
      message.complete
        ? nothing
        : html`<cs-note
            >${msg("Thư có cấu trúc bất thường nên chỉ hiện được một phần. Tải thư gốc để xem đủ.", {
              id: "mail.incomplete",
            })}</cs-note
          >`
    }`;
  }

  #files(message: Message) {
    const files = message.attachments.filter(({ inline }) => !inline || !message.hasHtml);
    if (files.length === 0) return nothing;
    return html`<mail-files .message=${message.id} .files=${files}></mail-files>`;
  }
}

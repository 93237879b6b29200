import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { formatSize } from "../format.ts";
import "../../../ui/index.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import {
  attachmentAddress,
  fetchMessage,
  fetchThread,
  originalAddress,
  type Attachment,
  type Correspondent,
  type Message,
  type MessageRow,
} from "../api.ts";
import { writingMenu } from "../compose/message-menu.ts";
import { subjectText, whoText } from "../labels.ts";
import { addressOf, linksIn, quotesIn, type Spot } from "../state.ts";
import "./mail-body.ts";
import { readerStyles } from "./reader-styles.ts";

/** Recipients that are shown before one asks for all. */
const FEW = 4;

/**
 * One message: who, when, what it says, what is enclosed, what else was said in the conversation.
 * @fires mail-act - `detail: {act, message}`; the page does it
 * @fires mail-opened - `detail: Message`; it is on the screen
 */
@customElement("mail-reader")
export class MailReader extends OfficeElement {
  static override styles = [base, readerStyles];

  @property({ attribute: false }) messageId!: number;
  @property({ attribute: false }) spot!: Spot;
  @property() back = "";
  @state() private allRecipients = false;
  #opened = 0;

  readonly #message = new LoadController<Message, number>(this, {
    args: () => this.messageId,
    load: (id, signal) => fetchMessage(id, signal),
  });
  readonly #thread = new LoadController<MessageRow[], number>(this, {
    args: () => this.messageId,
    load: (id, signal) => fetchThread(id, signal),
  });

  /** Reads the message and its conversation anew; what is shown stays until then. */
  reload(): void {
    void this.#message.reload();
    void this.#thread.reload();
  }

  /** The message on the screen. */
  get message(): Message | undefined {
    const { value } = this.#message;
    return value?.id === this.messageId ? value : undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("messageId")) this.allRecipients = false;
  }

  protected override updated(): void {
    const { message } = this;
    if (!message || this.#opened === message.id) return;
    this.#opened = message.id;
    this.emit("mail-opened", message);
  }

  override render() {
    return loadView(this.#message, { ready: (message) => this.#draw(message) });
  }

  #draw(message: Message) {
    return html`<article>
      ${this.#tools(message)}
      <h2>${subjectText(message.subject)}</h2>
      <header>
        <cs-avatar
          name=${message.from.name === "" ? message.from.address : message.from.name}
          photo=${message.from.photoHash === null ? "" : photoUrl(message.from.photoHash)}
        ></cs-avatar>
        <div class="people">
          <div class="from"><b>${message.from.name}</b> <span class="quiet">${message.from.address}</span></div>
          <div class="to">${this.#recipients(message)}</div>
        </div>
        <cs-date class="when" form="sentence" at=${message.sentAt ?? message.receivedAt}></cs-date>
      </header>
      ${this.#warnings(message)}
      <section class="text">
        ${message.hasHtml ? html`<mail-body .message=${message.id}></mail-body>` : this.#plain(message.text)}
      </section>
      ${this.#files(message)} ${this.#conversation(message)}
    </article>`;
  }

  #act(act: string, message: Message) {
    return () => {
      this.emit("mail-act", { act, message });
    };
  }

  #tools(message: Message) {
    const more = [
      {
        title: message.seen
          ? msg("Đánh dấu chưa đọc", { id: "mail.mark-unread" })
          : msg("Đánh dấu đã đọc", { id: "mail.mark-read" }),
        icon: "mail" as const,
        keys: "u",
        run: this.#act("unread", message),
      },
      ...writingMenu(message),
      {
        title: msg("In thư", { id: "mail.print" }),
        icon: "print" as const,
        run: () => {
          print();
        },
      },
      {
        title: msg("Tải thư gốc", { id: "mail.original" }),
        icon: "download" as const,
        run: () => {
          location.assign(originalAddress(message.id));
        },
      },
    ];
    return html`<div class="tools">
      ${
        this.back
          ? html`<cs-button
              class="narrow"
              kind="quiet"
              icon="chevron-left"
              label=${msg("Về danh sách", { id: "mail.back" })}
              href=${this.back}
            ></cs-button>`
          : nothing
      }
      <cs-button class="wide" icon="reply" ?disabled=${!message.can.reply} @click=${this.#act("reply", message)}
        >${msg("Trả lời", { id: "mail.reply" })}</cs-button
      >
      <cs-button
        class="small"
        kind="quiet"
        icon="reply"
        label=${msg("Trả lời", { id: "mail.reply" })}
        ?disabled=${!message.can.reply}
        @click=${this.#act("reply", message)}
      ></cs-button>
      ${
        message.can.replyAll
          ? html`<cs-button
              kind="quiet"
              icon="reply-all"
              label=${msg("Trả lời tất cả", { id: "mail.reply-all" })}
              @click=${this.#act("replyAll", message)}
            ></cs-button>`
          : nothing
      }
      <cs-button
        kind="quiet"
        icon="forward"
        label=${msg("Chuyển tiếp", { id: "mail.forward" })}
        @click=${this.#act("forward", message)}
      ></cs-button>
      <span class="gap"></span>
      <cs-button
        kind="quiet"
        class=${message.flagged ? "starred" : ""}
        icon=${message.flagged ? "star-filled" : "star"}
        label=${message.flagged ? msg("Gỡ sao", { id: "mail.unstar" }) : msg("Gắn sao", { id: "mail.star" })}
        .pressed=${message.flagged}
        @click=${this.#act("star", message)}
      ></cs-button>
      <cs-button
        kind="quiet"
        icon="archive"
        label=${msg("Lưu trữ", { id: "mail.archive" })}
        @click=${this.#act("archive", message)}
      ></cs-button>
      <cs-button
        kind="quiet"
        icon="trash"
        label=${msg("Chuyển vào Thùng rác", { id: "mail.to-trash" })}
        @click=${this.#act("delete", message)}
      ></cs-button>
      <cs-menu edge="end" label=${msg("Việc khác", { id: "mail.more" })} .items=${more}
        ><cs-button kind="quiet" icon="more" label=${msg("Việc khác", { id: "mail.more" })}></cs-button
      ></cs-menu>
    </div>`;
  }

  #recipients(message: Message) {
    const all = [...message.to, ...message.cc];
    const nameOf = ({ name, address }: Correspondent) => (name === "" ? address : name);
    if (this.allRecipients) {
      const line = (label: string, list: readonly Correspondent[]) =>
        list.length === 0 ? nothing : html`<div>${label} ${list.map(nameOf).join(", ")}</div>`;
      return html`${line(msg("Đến:", { id: "mail.to-line" }), message.to)}${line(
        msg("Đồng gửi:", { id: "mail.cc-line" }),
        message.cc,
      )}`;
    }
    const shown = all.slice(0, FEW).map(nameOf).join(", ");
    const more = all.length - FEW;
    return html`<span>${msg(str`Đến: ${shown}`, { id: "mail.to-some" })}</span> ${
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

  #plain(text: string) {
    return quotesIn(text).map((run) => {
      const kind = run.quoted ? "plain quoted" : "plain";
      // On one line: white space between the tags would be shown.
      return html`<div class=${kind}>${linksIn(run.text).map(linkOrText)}</div>`;
    });
  }

  #files(message: Message) {
    const files = message.attachments.filter(({ inline }) => !inline || !message.hasHtml);
    if (files.length === 0) return nothing;
    return html`<section class="files" aria-label=${msg("Tệp đính kèm", { id: "mail.files" })}>
      ${files.map((file) => this.#file(message, file))}
    </section>`;
  }

  #file(message: Message, file: Attachment) {
    return html`<a class="file" href=${attachmentAddress(message.id, file.index)} download>
      <cs-icon name=${file.risky ? "alert" : file.type.startsWith("image/") ? "image" : "document"}></cs-icon>
      <span class="name"
        ><span class="cut">${file.name}</span
        ><span class="quiet"
          >${formatSize(file.size)}${
            file.risky
              ? html` ·
                  <span class="risk"
                    >${msg("có thể chạy chương trình, chỉ mở khi chắc chắn", { id: "mail.risky" })}</span
                  >`
              : nothing
          }</span
        ></span
      >
      <cs-icon name="download"></cs-icon>
    </a>`;
  }

  #conversation(message: Message) {
    const others = (this.#thread.value ?? []).filter(({ id }) => id !== message.id);
    if (others.length === 0) return nothing;
    return html`<section class="thread">
      <h3 class="section-title">${msg("Trong cuộc trao đổi này", { id: "mail.thread" })}</h3>
      ${others.map(
        (other) =>
          html`<a href=${addressOf({ ...this.spot, id: other.id, draft: undefined })}
            ><span class="cut"><b>${whoText(other, false)}</b> — ${other.preview}</span
            ><cs-date at=${other.receivedAt}></cs-date
          ></a>`,
      )}
    </section>`;
  }
}

function linkOrText({ text, href }: { readonly text: string; readonly href?: string }) {
  if (href === undefined) return text;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
}

import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ICON_NAMES, type IconName } from "../../../kernel/icon-names.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate } from "../../../kernel/router.ts";
import { thingActions } from "../../../kernel/things.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchThread, turnMessage, type Label, type Message, type MessageRow } from "../api.ts";
import { safeText, subjectText, topicText } from "../labels.ts";
import type { MailNews } from "../news.ts";
import { ruleFrom } from "../office/rule-from.ts";
import { addressOf, type Spot } from "../state.ts";
import "./mail-message.ts";
import type { MailMessage } from "./mail-message.ts";
import "./mail-tone.ts";
import { readerStyles } from "./reader-styles.ts";

/**
 * A message with its conversation: what is new is open, what was read before folded into lines.
 * @fires mail-act - `detail: {act, message}`; the page does it
 * @fires mail-opened - `detail: MessageRow[]`; these are on the screen
 */
@customElement("mail-reader")
export class MailReader extends OfficeElement {
  static override styles = [base, readerStyles];

  @property({ attribute: false }) messageId!: number;
  @property({ attribute: false }) spot!: Spot;
  @property({ attribute: false }) labels: readonly Label[] = [];
  /** The whole conversation, or the one message. */
  @property({ type: Boolean }) conversations = false;
  /** It stands where messages go for good. */
  @property({ type: Boolean }) disposable = false;
  /** Another's mail that is only read: it is answered, passed on and printed, and nothing else. */
  @property({ type: Boolean, attribute: "read-only" }) readOnly = false;
  @property() back = "";
  /** The messages that are open; what the person folds and unfolds stays so while the conversation is read. */
  @state() private open: ReadonlySet<number> = new Set();
  @state() private shown: Message | undefined;
  #begun = "";

  /** With the message that it was read for: while another is on its way, the old one is still here. */
  readonly #thread = new LoadController<{ readonly of: number; readonly rows: readonly MessageRow[] }, number>(this, {
    args: () => this.messageId,
    load: async (id, signal) => ({ of: id, rows: await fetchThread(id, signal) }),
  });

  /** The message that is read, as far as it is known. */
  get message(): Message | undefined {
    return this.shown?.id === this.messageId ? this.shown : undefined;
  }

  /** Something happened to mail: reads anew what of it is shown here. */
  heard(news: MailNews): void {
    if (news.kind === "drafts" || news.kind === "folders") return;
    const here = new Set([this.messageId, ...this.#read.map(({ id }) => id)]);
    const isOurs = news.kind === "arrived" || news.data.messageIds.some((id) => here.has(id));
    if (!isOurs) return;
    void this.#thread.reload();
    if (news.kind === "changed") for (const message of this.#messages()) message.reload();
  }

  #messages(): MailMessage[] {
    return [...this.renderRoot.querySelectorAll<MailMessage>("mail-message")];
  }

  /** The conversation of this message, once it is here. */
  get #read(): readonly MessageRow[] {
    const { value } = this.#thread;
    return value?.of === this.messageId ? value.rows : [];
  }

  /** The rows of the conversation; the message alone where only it is wanted, or where it stands aside (in the trash). */
  get #rows(): readonly MessageRow[] {
    const rows = this.#read;
    return this.conversations && rows.some(({ id }) => id === this.messageId) ? rows : [];
  }

  protected override willUpdate(): void {
    const isRead = this.#thread.value?.of === this.messageId;
    const key = `${String(this.messageId)} ${isRead ? "read" : ""}`;
    if (key === this.#begun) return;
    this.#begun = key;
    const unread = this.#rows.filter(({ seen }) => !seen).map(({ id }) => id);
    this.open = new Set([this.messageId, ...unread]);
    const { message } = this;
    if (isRead)
      this.emit("mail-opened", [...this.#rows.filter(({ id }) => this.open.has(id)), ...(message ? [message] : [])]);
  }

  override render() {
    return loadView(this.#thread, { ready: () => this.#draw() });
  }

  #draw() {
    const rows = this.#rows;
    const { message } = this;
    const subject = message?.subject ?? rows.at(-1)?.subject;
    const labels = this.labels.filter(({ keyword }) => message?.keywords.includes(keyword));
    return html`${message ? this.#tools(message) : html`<div class="tools">${this.#backButton()}</div>`}
      <div class="letter" @mail-fold=${this.#fold} @mail-shown=${this.#appeared}>
        ${
          subject === undefined
            ? nothing
            : html`<h2>
                <bdi>${safeText(rows.length < 2 ? subjectText(subject) : topicText(subject))}</bdi>
                ${labels.map(({ tone, name }) => html`<mail-tone tone=${tone} name=${name}></mail-tone>`)}
              </h2>`
        }
        ${
          rows.length < 2
            ? html`<mail-message alone open .messageId=${this.messageId}></mail-message>${this.#others()}`
            : repeat(
                rows,
                ({ id }) => id,
                (row) =>
                  html`<mail-message .messageId=${row.id} .row=${row} ?open=${this.open.has(row.id)}></mail-message>`,
              )
        }
      </div>`;
  }

  /** Where messages are read one by one, the others of the conversation are a line each. */
  #others() {
    const others = this.conversations ? [] : this.#read.filter(({ id }) => id !== this.messageId);
    if (others.length === 0) return nothing;
    return html`<section class="thread">
      <h3>${msg("Trong cuộc trao đổi này", { id: "mail.thread" })}</h3>
      ${others.map(
        (other) =>
          html`<a href=${addressOf({ ...this.spot, id: other.id, draft: undefined })}
            ><span class="cut"
              ><b>${safeText(other.from.name || other.from.address)}</b> — ${safeText(other.preview)}</span
            ><cs-date at=${other.receivedAt}></cs-date
          ></a>`,
      )}
    </section>`;
  }

  readonly #fold = (event: CustomEvent<number>): void => {
    const open = new Set(this.open);
    if (!open.delete(event.detail)) {
      open.add(event.detail);
      const row = this.#rows.find(({ id }) => id === event.detail);
      if (row) this.emit("mail-opened", [row]);
    }
    this.open = open;
  };

  readonly #appeared = (event: CustomEvent<Message>): void => {
    if (event.detail.id !== this.messageId || this.shown === event.detail) return;
    const isNew = this.shown?.id !== event.detail.id;
    this.shown = event.detail;
    if (isNew && this.#rows.length < 2) this.emit("mail-opened", [event.detail]);
  };

  #tools(message: Message) {
    const act = (what: string) => () => {
      this.emit("mail-act", { act: what, message });
    };
    const quiet = (icon: IconName, label: string, what: string) =>
      html`<cs-button kind="quiet" icon=${icon} label=${label} @click=${act(what)}></cs-button>`;
    const reply = msg("Trả lời", { id: "mail.reply" });
    return html`<div class="tools" role="toolbar" aria-label=${msg("Việc với thư này", { id: "mail.message-bar" })}>
      ${this.#backButton()}
      <cs-button class="wide" icon="reply" ?disabled=${!message.can.reply} @click=${act("reply")}>${reply}</cs-button>
      <cs-button
        class="small"
        kind="quiet"
        icon="reply"
        label=${reply}
        ?disabled=${!message.can.reply}
        @click=${act("reply")}
      ></cs-button>
      ${message.can.replyAll ? quiet("reply-all", msg("Trả lời tất cả", { id: "mail.reply-all" }), "replyAll") : nothing}
      ${quiet("forward", msg("Chuyển tiếp", { id: "mail.forward" }), "forward")}
      <span class="gap"></span>
      ${this.readOnly ? nothing : this.#changes(message, act)}
      <cs-menu edge="end" label=${msg("Việc khác", { id: "mail.more" })} .items=${this.#more(message, act)}
        ><cs-button kind="quiet" icon="more" label=${msg("Việc khác", { id: "mail.more" })}></cs-button
      ></cs-menu>
    </div>`;
  }

  /** What changes the message or where it lies. */
  #changes(message: Message, act: (what: string) => () => void) {
    const quiet = (icon: IconName, label: string, what: string) =>
      html`<cs-button kind="quiet" icon=${icon} label=${label} @click=${act(what)}></cs-button>`;
    return html`<cs-button
        kind="quiet"
        class=${message.flagged ? "starred" : ""}
        icon=${message.flagged ? "star-filled" : "star"}
        label=${message.flagged ? msg("Gỡ sao", { id: "mail.unstar" }) : msg("Gắn sao", { id: "mail.star" })}
        .pressed=${message.flagged}
        @click=${act("star")}
      ></cs-button>
      ${quiet("archive", msg("Lưu trữ", { id: "mail.archive" }), "archive")}
      ${quiet(
        "trash",
        this.disposable ? msg("Xóa hẳn", { id: "mail.expunge" }) : msg("Chuyển vào Thùng rác", { id: "mail.to-trash" }),
        "trash",
      )}`;
  }

  #backButton() {
    return this.back === ""
      ? nothing
      : html`<cs-button
          class="narrow"
          kind="quiet"
          icon="chevron-left"
          label=${msg("Về danh sách", { id: "mail.back" })}
          href=${this.back}
        ></cs-button>`;
  }

  #more(message: Message, act: (what: string) => () => void): MenuEntry[] {
    const turns = message.turnInto.map(({ kind, title, icon }) => ({
      title,
      icon: ICON_NAMES.find((name) => name === icon) ?? ("plus" as const),
      run: () => void this.#turn(message.id, kind),
    }));
    return [
      ...turns,
      ...(turns.length > 0 ? [undefined] : []),
      ...thingActions({
        type: "letter",
        id: String(message.id),
        title: topicText(message.subject),
        path: location.pathname,
      }),
      ...(this.readOnly ? [] : this.#filing(message, act)),
      {
        title: msg("In thư", { id: "mail.print" }),
        icon: "print",
        run: () => {
          this.#messages()
            .find((one) => one.messageId === this.messageId)
            ?.print();
        },
      },
    ];
  }

  #filing(message: Message, act: (what: string) => () => void): MenuEntry[] {
    return [
      {
        title: message.seen
          ? msg("Đánh dấu chưa đọc", { id: "mail.mark-unread" })
          : msg("Đánh dấu đã đọc", { id: "mail.mark-read" }),
        icon: "mail",
        keys: "u",
        run: act("unread"),
      },
      { title: msg("Chuyển vào thư mục", { id: "mail.move-heading" }), icon: "folder", keys: "v", run: act("move") },
      { title: msg("Gắn hoặc gỡ nhãn", { id: "mail.label-heading" }), icon: "pin", keys: "l", run: act("label") },
      {
        title: msg("Tạo bộ lọc từ thư này", { id: "mail.rule-from-message" }),
        icon: "filter",
        run: () => void ruleFrom(message.id),
      },
    ];
  }

  async #turn(id: number, kind: string): Promise<void> {
    try {
      const { path } = await turnMessage(id, kind);
      await navigate(path);
    } catch (error) {
      toastError(error);
    }
  }
}

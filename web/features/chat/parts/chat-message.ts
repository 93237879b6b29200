import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatFileSize } from "../../../../server/kernel/contract/text.ts";
import { copyText } from "../../../kernel/copy.ts";
import { fullDate, timeOf } from "../../../kernel/dates.ts";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { session } from "../../../kernel/session.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fileUrl, pinMessage, reactTo, REACTIONS, recallMessage, type ChatMessage, type Face } from "../api.ts";
import { delivered, outbox } from "../news.ts";
import type { Waiting } from "../outbox.ts";
import { lineOf } from "../text.ts";
import { openGiven, openReaders } from "../dialogs/open.ts";
import { takeUpEntries } from "../take-ups.ts";
import { drawCard, drawLinkCards } from "./chat-cards.ts";
import { drawText } from "./chat-text.ts";
import "./chat-voice.ts";
import { messageStyles } from "./message-styles.ts";

const DAY = 24 * 60 * 60 * 1000;

/**
 * One message, or one that is on its way.
 * @fires chat-reply - answer this one
 * @fires chat-edit - change this one
 * @fires chat-thread - open the thread that it began
 * @fires chat-jump - `detail`: the sequence number of the message that it answers
 */
@customElement("chat-message")
export class ChatMessageElement extends OfficeElement {
  static override styles = [base, messageStyles];

  @property({ attribute: false }) message: ChatMessage | undefined;
  @property({ attribute: false }) waiting: Waiting | undefined;
  /** Whose last message read this is. */
  @property({ attribute: false }) readers: readonly Face[] = [];
  @property({ type: Boolean, reflect: true }) head = false;
  @property({ type: Boolean, reflect: true }) mine = false;
  @property({ type: Boolean, reflect: true }) marked = false;
  /** It stands in its thread, where its answers are seen. */
  @property({ type: Boolean, attribute: "in-thread" }) inThread = false;

  override render() {
    if (this.waiting) return this.#drawWaiting(this.waiting);
    return this.message ? this.#drawMessage(this.message) : nothing;
  }

  #drawMessage(message: ChatMessage) {
    const { author, sentAt, editedAt, recalledAt, replyTo, pinned } = message;
    const time = html`<time title=${fullDate(sentAt)}>${timeOf(sentAt)}</time>`;
    return html`<article aria-label=${`${author.name}, ${fullDate(sentAt)}`}>
      <div class="lead">
        ${
          this.head
            ? html`<cs-avatar
                name=${author.name}
                person=${author.id}
                photo=${author.photoHash === null ? "" : photoUrl(author.photoHash)}
              ></cs-avatar>`
            : time
        }
      </div>
      <div class="main">
        ${
          this.head
            ? html`<div class="who"><a href=${`/people/${String(author.id)}`}>${author.name}</a>${time}</div>`
            : nothing
        }
        ${
          replyTo
            ? html`<button
                type="button"
                class="quote"
                @click=${() => {
                  this.emit("chat-jump", replyTo.seq);
                }}
              >
                <span class="cut"
                  >${replyTo.recalled ? msg("Tin đã thu hồi", { id: "chat.recalled" }) : replyTo.text}</span
                >
              </button>`
            : nothing
        }
        ${
          recalledAt === null
            ? html`<div class="text">
                <span class="words">${drawText(message.text)}</span>${
                  editedAt === null
                    ? nothing
                    : html` <span class="edited" title=${fullDate(editedAt)}
                        >${msg("(đã sửa)", { id: "chat.edited" })}</span
                      >`
                }
              </div>`
            : html`<div class="text gone">${msg("Tin đã thu hồi", { id: "chat.recalled" })}</div>`
        }
        ${message.card === "" ? nothing : drawCard(message.card)} ${this.#drawFiles(message)} ${drawLinkCards(message)}
        ${this.#drawMarks(message)} ${this.#drawReplies(message)}
      </div>
      <div class="side">
        ${pinned ? html`<cs-icon name="pin" title=${msg("Đã ghim", { id: "chat.pinned" })}></cs-icon>` : nothing}
        ${this.readers
          .slice(0, 5)
          .map(
            ({ name, photoHash }) =>
              html`<cs-avatar
                size="small"
                title=${msg(str`${name} đã đọc đến đây`, { id: "chat.read-to-here" })}
                name=${name}
                photo=${photoHash === null ? "" : photoUrl(photoHash)}
              ></cs-avatar>`,
          )}
        ${this.readers.length > 5 ? html`<span class="rest">+${this.readers.length - 5}</span>` : nothing}
      </div>
      ${recalledAt === null ? this.#drawTools(message) : nothing}
    </article>`;
  }

  #drawFiles({ files }: ChatMessage) {
    return files.map(({ id, name, size, type, voiceMs }) =>
      voiceMs !== null
        ? html`<chat-voice src=${fileUrl(id)} .length=${voiceMs}></chat-voice>`
        : /^image\/(png|jpeg|gif|webp)$/.test(type)
          ? html`<a class="picture" href=${fileUrl(id)} target="_blank"
              ><img src=${fileUrl(id)} alt=${name} loading="lazy"
            /></a>`
          : html`<a class="file" href=${fileUrl(id)} download=${name}>
              <cs-icon name="document"></cs-icon><span class="cut">${name}</span
              ><span class="size">${formatFileSize(size, language())}</span>
            </a>`,
    );
  }

  #drawReplies({ replies }: ChatMessage) {
    if (replies === 0 || this.inThread) return nothing;
    return html`<button type="button" class="replies" @click=${this.#openThread}>
      <cs-icon name="reply"></cs-icon>${msg(str`${replies} câu trả lời`, { id: "chat.replies" })}
    </button>`;
  }

  readonly #openThread = (): void => {
    this.emit("chat-thread");
  };

  #drawMarks(message: ChatMessage) {
    const me = session.value?.person.id ?? 0;
    if (message.reactions.length === 0) return nothing;
    return html`<div class="marks">
      ${message.reactions.map(({ emoji, personIds }) => {
        const isOn = personIds.includes(me);
        return html`<button
          type="button"
          class="reaction"
          aria-pressed=${isOn ? "true" : "false"}
          @click=${() => void this.#react(message, emoji, !isOn)}
        >
          ${emoji} <span class="number">${personIds.length}</span>
        </button>`;
      })}
    </div>`;
  }

  #drawTools(message: ChatMessage) {
    return html`<div class="tools">
      ${
        this.inThread
          ? nothing
          : html`<cs-button
                kind="quiet"
                size="small"
                icon="reply"
                label=${msg("Trả lời", { id: "chat.reply" })}
                @click=${() => {
                  this.emit("chat-reply");
                }}
              ></cs-button>
              <cs-button
                kind="quiet"
                size="small"
                icon="message"
                label=${msg("Trả lời theo mạch", { id: "chat.reply-thread" })}
                @click=${this.#openThread}
              ></cs-button>`
      }
      <cs-menu edge="end" label=${msg("Việc khác", { id: "chat.more" })} .items=${this.#items(message)}>
        <cs-button kind="quiet" size="small" icon="more" label=${msg("Việc khác", { id: "chat.more" })}></cs-button>
      </cs-menu>
    </div>`;
  }

  #items(message: ChatMessage): MenuEntry[] {
    const { id, pinned, sentAt } = message;
    const mayChange = this.mine && Date.now() - sentAt < DAY;
    const me = session.value?.person.id ?? 0;
    return [
      msg("Bày tỏ", { id: "chat.react" }),
      ...REACTIONS.map((emoji) => {
        const isOn = message.reactions.some((given) => given.emoji === emoji && given.personIds.includes(me));
        return { title: emoji, checked: isOn, run: () => void this.#react(message, emoji, !isOn) };
      }),
      ...(message.reactions.length === 0
        ? []
        : [
            {
              title: msg("Ai đã bày tỏ", { id: "chat.who-reacted" }),
              icon: "people" as const,
              run: () => void openGiven({ roomId: message.roomId, reactions: message.reactions }),
            },
          ]),
      undefined,
      {
        title: pinned ? msg("Gỡ ghim", { id: "chat.unpin" }) : msg("Ghim", { id: "chat.pin" }),
        icon: "pin",
        run: () => void this.#do(() => pinMessage(id, !pinned)),
      },
      {
        title: msg("Chép nội dung", { id: "chat.copy" }),
        icon: "document",
        run: () => void this.#copy(message),
      },
      {
        title: msg("Ai đã đọc", { id: "chat.who-read" }),
        icon: "eye",
        run: () => void openReaders(message.id),
      },
      ...takeUpEntries(message),
      ...(mayChange
        ? [
            undefined,
            {
              title: msg("Sửa", { id: "chat.edit" }),
              icon: "edit" as const,
              run: () => {
                this.emit("chat-edit");
              },
            },
            {
              title: msg("Thu hồi", { id: "chat.recall" }),
              icon: "undo" as const,
              danger: true,
              run: () => void this.#recall(message),
            },
          ]
        : []),
    ];
  }

  #drawWaiting({ input, files, refused }: Waiting) {
    return html`<article class="waiting">
      <div class="lead"></div>
      <div class="main">
        <div class="text"><span class="words">${drawText(input.text)}</span></div>
        ${files.map((name) => html`<div class="file"><cs-icon name="document"></cs-icon>${name}</div>`)}
        ${
          refused === undefined
            ? html`<div class="state">${msg("Đang gửi…", { id: "chat.sending" })}</div>`
            : html`<div class="state refused" role="alert">
                ${refused}
                <cs-button
                  size="small"
                  @click=${() => {
                    outbox.retry(input.clientId);
                  }}
                  >${msg("Thử lại", { id: "chat.retry" })}</cs-button
                >
                <cs-button
                  size="small"
                  kind="quiet"
                  @click=${() => {
                    outbox.discard(input.clientId);
                  }}
                  >${msg("Bỏ", { id: "chat.discard" })}</cs-button
                >
              </div>`
        }
      </div>
    </article>`;
  }

  #react(message: ChatMessage, emoji: string, on: boolean): Promise<void> {
    const known = REACTIONS.find((each) => each === emoji);
    return known ? this.#do(() => reactTo(message.id, known, on)) : Promise.resolve();
  }

  async #copy({ text }: ChatMessage): Promise<void> {
    if (await copyText(lineOf(text))) toast(msg("Đã chép", { id: "chat.copied" }));
  }

  async #recall(message: ChatMessage): Promise<void> {
    const agreed = await confirm({
      heading: msg("Thu hồi tin này?", { id: "chat.recall-heading" }),
      text: msg("Mọi người thấy rằng có một tin đã thu hồi, không thấy nội dung.", { id: "chat.recall-text" }),
      verb: msg("Thu hồi", { id: "chat.recall" }),
      destroys: true,
    });
    if (agreed) await this.#do(() => recallMessage(message.id));
  }

  /** The change is shown at once; others hear of it from the server. */
  async #do(work: () => Promise<ChatMessage>): Promise<void> {
    try {
      delivered.set(await work());
    } catch (error) {
      toastError(error);
    }
  }
}

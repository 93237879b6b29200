import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { formatFileSize } from "../../../../server/kernel/contract/text.ts";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { CHAT_TYPING, editMessage, MAX_TEXT, topicOf, upload, type ChatMessage } from "../api.ts";
import { openPoll } from "../dialogs/open.ts";
import { Attachments } from "../attachments.ts";
import { delivered, outbox } from "../news.ts";
import { newClientId } from "../state.ts";
import { lineOf } from "../text.ts";
import type { Spoken } from "../voice.ts";
import { Written } from "../written.ts";
import { composerStyles } from "./composer-styles.ts";
import "./chat-mentions.ts";
import "./chat-recorder.ts";
import type { ChatMentions } from "./chat-mentions.ts";

/** A sign of typing is worth no more than one in this many milliseconds. */
const TYPING_PAUSE = 3_000;

/**
 * Where one writes. Enter sends, Shift+Enter begins a line, @ names somebody, ↑ in an empty field changes what one said last, Esc lets go.
 * What is written is kept for each room until it is sent.
 * @fires chat-done - it was sent, or the change was made or let go
 * @fires chat-edit-last - change what one said last
 */
@customElement("chat-composer")
export class ChatComposer extends OfficeElement {
  static override styles = [base, composerStyles];

  @property({ type: Number }) roomId = 0;
  /** The thread that is answered in; 0 for the room itself. */
  @property({ type: Number }) threadId = 0;
  @property({ type: Boolean }) mayCallAll = false;
  @property({ type: Boolean }) mayPoll = false;
  @property({ attribute: false }) answering: ChatMessage | undefined;
  @property({ attribute: false }) editing: ChatMessage | undefined;
  @state() private text = "";
  @query("textarea") private field!: HTMLTextAreaElement | null;
  @query("chat-mentions") private mentions!: ChatMentions | null;

  readonly #files = new Attachments();
  readonly #written = new Written(localStorage);
  #typedAt = 0;

  protected override watches() {
    return [this.redrawOn(this.#files)];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("roomId") || changed.has("threadId")) {
      this.#files.clear();
      this.text = this.#written.of(this.#place);
    }
    if (changed.has("editing") && (this.editing || changed.get("editing"))) {
      this.text = this.editing?.text ?? this.#written.of(this.#place);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#fit();
    if (changed.has("answering") || changed.has("editing") || changed.has("roomId")) {
      // On a telephone the keyboard comes only when the person asks for it.
      if (matchMedia("(pointer: fine)").matches) this.field?.focus();
    }
  }

  override render() {
    const files = this.#files.value;
    const isReady = this.text.trim() !== "" || files.some(({ state: each }) => each === "ready");
    return html`<form
      @submit=${this.#submit}
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
      }}
      @drop=${this.#dropped}
    >
      ${this.#drawAbout()}
      ${
        files.length === 0
          ? nothing
          : html`<ul class="files" aria-label=${msg("Tệp gửi kèm", { id: "chat.files" })}>
              ${repeat(
                files,
                ({ key }) => key,
                ({ key, name, size, sent, state: each, why }) =>
                  html`<li>
                    <cs-icon name=${each === "failed" ? "alert" : "paperclip"}></cs-icon>
                    <span class="cut">${name}</span>
                    <span class="size"
                      >${each === "failed" ? why : each === "ready" ? formatFileSize(size, language()) : `${String(Math.floor((100 * sent) / Math.max(1, size)))} %`}</span
                    >
                    <cs-button
                      kind="quiet"
                      size="small"
                      icon="x"
                      label=${msg(str`Gỡ ${name}`, { id: "chat.detach" })}
                      @click=${() => {
                        this.#files.remove(key);
                      }}
                    ></cs-button>
                  </li>`,
              )}
            </ul>`
      }
      <div class="row">
        <cs-button
          kind="quiet"
          icon="paperclip"
          label=${msg("Đính kèm tệp", { id: "chat.attach" })}
          @click=${() => this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click()}
        ></cs-button>
        <input type="file" multiple hidden @change=${this.#chosen} />
        ${
          this.mayPoll && this.threadId === 0
            ? html`<cs-button
                kind="quiet"
                icon="poll"
                label=${msg("Hỏi ý kiến cả phòng", { id: "chat.ask-room" })}
                @click=${() => void openPoll(this.roomId)}
              ></cs-button>`
            : nothing
        }
        <textarea
          rows="1"
          maxlength=${MAX_TEXT}
          aria-label=${msg("Viết tin nhắn", { id: "chat.write" })}
          placeholder=${msg("Viết tin nhắn, @ để gọi tên", { id: "chat.write-hint" })}
          .value=${this.text}
          @input=${this.#typed}
          @keydown=${this.#pressed}
          @paste=${this.#pasted}
          @blur=${() => this.mentions?.close()}
        ></textarea>
        <chat-mentions
          ?all=${this.mayCallAll}
          @chat-named=${(event: CustomEvent<{ from: number; to: number; text: string }>) => {
            this.#name(event.detail);
          }}
        ></chat-mentions>
        ${
          this.text.trim() === "" && files.length === 0 && !this.editing
            ? html`<chat-recorder @chat-spoken=${this.#spoken}></chat-recorder>`
            : nothing
        }
        <cs-button
          type="submit"
          kind="primary"
          icon="send"
          ?disabled=${!isReady}
          label=${msg("Gửi", { id: "chat.send" })}
        ></cs-button>
      </div>
    </form>`;
  }

  override focus(): void {
    this.field?.focus();
  }

  /** Under what is kept what was written: threads beside rooms. */
  get #place(): number {
    return this.threadId === 0 ? this.roomId : -this.threadId;
  }

  #drawAbout() {
    const about = this.editing ?? this.answering;
    if (!about) return nothing;
    const what = this.editing
      ? msg("Đang sửa tin", { id: "chat.editing" })
      : msg(str`Trả lời ${about.author.name}`, { id: "chat.replying" });
    return html`<div class="about">
      <span class="cut"><strong>${what}</strong> ${lineOf(about.text)}</span>
      <cs-button
        kind="quiet"
        size="small"
        icon="x"
        label=${msg("Hủy", { id: "chat.cancel" })}
        @click=${() => {
          this.emit("chat-done");
        }}
      ></cs-button>
    </div>`;
  }

  readonly #typed = (event: Event): void => {
    const field = event.target as HTMLTextAreaElement;
    this.text = field.value;
    if (!this.editing) this.#written.keep(this.#place, this.text);
    this.mentions?.look(field.value, field.selectionStart);
    const now = performance.now();
    if (this.text.trim() === "" || now - this.#typedAt < TYPING_PAUSE) return;
    this.#typedAt = now;
    live.signal(topicOf(this.roomId), CHAT_TYPING);
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    // While an input method composes a letter, Enter and arrows are its own.
    if (event.isComposing || this.mentions?.press(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void this.#submit(event);
    } else if (event.key === "ArrowUp" && this.text === "" && !this.editing) {
      event.preventDefault();
      this.emit("chat-edit-last");
    } else if (event.key === "Escape" && (this.editing ?? this.answering)) {
      event.preventDefault();
      event.stopPropagation();
      this.emit("chat-done");
    }
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { editing, answering, roomId } = this;
    const text = this.text.trim();
    if (editing) {
      if (text === "") return;
      try {
        delivered.set(await editMessage(editing.id, text));
        this.emit("chat-done");
      } catch (error) {
        toastError(error);
      }
      return;
    }
    if (this.#files.isBusy) {
      toast(msg("Tệp còn đang tải lên. Hãy chờ một chút rồi gửi.", { id: "chat.still-uploading" }));
      return;
    }
    const ready = this.#files.ready;
    if (text === "" && ready.length === 0) return;
    outbox.add({
      roomId,
      at: Date.now(),
      files: ready.map(({ name }) => name),
      input: {
        clientId: newClientId(),
        text,
        ...(ready.length > 0 && { fileIds: ready.map(({ fileId }) => fileId) }),
        ...(answering && { replyToId: answering.id }),
        ...(this.threadId !== 0 && { threadId: this.threadId }),
      },
    });
    this.text = "";
    this.#written.keep(this.#place, "");
    this.#files.clear();
    this.emit("chat-done");
  };

  #name({ from, to, text }: { from: number; to: number; text: string }): void {
    this.text = `${this.text.slice(0, from)}${text} ${this.text.slice(to)}`;
    if (!this.editing) this.#written.keep(this.#place, this.text);
    const caret = from + text.length + 1;
    void this.updateComplete.then(() => {
      this.field?.focus();
      this.field?.setSelectionRange(caret, caret);
    });
  }

  /** A voice note goes out as soon as it is there: what was spoken cannot be changed before. */
  readonly #spoken = async ({ detail: { file, ms } }: CustomEvent<Spoken>): Promise<void> => {
    const { roomId, answering, threadId } = this;
    try {
      const { id, name } = await upload(file, () => undefined);
      outbox.add({
        ...{ roomId, at: Date.now(), files: [name] },
        input: {
          ...{ clientId: newClientId(), text: "", fileIds: [id], voiceMs: ms },
          ...(answering && { replyToId: answering.id }),
          ...(threadId !== 0 && { threadId }),
        },
      });
      this.emit("chat-done");
    } catch (error) {
      toastError(error);
    }
  };

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#files.add(input.files ?? []);
    input.value = "";
  };

  readonly #dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.#files.add(event.dataTransfer?.files ?? []);
  };

  readonly #pasted = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    this.#files.add(files);
  };

  /** The field is as high as its text, to a bound. */
  #fit(): void {
    const { field } = this;
    if (!field) return;
    field.style.height = "auto";
    field.style.height = `${String(Math.min(field.scrollHeight, 180))}px`;
  }
}

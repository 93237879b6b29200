import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { session } from "../../../kernel/session.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchThread, watchChat, type ChatMessage } from "../api.ts";
import { delivered, outbox } from "../news.ts";
import { Thread } from "../thread.ts";
import "./chat-composer.ts";
import "./chat-message.ts";

/**
 * A thread beside its room: what began it, the answers, and where one answers.
 * @fires chat-leave - close it
 */
@customElement("chat-thread")
export class ChatThread extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--cs-raised);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 60px;
        padding: var(--cs-2) var(--cs-gutter);
        border-bottom: 1px solid var(--cs-line);
      }
      h2 {
        font-size: var(--cs-text-m);
      }
      .scroll {
        flex: 1;
        min-height: 0;
        padding-block: var(--cs-2);
        overflow-y: auto;
      }
      .begin {
        padding-bottom: var(--cs-2);
        border-bottom: 1px solid var(--cs-line);
      }
    `,
  ];

  @property({ type: Number }) roomId = 0;
  @property({ type: Number }) threadId = 0;
  @property({ type: Boolean }) closed = false;
  @property({ type: Boolean }) mayCallAll = false;
  @state() private editing: ChatMessage | undefined;
  @query(".scroll") private scroller!: HTMLElement | null;

  #thread = new Thread({ fetch: (after) => fetchThread(this.threadId, after) });
  #end = (): void => undefined;
  #count = 0;

  protected override watches() {
    return [
      this.redrawOn(outbox),
      watchChat({
        message: (message) => {
          this.#thread.apply(message);
        },
      }),
      delivered.subscribe((message) => {
        if (message) this.#thread.apply(message);
      }),
      live.onReset(() => void this.#thread.open()),
      () => {
        this.#end();
      },
    ];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("threadId")) return;
    this.#end();
    this.#count = 0;
    this.editing = undefined;
    this.#thread = new Thread({ fetch: (after) => fetchThread(this.threadId, after) });
    this.#end = this.#thread.subscribe(() => {
      this.requestUpdate();
    });
    void this.#thread.open();
  }

  override render() {
    const { state: loading, error, root, answers } = this.#thread.value;
    return html`<header>
        <h2>${msg("Mạch trả lời", { id: "chat.thread" })}</h2>
        <cs-button
          kind="quiet"
          icon="x"
          label=${msg("Đóng mạch trả lời", { id: "chat.close-thread" })}
          @click=${() => {
            this.emit("chat-leave");
          }}
        ></cs-button>
      </header>
      ${
        loading === "error"
          ? html`<cs-state kind="error" .error=${error} .retry=${() => void this.#thread.open()}></cs-state>`
          : loading === "loading" || !root
            ? html`<cs-state kind="loading"></cs-state>`
            : this.#draw(root, answers)
      }`;
  }

  #draw(root: ChatMessage, answers: readonly ChatMessage[]) {
    const me = session.value?.person.id ?? 0;
    const known = new Set(answers.map(({ clientId }) => clientId));
    const waiting = outbox
      .of(this.roomId)
      .filter(({ input }) => input.threadId === root.id && !known.has(input.clientId));
    const one = (message: ChatMessage) =>
      html`<chat-message
        in-thread
        head
        .message=${message}
        ?mine=${message.author.id === me}
        @chat-edit=${() => {
          this.editing = message;
        }}
      ></chat-message>`;
    return html`<div class="scroll" role="log" tabindex="0" aria-label=${msg("Mạch trả lời", { id: "chat.thread" })}>
        <div class="begin">${one(root)}</div>
        ${repeat(answers, ({ id }) => id, one)}
        ${waiting.map((each) => html`<chat-message .waiting=${each} head mine></chat-message>`)}
      </div>
      ${
        this.closed
          ? nothing
          : html`<chat-composer
              .roomId=${this.roomId}
              .threadId=${root.id}
              .mayCallAll=${this.mayCallAll}
              .editing=${this.editing}
              @chat-done=${() => {
                this.editing = undefined;
              }}
            ></chat-composer>`
      }`;
  }

  protected override updated(): void {
    const { scroller } = this;
    const count = this.#thread.value.answers.length + outbox.of(this.roomId).length;
    if (!scroller || count === this.#count) return;
    this.#count = count;
    scroller.scrollTop = scroller.scrollHeight;
  }
}

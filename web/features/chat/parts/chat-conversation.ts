import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { listDay } from "../../../../server/kernel/contract/text.ts";
import { dayOf } from "../../../kernel/dates.ts";
import { language, msg } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { navigate } from "../../../kernel/router.ts";
import { session } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import {
  CHAT_READ,
  CHAT_TYPING,
  fetchMembers,
  fetchRoom,
  fetchStretch,
  MAX_READERS,
  markRead,
  topicOf,
  watchChat,
  type ChatMessage,
  type ChatRead,
  type ChatTyping,
  type Member,
  type Room,
} from "../api.ts";
import { Conversation } from "../conversation.ts";
import { delivered, outbox, rooms } from "../news.ts";
import { ReadMarks } from "../read-marks.ts";
import { linesOf, readersOf, typingText, type Line } from "../state.ts";
import { Typing } from "../typing.ts";
import "./chat-composer.ts";
import "./chat-head.ts";
import "./chat-message.ts";
import "./chat-thread.ts";
import { conversationStyles } from "./conversation-styles.ts";

/** Closer than this to the end, what is new stays in sight. */
const AT_END = 80;

/** Where what was unread begins when a room is opened; nothing is marked where all was read. */
const unreadFrom = (room: Room | undefined): number | undefined =>
  room && room.readSeq < room.lastSeq ? room.readSeq : undefined;

/** One room: what was said, and where one says something. */
@customElement("chat-conversation")
export class ChatConversation extends OfficeElement {
  static override styles = [base, conversationStyles];

  @property({ type: Number }) roomId = 0;
  /** The message to open at; the end without one. */
  @property({ type: Number }) around: number | undefined;
  /** The thread that is open beside the room, by the message that began it. */
  @property({ type: Number }) thread: number | undefined;
  @state() private answering: ChatMessage | undefined;
  @state() private editing: ChatMessage | undefined;
  @state() private readFrom: number | undefined;
  @state() private members: readonly Member[] = [];
  @query(".scroll") private scroller!: HTMLElement | null;

  #conversation = this.#begin();
  #typing = new Typing();
  #ends: (() => void)[] = [];
  #wasAtEnd = true;
  readonly #reads = new ReadMarks({ send: markRead, failed: toastError });
  #keep: { height: number; top: number } | undefined;

  #begin(): Conversation {
    return new Conversation({ fetch: (query) => fetchStretch(this.roomId, query) });
  }

  protected override watches() {
    return [
      this.redrawOn(rooms, outbox),
      watchChat({
        message: (message) => {
          if (message.roomId === this.roomId) this.#hear(message);
        },
      }),
      live.onReset(() => void this.#conversation.catchUp()),
      delivered.subscribe((message) => {
        if (message?.roomId === this.roomId) this.#hear(message);
      }),
      this.listen(document, "visibilitychange", () => {
        this.#readHere();
      }),
      () => {
        this.#leave();
        this.#reads.flush();
      },
    ];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("roomId") || changed.has("around")) this.#enter();
  }

  #leave(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#typing.clear();
  }

  #enter(): void {
    this.#leave();
    this.answering = undefined;
    this.editing = undefined;
    this.members = [];
    this.readFrom = unreadFrom(rooms.find(this.roomId));
    this.#wasAtEnd = this.around === undefined;
    this.#conversation = this.#begin();
    const { roomId } = this;
    this.#ends = [
      this.#conversation.subscribe(() => {
        this.requestUpdate();
      }),
      this.#typing.subscribe(() => {
        this.requestUpdate();
      }),
      live.subscribeSignals(topicOf(roomId), ({ name, data }) => {
        if (name === CHAT_READ) this.#heardRead(data as ChatRead);
        else if (name === CHAT_TYPING) this.#typing.hear(data as ChatTyping);
      }),
    ];
    void this.#conversation.open(this.around);
    void this.#readRoom(roomId);
  }

  async #readRoom(roomId: number): Promise<void> {
    try {
      const room = await fetchRoom(roomId);
      rooms.put(room);
      if (roomId !== this.roomId) return;
      if (this.#conversation.newestSeq <= room.lastSeq) this.readFrom ??= unreadFrom(room);
      if (room.people <= MAX_READERS) this.members = await fetchMembers(roomId);
    } catch {
      // The conversation itself says that it cannot be read.
    }
  }

  #hear(message: ChatMessage): void {
    this.#typing.said(message.author.id);
    this.#conversation.apply(message);
  }

  #heardRead({ personId, readSeq }: ChatRead): void {
    this.members = this.members.map((member) => (member.id === personId ? { ...member, readSeq } : member));
  }

  override render() {
    const { state: loading, error, messages, hasOlder } = this.#conversation.value;
    const room = rooms.find(this.roomId);
    if (loading === "error") {
      return html`<cs-state
        kind="error"
        .error=${error}
        .retry=${() => void this.#conversation.open(this.around)}
      ></cs-state>`;
    }
    const me = session.value?.person.id ?? 0;
    const lines = linesOf(messages, { readSeq: this.readFrom, me, waiting: outbox.of(this.roomId) });
    return html`<div class="room" ?inert=${this.#isCovered}>
        <chat-head .room=${room} @chat-jump=${this.#jump}></chat-head>
        <div
          class="scroll"
          tabindex="0"
          role="log"
          aria-label=${msg("Tin nhắn", { id: "chat.messages" })}
          @scroll=${this.#scrolled}
        >
          <div class="lines">
            ${hasOlder ? html`<div class="more"><cs-progress></cs-progress></div>` : nothing}
            ${
              loading === "ready" && lines.length === 0
                ? html`<cs-state
                    heading=${msg("Chưa ai nói gì ở đây", { id: "chat.quiet" })}
                    text=${msg("Viết tin đầu tiên ở ô bên dưới.", { id: "chat.quiet-text" })}
                  ></cs-state>`
                : nothing
            }
            ${repeat(
              lines,
              ({ key }) => key,
              (line) => this.#line(line, me),
            )}
          </div>
        </div>
        <div class="typing" aria-live="polite">${typingText(this.#typing.names)}</div>
        ${
          room && !room.can.write
            ? html`<p class="closed">${msg("Cuộc hội thoại đã lưu trữ, chỉ đọc.", { id: "chat.archived" })}</p>`
            : html`<chat-composer
                .roomId=${this.roomId}
                .mayCallAll=${room?.can.mentionAll ?? false}
                .mayPoll=${room?.can.poll ?? false}
                .answering=${this.answering}
                .editing=${this.editing}
                @chat-done=${() => {
                  this.answering = undefined;
                  this.editing = undefined;
                  this.#wasAtEnd = true;
                }}
                @chat-edit-last=${this.#editLast}
              ></chat-composer>`
        }
      </div>
      ${
        this.thread === undefined
          ? nothing
          : html`<chat-thread
              .roomId=${this.roomId}
              .threadId=${this.thread}
              ?closed=${room?.can.write === false}
              ?mayCallAll=${room?.can.mentionAll}
              @chat-leave=${() => {
                this.#openThread(undefined);
              }}
              @keydown=${(event: KeyboardEvent) => {
                if (event.key !== "Escape" || event.defaultPrevented) return;
                event.preventDefault();
                this.#openThread(undefined);
              }}
            ></chat-thread>`
      }`;
  }

  /** Below this width the thread stands over the room. */
  get #isCovered(): boolean {
    return this.thread !== undefined && matchMedia("(max-width: 1399.9px)").matches;
  }

  #openThread(id: number | undefined): void {
    void navigate(`/chat/${String(this.roomId)}${id === undefined ? "" : `?thread=${String(id)}`}`, { replace: true });
  }

  #line(line: Line, me: number) {
    switch (line.kind) {
      case "day":
        return html`<div class="day"><span>${listDay(line.on, dayOf(Date.now()), language())}</span></div>`;
      case "unread":
        return html`<div class="day news"><span>${msg("Tin chưa đọc", { id: "chat.news" })}</span></div>`;
      case "waiting":
        return html`<chat-message .waiting=${line.waiting} ?head=${line.head} mine></chat-message>`;
      case "message": {
        const { message } = line;
        return html`<chat-message
          .message=${message}
          .readers=${this.#lastReaders(message)}
          ?head=${line.head}
          ?mine=${message.author.id === me}
          ?marked=${message.seq === this.around}
          @chat-reply=${() => {
            this.answering = message;
            this.editing = undefined;
          }}
          @chat-edit=${() => {
            this.editing = message;
            this.answering = undefined;
          }}
          @chat-jump=${this.#jump}
          @chat-thread=${() => {
            this.#openThread(message.threadId ?? message.id);
          }}
        ></chat-message>`;
      }
    }
  }

  /** Their pictures stand once, at the last message that each has read. */
  #lastReaders(message: ChatMessage) {
    const { messages } = this.#conversation.value;
    const next = messages.find(({ seq, threadId }) => seq > message.seq && threadId === null)?.seq ?? Infinity;
    const me = session.value?.person.id;
    return readersOf(
      this.members.filter(({ id, readSeq }) => id !== me && readSeq < next),
      message,
    );
  }

  protected override updated(): void {
    const { scroller } = this;
    if (!scroller) return;
    if (this.#keep) {
      // Older messages were put above: what is being read stays where it is.
      scroller.scrollTop = this.#keep.top + scroller.scrollHeight - this.#keep.height;
      this.#keep = undefined;
    } else if (this.#wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
    else if (this.around !== undefined) {
      const marked = this.renderRoot.querySelector("chat-message[marked]:not([seen])");
      marked?.toggleAttribute("seen", true);
      marked?.scrollIntoView({ block: "center" });
    }
    this.#readHere();
  }

  readonly #scrolled = (): void => {
    const { scroller } = this;
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    this.#wasAtEnd = !this.#conversation.value.hasNewer && scrollHeight - scrollTop - clientHeight < AT_END;
    if (scrollTop < clientHeight && this.#conversation.value.hasOlder && !this.#conversation.value.busy) {
      void this.#conversation.older();
      this.#keep = { height: scrollHeight, top: scrollTop };
    } else if (scrollHeight - scrollTop - clientHeight < clientHeight) void this.#conversation.newer();
    if (this.#wasAtEnd) this.#readHere();
  };

  /** Somebody looks at the end of the room: it is read. */
  #readHere(): void {
    const { newestSeq } = this.#conversation;
    const room = rooms.find(this.roomId);
    const isLookedAt = document.visibilityState === "visible" && this.#wasAtEnd;
    if (!isLookedAt || !room || newestSeq <= room.readSeq) return;
    rooms.put({ ...room, readSeq: newestSeq, unread: 0, mentions: 0 });
    this.#reads.mark(this.roomId, newestSeq);
  }

  readonly #jump = (event: CustomEvent<number>): void => {
    event.stopPropagation();
    this.#wasAtEnd = false;
    this.around = event.detail;
  };

  /** ↑ in an empty composer. */
  readonly #editLast = (): void => {
    const me = session.value?.person.id;
    const last = this.#conversation.value.messages.findLast(
      ({ author, recalledAt }) => author.id === me && recalledAt === null,
    );
    if (last) this.editing = last;
  };
}

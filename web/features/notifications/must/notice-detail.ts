import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, language, msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { sentenceDate } from "../../../kernel/dates.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  fetchNotice,
  fetchWatched,
  stopNotice,
  type NoticeDetail as Notice,
  type WatchedPerson,
  type WatchList,
} from "./api.ts";
import { spanOf, stateOf, stateTitle, stepTitle } from "./labels.ts";
import { confirmWaiting } from "./waiting.ts";
import "./watched-row.ts";

/** Live news come in bursts: a unit confirms together. */
const GATHER = 300;
/** What becomes of a short message is known to the modem's queue: it is asked now and then while somebody watches. */
const ASK_EVERY = 20_000;

/**
 * One must-arrive notice: its text for whoever was asked, and for its sender who has it, on which way, since when.
 * @fires notice-changed - `detail`: it, after it was stopped or confirmed
 */
@customElement("notice-detail")
export class NoticeDetail extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding: var(--cs-5);
        overflow-y: auto;
      }
      h2 {
        font-size: var(--cs-text-xl);
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
      .facts {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .body {
        margin: var(--cs-4) 0;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2);
        margin: var(--cs-3) 0;
      }
      .board {
        margin-top: var(--cs-5);
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2) var(--cs-5);
        margin: var(--cs-3) 0;
        font-variant-numeric: tabular-nums;
      }
      .figures b {
        font-size: var(--cs-text-l);
        font-weight: 600;
      }
      @media print {
        .actions,
        cs-tabs {
          display: none;
        }
      }
    `,
  ];

  @property({ type: Number }) noticeId = 0;
  @state() private list: WatchList = "waiting";

  readonly #notice = new LoadController<Notice, number>(this, {
    args: () => this.noticeId || undefined,
    load: (id, signal) => fetchNotice(id, signal),
  });
  readonly #people = new PagedList<WatchedPerson>(this, {
    fetch: (after, signal) =>
      this.#notice.value?.can.watch === true
        ? fetchWatched(this.noticeId, this.list, after, signal)
        : Promise.resolve({ items: [] }),
    keyOf: ({ person }) => person.id,
  });
  #watched = 0;
  #stopWatching: (() => void) | undefined;
  #gathering: ReturnType<typeof setTimeout> | undefined;

  protected override watches() {
    return [
      () => {
        this.#stopWatching?.();
        this.#watched = 0;
        clearTimeout(this.#gathering);
      },
    ];
  }

  protected override updated(): void {
    const notice = this.#notice.value;
    if (notice?.can.watch !== true || notice.id !== this.noticeId || this.#watched === notice.id) return;
    this.#watched = notice.id;
    this.#stopWatching?.();
    const asking = setInterval(() => {
      if (document.visibilityState === "visible") void this.#people.reload();
    }, ASK_EVERY);
    const unsubscribe = live.subscribe(`notice:${String(notice.id)}`, () => {
      clearTimeout(this.#gathering);
      this.#gathering = setTimeout(() => {
        void this.#notice.reload().then(() => {
          this.#tell();
        });
        void this.#people.reload();
      }, GATHER);
    });
    this.#stopWatching = () => {
      clearInterval(asking);
      unsubscribe();
    };
    void this.#people.start();
  }

  override render() {
    return loadView(this.#notice, { ready: (notice) => this.#show(notice) });
  }

  #show(notice: Notice) {
    const running = stateOf(notice, Date.now());
    return html`<article>
      <h2>${notice.title[language()]}</h2>
      <div class="facts">
        ${[notice.from?.name ?? "", sentenceDate(notice.at), notice.can.watch ? stateTitle(running) : ""].filter((part) => part !== "").join(" · ")}
      </div>
      ${notice.body === "" ? nothing : html`<div class="body">${notice.body}</div>`} ${this.#mine(notice)}
      ${notice.can.watch ? this.#board(notice) : nothing}
    </article>`;
  }

  #mine({ mine, path, id }: Notice) {
    const isElsewhere = path !== `/notices/${String(id)}`;
    const open = isElsewhere
      ? html`<cs-button href=${path}>${msg("Xem nội dung", { id: "notifications.must-open" })}</cs-button>`
      : nothing;
    if (!mine) return isElsewhere ? html`<div class="actions">${open}</div>` : nothing;
    if (mine.confirmedAt !== null) {
      return html`<cs-note kind="done"
          >${msg(str`Đã xác nhận ${sentenceDate(mine.confirmedAt)}.`, { id: "notifications.mine-done" })}</cs-note
        >
        <div class="actions">${open}</div>`;
    }
    return html`<div class="actions">
      ${open}
      <cs-button kind="primary" icon="check" @click=${() => void this.#confirm(mine.askId)}
        >${
          mine.for
            ? msg(str`Tôi sẽ báo cho ${mine.for.name}`, { id: "notifications.mine-behalf" })
            : msg("Tôi đã nhận", { id: "notifications.must-confirm" })
        }</cs-button
      >
    </div>`;
  }

  #board(notice: Notice) {
    const { reached } = notice;
    const waits = notice.people - notice.confirmed;
    return html`<section class="board">
      <h3>${msg("Theo dõi", { id: "notifications.watch" })}</h3>
      <div class="facts">${this.#climb(notice)}</div>
      <div class="figures" aria-live="polite">
        <span
          ><b>${formatNumber(notice.confirmed)}/${formatNumber(notice.people)}</b>
          ${msg("đã nhận", { id: "notifications.figure-confirmed" })}</span
        >
        ${
          reached
            ? html`<span
                  ><b>${formatNumber(reached.seen)}</b>
                  ${msg("đã hiện trên máy", { id: "notifications.figure-seen" })}</span
                >
                <span
                  ><b>${formatNumber(reached.sms)}</b> ${msg("SMS đã gửi", { id: "notifications.figure-sms" })}</span
                >
                ${
                  reached.failed > 0
                    ? html`<span
                        ><b>${formatNumber(reached.failed)}</b>
                        ${msg("SMS không gửi được", { id: "notifications.figure-failed" })}</span
                      >`
                    : nothing
                }`
            : nothing
        }
      </div>
      <div class="actions">
        ${
          notice.can.stop && waits > 0
            ? html`<cs-button @click=${() => void this.#stop()}
                >${msg("Dừng nhắc", { id: "notifications.stop" })}</cs-button
              >`
            : nothing
        }
        <cs-button
          kind="quiet"
          icon="print"
          @click=${() => {
            print();
          }}
          >${msg("In", { id: "notifications.print" })}</cs-button
        >
      </div>
      <cs-tabs
        label=${msg("Theo dõi", { id: "notifications.watch" })}
        value=${this.list}
        .tabs=${[
          { value: "waiting", title: msg("Chưa nhận", { id: "notifications.tab-waiting" }), count: waits },
          { value: "confirmed", title: msg("Đã nhận", { id: "notifications.confirmed" }), count: notice.confirmed },
        ]}
        @cs-input=${(event: Event) => {
          this.list = (event.target as HTMLElement & { value: WatchList }).value;
          void this.#people.start();
        }}
      ></cs-tabs>
      ${this.#rows()}
    </section>`;
  }

  #rows() {
    const people = this.#people;
    if (people.state === "error") {
      return html`<cs-state kind="error" .error=${people.error} .retry=${() => void people.reload()}></cs-state>`;
    }
    if (people.state === "ready" && people.items.length === 0) {
      return html`<p class="quiet">
        ${
          this.list === "waiting"
            ? msg("Mọi người đã xác nhận.", { id: "notifications.nobody-waits" })
            : msg("Chưa ai xác nhận.", { id: "notifications.nobody-confirmed" })
        }
      </p>`;
    }
    return html`${people.items.map((watched) => html`<watched-row .watched=${watched}></watched-row>`)}
    ${
      people.more
        ? html`<cs-button @click=${() => void people.loadMore()}
            >${msg("Xem thêm", { id: "notifications.more-people" })}</cs-button
          >`
        : nothing
    }`;
  }

  #climb({ steps, anyHour }: Notice): string {
    const parts = steps.map(({ step, minutes }) =>
      msg(str`${stepTitle(step)} sau ${spanOf(minutes)}`, { id: "notifications.climb-step" }),
    );
    const hours = anyHour
      ? msg("kể cả ngoài giờ làm việc", { id: "notifications.any-hour" })
      : msg("chỉ trong giờ làm việc", { id: "notifications.work-hours" });
    return [parts.join(" → "), hours].filter((part) => part !== "").join(", ");
  }

  async #confirm(askId: number): Promise<void> {
    await confirmWaiting(askId);
    await this.#notice.reload();
    this.#tell();
  }

  async #stop(): Promise<void> {
    const agreed = await confirm({
      heading: msg("Dừng nhắc những người chưa nhận?", { id: "notifications.stop-heading" }),
      text: msg("Không ai được nhắc nữa, bằng bất cứ cách nào. Ai đã xác nhận vẫn được ghi.", {
        id: "notifications.stop-text",
      }),
      verb: msg("Dừng nhắc", { id: "notifications.stop" }),
      destroys: true,
    });
    if (!agreed) return;
    try {
      this.#notice.set(await stopNotice(this.noticeId));
      toast(msg("Đã dừng nhắc", { id: "notifications.state-stopped" }));
      this.#tell();
    } catch (error) {
      toastError(error);
    }
  }

  #tell(): void {
    const notice = this.#notice.value;
    if (notice) this.emit("notice-changed", notice);
  }
}

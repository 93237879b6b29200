import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ANNOUNCEMENT_COUNTED, type AnnouncementCounted } from "../../../../server/modules/announcements/contract.ts";
import { sentenceDate } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-part.ts";
import "../../../ui/cs-rich-text.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  confirmAnnouncement,
  fetchAnnouncement,
  openAnnouncement,
  type AnnouncementDetail as Announcement,
} from "../api.ts";
import { categoryText, drawText, readText, stateText, stateTone, whenText } from "../labels.ts";
import { tellChanged } from "../news.ts";
import "./announcement-actions.ts";
import "./announcement-comments.ts";
import "./announcement-editions.ts";
import "./announcement-files.ts";
import "./announcement-quiz.ts";
import "./announcement-roll.ts";
import "./announcement-round.ts";
import { detailStyles } from "./detail-styles.ts";

/**
 * One announcement: what it says, its files, its confirmation, and for who answers for it the roll.
 * @fires announcement-changed - `detail`: the announcement as it is now
 * @fires announcement-removed - `detail`: its id
 */
@customElement("announcement-detail")
export class AnnouncementDetail extends OfficeElement {
  static override styles = [
    base,
    blocks,
    detailStyles,
    css`
      .confirm,
      .poll,
      .asked {
        display: block;
        margin-top: var(--cs-6);
      }
      cs-button.confirm {
        display: inline-block;
      }
      .asked ul {
        padding-left: 20px;
        list-style: disc;
      }
      .body.rich {
        white-space: normal;
      }
    `,
  ];

  @property({ type: Number, attribute: false }) announcementId!: number;
  @property() back = "";
  @state() private busy = false;

  readonly #post = new LoadController<Announcement, number>(this, {
    args: () => this.announcementId,
    load: async (id, signal) => {
      const post = await fetchAnnouncement(id, signal);
      // Only what is new to this person is put on record: a second look writes nothing.
      if (!post.isForMe || post.state !== "published" || post.openedAt !== null) return post;
      const opened = await openAnnouncement(id, signal);
      this.emit("announcement-changed", opened);
      tellChanged();
      return opened;
    },
  });

  #watched: number | undefined;
  #stopWatching: (() => void) | undefined;

  protected override watches() {
    return [
      live.onReset(() => void this.#post.reload()),
      () => {
        this.#stopWatching?.();
        this.#watched = undefined;
      },
    ];
  }

  protected override willUpdate(): void {
    if (this.announcementId === this.#watched) return;
    this.#stopWatching?.();
    this.#watched = this.announcementId;
    this.#stopWatching = live.subscribe(`announcement:${String(this.announcementId)}`, ({ name, data }) => {
      // The server's notices.ts publishes nothing else under this name.
      if (name === ANNOUNCEMENT_COUNTED) this.#count(data as AnnouncementCounted);
    });
  }

  override render() {
    return html`<div class="measure">
      <div class="top">
        <cs-button
          class="back"
          size="small"
          kind="quiet"
          icon="chevron-left"
          href=${this.back}
          label=${msg("Về danh sách", { id: "announcements.back" })}
        ></cs-button>
        ${
          this.#post.value
            ? html`<announcement-actions
                .post=${this.#post.value}
                @announcement-changed=${this.#changed}
              ></announcement-actions>`
            : nothing
        }
      </div>
      ${loadView(this.#post, { ready: (post) => this.#view(post) })}
    </div>`;
  }

  #view(post: Announcement) {
    const { author } = post;
    return html`<article>
        <h2 tabindex="-1">${post.title}</h2>
        <div class="who">
          <cs-person
            name=${author.name}
            photo=${author.photoHash === null ? "" : photoUrl(author.photoHash)}
          ></cs-person>
          <span>${whenText(post)}</span>
          <span>${categoryText(post.category)}</span>
          <cs-badge tone=${stateTone(post.state)}>${stateText(post.state)}</cs-badge>
          ${post.publishedAt !== null ? html`<span>${readText(post)}</span>` : nothing}
          ${
            post.mustId === null
              ? nothing
              : html`<a href="/notices/${post.mustId}"
                  >${msg("Phải đến: xem tiến trình nhắc", { id: "announcements.must-page" })}</a
                >`
          }
        </div>
        ${this.#notes(post)}
        ${
          post.html === null
            ? html`<div class="body">${drawText(post.body)}</div>`
            : html`<cs-rich-text class="body rich" .html=${post.html}></cs-rich-text>`
        }
        ${post.files.length > 0 ? html`<announcement-files .post=${post}></announcement-files>` : nothing}
      </article>
      ${post.quiz ? html`<announcement-quiz .post=${post} @announcement-changed=${this.#answered}></announcement-quiz>` : nothing}
      ${this.#poll(post)} ${this.#confirmation(post)}
      <div class="parts">
        ${this.#audience(post)}
        ${post.inTurn && post.round.length > 0 ? html`<announcement-round .post=${post}></announcement-round>` : nothing}
        ${post.edition > 1 ? html`<announcement-editions .post=${post}></announcement-editions>` : nothing}
        ${
          post.publishedAt !== null && (post.commentsOpen || post.comments > 0)
            ? html`<announcement-comments .post=${post} .version=${post.comments}></announcement-comments>`
            : nothing
        }
        ${post.can.seeRoll ? html`<announcement-roll .post=${post}></announcement-roll>` : nothing}
      </div>`;
  }

  #notes(post: Announcement) {
    return html`${
      post.state === "withdrawn"
        ? html`<cs-note kind="warning"
            >${msg(str`Đã thu hồi ${sentenceDate(post.withdrawnAt ?? 0)}: ${post.withdrawnReason}`, {
              id: "announcements.withdrawn-because",
            })}</cs-note
          >`
        : nothing
    }${
      post.returnedNote !== ""
        ? html`<cs-note kind="warning"
            >${msg(str`Được trả lại: ${post.returnedNote}`, { id: "announcements.returned-because" })}</cs-note
          >`
        : nothing
    }${
      post.correctedAt !== null && post.state !== "withdrawn"
        ? html`<cs-note
            >${msg(str`Đã đính chính ${sentenceDate(post.correctedAt)}. Các bản trước ở phía dưới.`, {
              id: "announcements.corrected-at",
            })}</cs-note
          >`
        : nothing
    }`;
  }

  #confirmation(post: Announcement) {
    if (post.can.confirm) {
      return html`<cs-button
        class="confirm"
        kind="primary"
        icon="check"
        ?busy=${this.busy}
        @click=${() => void this.#confirm()}
        ?disabled=${post.can.answerQuiz}
        >${
          post.inTurn
            ? msg("Đã xem, chuyển tiếp", { id: "announcements.pass-on" })
            : msg("Tôi đã đọc và hiểu", { id: "announcements.confirm" })
        }</cs-button
      >`;
    }
    if (post.confirmedAt === null) return nothing;
    return html`<p class="confirm done">
      <cs-icon name="check"></cs-icon>${msg(str`Bạn đã xác nhận ${sentenceDate(post.confirmedAt)}`, {
        id: "announcements.confirmed-at",
      })}
    </p>`;
  }

  #audience(post: Announcement) {
    return html`<section>
      <h3 class="section-title">${msg("Gửi tới", { id: "announcements.audience" })}</h3>
      <p>${post.audience.map(({ name, count }) => `${name} (${formatNumber(count)})`).join(", ")}</p>
    </section>`;
  }

  /** Opened with the announcement; while it is a draft, what will be asked. */
  #poll(post: Announcement) {
    if (post.pollId !== null) {
      return html`<cs-part class="poll" name="poll" .input=${{ pollId: post.pollId }}></cs-part>`;
    }
    if (!post.poll) return nothing;
    return html`<section class="asked">
      <h3 class="section-title">${msg("Hỏi ý kiến", { id: "announcements.poll" })}</h3>
      <p>${post.poll.title}</p>
      <ul>
        ${post.poll.options.map((option) => html`<li>${option}</li>`)}
      </ul>
      <p class="small quiet">
        ${msg(str`Mở khi phát hành, kết thúc ${sentenceDate(post.poll.closesAt)}.`, { id: "announcements.poll-opens" })}
      </p>
    </section>`;
  }

  async #confirm(): Promise<void> {
    this.busy = true;
    try {
      const post = await confirmAnnouncement(this.announcementId);
      toast(msg("Đã ghi nhận xác nhận của bạn", { id: "announcements.confirm-done" }));
      this.#post.set(post);
      this.emit("announcement-changed", post);
      tellChanged();
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }

  #count({ announcementId, ...counts }: AnnouncementCounted): void {
    const now = this.#post.value;
    if (now?.id !== announcementId) return;
    const counted = { ...now, ...counts };
    this.#post.set(counted);
    this.emit("announcement-changed", counted);
  }

  readonly #answered = (event: CustomEvent<Announcement>): void => {
    event.stopPropagation();
    this.#changed(event);
    this.emit("announcement-changed", event.detail);
  };

  /** A part has done something and got the announcement back: it is shown here and goes on to the list. */
  #changed(event: CustomEvent<Announcement>): void {
    this.#post.set(event.detail);
  }
}

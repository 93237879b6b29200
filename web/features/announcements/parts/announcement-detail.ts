import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ANNOUNCEMENT_COUNTED, type AnnouncementCounted } from "../../../../server/modules/announcements/contract.ts";
import { formatFileSize } from "../../../../server/kernel/contract/text.ts";
import { sentenceDate } from "../../../kernel/dates.ts";
import { formatNumber, language, msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  confirmAnnouncement,
  fetchAnnouncement,
  fileUrl,
  openAnnouncement,
  type AnnouncementDetail as Announcement,
} from "../api.ts";
import { categoryText, drawText, readText, stateText, stateTone, whenText } from "../labels.ts";
import { tellChanged } from "../news.ts";
import "./announcement-actions.ts";
import "./announcement-comments.ts";
import "./announcement-editions.ts";
import "./announcement-roll.ts";
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
      .confirm {
        margin-top: var(--cs-6);
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
        </div>
        ${this.#notes(post)}
        <div class="body">${drawText(post.body)}</div>
        ${this.#files(post)}
      </article>
      ${this.#confirmation(post)}
      <div class="parts">
        ${this.#audience(post)}
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

  #files(post: Announcement) {
    if (post.files.length === 0) return nothing;
    return html`<ul class="files">
      ${post.files.map(
        (file) =>
          html`<li>
            <a href=${fileUrl(post.id, file.id)} target="_blank" rel="noopener"
              ><cs-icon name="paperclip"></cs-icon>${file.name}</a
            >
            <span>${formatFileSize(file.size, language())}</span>
            ${
              file.readers === null
                ? nothing
                : html`<span
                    >${msg(str`${formatNumber(file.readers)} người đã mở`, { id: "announcements.file-readers" })}</span
                  >`
            }
          </li>`,
      )}
    </ul>`;
  }

  #confirmation(post: Announcement) {
    if (post.can.confirm) {
      return html`<cs-button
        class="confirm"
        kind="primary"
        icon="check"
        ?busy=${this.busy}
        @click=${() => void this.#confirm()}
        >${msg("Tôi đã đọc và hiểu", { id: "announcements.confirm" })}</cs-button
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

  /** A part has done something and got the announcement back: it is shown here and goes on to the list. */
  #changed(event: CustomEvent<Announcement>): void {
    this.#post.set(event.detail);
  }
}

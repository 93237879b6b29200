import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { MAX_COMMENT } from "../../../../server/modules/announcements/contract.ts";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchComments, removeComment, writeComment, type AnnouncementDetail, type Comment } from "../api.ts";
import { readText } from "../labels.ts";
import { pagedView, rowStyles } from "../../../ui/paged-view.ts";

/** What readers say, with how many have read. */
@customElement("announcement-comments")
export class AnnouncementComments extends OfficeElement {
  static override styles = [
    base,
    blocks,
    rowStyles,
    css`
      form {
        display: grid;
        justify-items: start;
        gap: var(--cs-2);
        margin-top: var(--cs-4);
      }
      cs-field {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) post!: AnnouncementDetail;
  /** Rises with every comment. */
  @property({ type: Number }) version = 0;
  @state() private text = "";
  @state() private busy = false;

  readonly #comments = new PagedList<Comment>(this, {
    fetch: (after, signal) => fetchComments(this.post.id, after, signal),
    keyOf: ({ id }) => id,
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("version") && changed.get("version") !== undefined) void this.#comments.reload();
  }

  override render() {
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">${msg("Ý kiến", { id: "announcements.comments" })}</h3>
      <p class="detail">${readText(this.post)}</p>
      ${pagedView(this.#comments, (comment) => this.#comment(comment), msg("Chưa có ý kiến nào.", { id: "announcements.no-comments" }))}
      ${
        this.post.can.comment
          ? html`<form @submit=${this.#send}>
              <cs-field
                label=${msg("Ý kiến của bạn", { id: "announcements.your-comment" })}
                lines="2"
                max-length=${MAX_COMMENT}
                value=${this.text}
                @cs-input=${(event: Event) => {
                  this.text = (event.target as CsField).value;
                }}
              ></cs-field>
              <cs-button type="submit" ?busy=${this.busy} ?disabled=${this.text.trim() === ""}
                >${msg("Gửi ý kiến", { id: "announcements.send-comment" })}</cs-button
              >
            </form>`
          : nothing
      }
    </section>`;
  }

  #comment(comment: Comment) {
    const { person } = comment;
    return html`<li>
      <cs-avatar
        size="small"
        name=${person.name}
        photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
      ></cs-avatar>
      <div class="what">
        <div>${person.name}</div>
        <div class="words">${comment.text}</div>
      </div>
      <span class="when"><cs-date form="list" at=${comment.at}></cs-date></span>
      ${
        comment.mayRemove
          ? html`<cs-button
              size="small"
              kind="quiet"
              icon="x"
              label=${msg("Gỡ ý kiến", { id: "announcements.remove-comment" })}
              @click=${() => void this.#remove(comment)}
            ></cs-button>`
          : nothing
      }
    </li>`;
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    await this.#do(async () => {
      await writeComment(this.post.id, this.text);
      this.text = "";
      await this.#comments.reload();
    });
  }

  async #remove({ id }: Comment): Promise<void> {
    await this.#do(async () => {
      await removeComment(this.post.id, id);
      this.#comments.remove(id);
    });
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { richOf } from "../../../kernel/rich-text.ts";
import { toastError } from "../../../kernel/toasts.ts";
import "../../../ui/cs-rich-field.ts";
import type { CsRichField } from "../../../ui/cs-rich-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { addPicture, correct, withdraw, type AnnouncementDetail } from "../api.ts";

interface Mend {
  readonly title: string;
  readonly html: string;
  readonly reason: string;
}

/**
 * Corrects or takes back what is published, with the reason that its readers see.
 * @fires announcement-saved - `detail`: the announcement
 */
@customElement("announcement-mend")
export class AnnouncementMend extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      form {
        display: grid;
        gap: var(--cs-5);
        max-width: 760px;
        padding-top: var(--cs-2);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2);
      }
      .failure {
        width: 100%;
        color: var(--cs-red);
      }
    `,
  ];

  @property({ attribute: false }) post!: AnnouncementDetail;
  /** Takes it back instead of correcting it. */
  @property({ type: Boolean }) withdraws = false;
  @property() back = "";

  #form!: FormController<Mend, AnnouncementDetail>;

  override connectedCallback(): void {
    const { title } = this.post;
    const text = this.post.html ?? richOf(this.post.body);
    this.#form = new FormController<Mend, AnnouncementDetail>(this, {
      initial: { title, html: text, reason: "" },
      check: (mend) => ({
        ...(mend.title.trim() === "" && { title: msg("Hãy viết tiêu đề.", { id: "announcements.need-title" }) }),
        ...(mend.reason.trim() === "" && {
          reason: msg("Hãy viết lý do; người nhận sẽ đọc lý do này.", { id: "announcements.need-reason" }),
        }),
      }),
      submit: (mend) => (this.withdraws ? withdraw(this.post, mend.reason) : correct(this.post, mend)),
    });
    super.connectedCallback();
  }

  override render() {
    const { values } = this.#form;
    const field = (name: "title" | "reason", label: string, lines: number, most: number) =>
      html`<cs-field
        label=${label}
        lines=${lines}
        max-length=${most}
        value=${values[name]}
        error=${this.#form.errorOf(name)}
        @cs-input=${(event: Event) => {
          this.#form.set(name, (event.target as HTMLElement & { value: string }).value);
        }}
      ></cs-field>`;
    return html`<form novalidate @submit=${this.#submit}>
      ${
        this.withdraws
          ? nothing
          : [
              field("title", msg("Tiêu đề", { id: "announcements.title" }), 1, 200),
              html`<cs-rich-field
                label=${msg("Nội dung", { id: "announcements.body" })}
                .value=${values.html}
                error=${this.#form.errorOf("html")}
                .takePictures=${this.#pictures}
                @cs-input=${(event: Event) => {
                  this.#form.set("html", (event.target as CsRichField).value);
                }}
              ></cs-rich-field>`,
            ]
      }
      ${field("reason", msg("Lý do", { id: "announcements.reason" }), 1, 500)}
      <div class="foot">
        ${this.#form.failure ? html`<p class="failure" role="alert">${this.#form.failure}</p>` : nothing}
        <cs-button type="submit" kind="primary" ?busy=${this.#form.busy}
          >${
            this.withdraws
              ? msg("Thu hồi", { id: "announcements.withdraw" })
              : msg("Phát hành bản đính chính", { id: "announcements.send-correction" })
          }</cs-button
        >
        <cs-button kind="quiet" href=${this.back}>${msg("Hủy", { id: "announcements.cancel" })}</cs-button>
      </div>
    </form>`;
  }

  readonly #pictures = async (files: readonly File[]): Promise<readonly string[]> => {
    try {
      return await Promise.all(files.map((file) => addPicture(this.post.id, file)));
    } catch (error) {
      toastError(error);
      return [];
    }
  };

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const post = await this.#form.submit();
    if (post) this.emit("announcement-saved", post);
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { MAX_BODY } from "../../../../server/modules/announcements/contract.ts";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { correct, withdraw, type AnnouncementDetail } from "../api.ts";

interface Mend {
  readonly title: string;
  readonly body: string;
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
    const { title, body } = this.post;
    this.#form = new FormController<Mend, AnnouncementDetail>(this, {
      initial: { title, body, reason: "" },
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
    const field = (name: keyof Mend, label: string, lines: number, most: number) =>
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
              field("body", msg("Nội dung", { id: "announcements.body" }), 10, MAX_BODY),
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

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const post = await this.#form.submit();
    if (post) this.emit("announcement-saved", post);
  }
}

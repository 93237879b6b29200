import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { MOST_TEXT, MOST_TITLE } from "../../../../server/modules/notifications/contract.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { findSenders } from "../api.ts";
import { fetchSteps, sendNotice, type MustSteps, type NoticePreview } from "../must/api.ts";
import { DraftController, inputOf, isReady } from "../must/draft.ts";
import "../must/steps-field.ts";

/** A must-arrive notice in the sender's own words, with what sending it means before it is sent. */
@customElement("notice-compose-page")
export class NoticeComposePage extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      form {
        display: grid;
        gap: var(--cs-5);
        max-width: 720px;
      }
      h2 {
        font-size: var(--cs-text-m);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-3);
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @state() private sending = false;
  readonly #draft = new DraftController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    fetchSteps().then(
      (steps) => {
        if (!this.#draft.draft.steps) this.#draft.change({ steps });
      },
      // Without them the office's own hold all the same.
      () => undefined,
    );
  }

  override render() {
    const { draft, preview, error } = this.#draft;
    return html`<cs-page back="/notices" heading=${msg("Gửi thông báo phải đến", { id: "notifications.must-send" })}>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#send();
        }}
      >
        <cs-people-picker
          label=${msg("Gửi cho", { id: "notifications.must-to" })}
          required
          placeholder=${msg("Gõ tên người, đơn vị hay nhóm", { id: "notifications.must-to-hint" })}
          .find=${findSenders}
          .picked=${draft.picked}
          @cs-input=${(event: Event) => {
            this.#draft.change({ picked: (event.target as CsPeoplePicker).picked });
          }}
        ></cs-people-picker>
        <cs-field
          label=${msg("Việc cần báo", { id: "notifications.must-what" })}
          required
          max-length=${MOST_TITLE}
          .value=${draft.title}
          placeholder=${msg("Họp khẩn lúc 14 giờ", { id: "notifications.must-what-hint" })}
          @cs-input=${(event: Event) => {
            this.#draft.change({ title: (event.target as CsField).value });
          }}
        ></cs-field>
        <cs-field
          lines="3"
          label=${msg("Nói thêm", { id: "notifications.must-text" })}
          max-length=${MOST_TEXT}
          hint=${msg("Người thay và trưởng đơn vị được báo cũng đọc được. Nội dung dài nên để trong thông báo nội bộ.", { id: "notifications.must-text-hint" })}
          .value=${draft.body}
          @cs-input=${(event: Event) => {
            this.#draft.change({ body: (event.target as CsField).value });
          }}
        ></cs-field>
        ${draft.steps ? this.#steps(draft.steps) : nothing}
        <cs-check
          label=${msg("Nhắc cả ngoài giờ làm việc", { id: "notifications.must-any-hour" })}
          detail=${msg("Chỉ khi không thể đợi đến sáng: chuông và SMS sẽ đến cả ban đêm, ngày nghỉ.", { id: "notifications.must-any-hour-text" })}
          .checked=${draft.anyHour}
          @cs-input=${(event: Event) => {
            this.#draft.change({ anyHour: (event.target as CsCheck).checked });
          }}
        ></cs-check>
        ${error instanceof Error ? html`<cs-note kind="error">${error.message}</cs-note>` : preview ? this.#meaning(preview) : nothing}
        <div class="foot">
          <cs-button type="submit" kind="primary" icon="send" ?busy=${this.sending} ?disabled=${!isReady(draft)}
            >${this.#verb(preview)}</cs-button
          >
          <cs-button href="/notices">${msg("Hủy", { id: "notifications.cancel" })}</cs-button>
        </div>
      </form>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-people-picker")?.focus();
  }

  #steps(steps: MustSteps) {
    return html`<section>
      <h2>${msg("Ai chưa xác nhận thì được nhắc lại", { id: "notifications.must-steps" })}</h2>
      <steps-field
        .steps=${steps}
        @steps-input=${(event: CustomEvent<MustSteps>) => {
          this.#draft.change({ steps: event.detail });
        }}
      ></steps-field>
    </section>`;
  }

  #meaning({ people, withoutNumber, smsParts }: NoticePreview) {
    const lines = [
      msg(str`${formatNumber(people)} người nhận.`, { id: "notifications.must-people" }),
      smsParts === null
        ? ""
        : msg(
            str`Mỗi tin SMS dài ${formatNumber(smsParts)} phần; nhiều nhất ${formatNumber(smsParts * (people - withoutNumber))} phần nếu không ai xác nhận.`,
            {
              id: "notifications.must-parts",
            },
          ),
      withoutNumber > 0
        ? msg(str`${formatNumber(withoutNumber)} người chưa có số di động nên SMS không đến được.`, {
            id: "notifications.must-without",
          })
        : "",
    ];
    return html`<cs-note kind=${people === 0 ? "warning" : "info"}
      >${lines.filter((line) => line !== "").join(" ")}</cs-note
    >`;
  }

  #verb(preview: NoticePreview | undefined): string {
    return preview && preview.people > 0
      ? msg(str`Gửi cho ${formatNumber(preview.people)} người`, { id: "notifications.must-send-count" })
      : msg("Gửi", { id: "notifications.send" });
  }

  async #send(): Promise<void> {
    if (!isReady(this.#draft.draft) || this.sending) return;
    this.sending = true;
    try {
      const { id, people } = await sendNotice(inputOf(this.#draft.draft));
      toast(msg(str`Đã gửi cho ${formatNumber(people)} người`, { id: "notifications.must-sent" }));
      await navigate(`/notices/${String(id)}`, { replace: true });
    } catch (error) {
      toastError(error);
    } finally {
      this.sending = false;
    }
  }
}

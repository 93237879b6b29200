import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { DigestTimes as Digest } from "../../../../server/modules/notifications/contract.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import "../../../ui/cs-choice.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/cs-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { timesIn } from "../times.ts";

/**
 * When what was missed is sent as one letter.
 * @fires digest-input - `detail`: DigestTimes
 */
@customElement("digest-times")
export class DigestTimesField extends OfficeElement {
  static override styles = [
    base,
    css`
      cs-field {
        display: block;
        max-width: 320px;
        margin-top: var(--cs-3);
      }
    `,
  ];

  @property({ attribute: false }) digest!: Digest;
  @state() private isWrong = false;

  override render() {
    const { when, times } = this.digest;
    return html`<cs-choice
        label=${msg("Gửi bản tổng hợp việc chưa xem", { id: "notifications.digest" })}
        .value=${when}
        .options=${[
          { value: "hour", title: msg("Sau một giờ kể từ việc đầu tiên", { id: "notifications.digest-hour" }) },
          { value: "times", title: msg("Vào các giờ trong ngày", { id: "notifications.digest-times" }) },
        ]}
        @cs-input=${(event: Event) => {
          const { value } = event.target as CsChoice;
          this.emit("digest-input", { when: value === "times" ? "times" : "hour", times });
        }}
      ></cs-choice>
      ${
        when === "times"
          ? html`<cs-field
              label=${msg("Các giờ", { id: "notifications.digest-at" })}
              hint=${msg("Ví dụ: 7h30, 13:30. Nhiều nhất 6 giờ.", { id: "notifications.digest-hint" })}
              error=${this.isWrong ? msg("Hãy gõ các giờ cách nhau bằng dấu phẩy.", { id: "notifications.digest-wrong" }) : ""}
              .value=${times.join(", ")}
              @change=${(event: Event) => {
                const typed = timesIn((event.currentTarget as CsField).value);
                this.isWrong = typed === undefined;
                if (typed) this.emit("digest-input", { when, times: typed });
              }}
            ></cs-field>`
          : nothing
      }`;
  }
}

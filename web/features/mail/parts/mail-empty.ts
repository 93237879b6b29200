import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { MailboxRole } from "../api.ts";
import { labelOf, type Spot, addressOf } from "../state.ts";
import { write } from "../writing.ts";

/** What stands in place of no messages: why there are none, and the one thing to do. */
@customElement("mail-empty")
export class MailEmpty extends OfficeElement {
  static override styles = base;

  @property({ attribute: false }) spot!: Spot;
  @property({ attribute: false }) boxRole: MailboxRole | null = null;

  override render() {
    const { q, filter, within, box } = this.spot;
    if (q !== undefined || filter !== undefined || within !== undefined) {
      return html`<cs-state
        icon="search"
        heading=${msg("Không tìm thấy thư nào", { id: "mail.none-found" })}
        text=${msg("Thử ít từ hơn; không cần gõ dấu.", { id: "mail.none-found-text" })}
        ><cs-button href=${addressOf({ box })}>${msg("Xem tất cả", { id: "mail.see-all" })}</cs-button></cs-state
      >`;
    }
    const { heading, text } = this.#words();
    const button = html`<cs-button icon="edit" @click=${() => void write({}, this.spot)}
      >${msg("Soạn thư", { id: "mail.write" })}</cs-button
    >`;
    return html`<cs-state heading=${heading} text=${text}>${button}</cs-state>`;
  }

  #words(): { readonly heading: string; readonly text: string } {
    if (labelOf(this.spot.box) !== undefined) {
      return {
        heading: msg("Chưa có thư nào mang nhãn này", { id: "mail.empty-label" }),
        text: msg("Kéo thư vào tên nhãn, hoặc mở thư rồi bấm l.", { id: "mail.empty-label-text" }),
      };
    }
    switch (this.boxRole) {
      case "inbox":
        return {
          heading: msg("Hộp thư đến đang trống", { id: "mail.empty-inbox" }),
          text: msg("Thư mới hiện ở đây ngay khi đến.", { id: "mail.empty-text" }),
        };
      case "archive":
        return {
          heading: msg("Chưa lưu trữ thư nào", { id: "mail.empty-archive" }),
          text: msg("Thư đã xong việc thì bấm e để cất vào đây, vẫn tìm lại được.", { id: "mail.empty-archive-text" }),
        };
      case "trash":
      case "junk":
        return {
          heading: msg("Ở đây không có gì", { id: "mail.empty-trash" }),
          text: msg("Thư đã bỏ nằm ở đây cho đến khi được dọn sạch.", { id: "mail.empty-trash-text" }),
        };
      default:
        return {
          heading: msg("Ở đây chưa có thư", { id: "mail.empty-box" }),
          text: msg("Kéo thư từ danh sách vào tên thư mục để cất ở đây.", { id: "mail.empty-box-text" }),
        };
    }
  }
}

import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import { confirm } from "../../../ui/confirm.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { createTemplate, fetchTemplates, removeTemplate, type Template } from "../api.ts";
import { modemStyles } from "./modem-styles.ts";

/** Texts that are kept for use; who manages SMS adds and deletes them. */
@customElement("sms-templates")
export class SmsTemplates extends OfficeElement {
  static override styles = [base, blocks, modemStyles];

  @state() private name = "";
  @state() private text = "";
  @state() private onePart = true;

  readonly #templates = new LoadController(this, {
    args: () => true,
    load: (_: boolean, signal) => fetchTemplates(signal),
  });

  override render() {
    return html`<div class="modems">
      ${loadView(this.#templates, { ready: ({ items }) => this.#list(items) })}
      ${can("sms.manage") ? this.#form() : nothing}
    </div>`;
  }

  #list(items: readonly Template[]) {
    if (items.length === 0) {
      return html`<cs-state
        icon="document"
        heading=${msg("Chưa có mẫu tin nào", { id: "sms.templates-none" })}
        text=${msg("Mẫu tin giúp soạn nhanh những tin hay gửi, ví dụ mời họp.", { id: "sms.templates-none-text" })}
      ></cs-state>`;
    }
    return html`<cs-card padded heading=${msg("Mẫu tin", { id: "sms.tab-templates" })}
      ><ul>
        ${items.map(
          (template) =>
            html`<li>
              <div class="what">
                <div class="name">${template.name}</div>
                <div class="small">${template.text}</div>
              </div>
              <cs-button
                size="small"
                icon="edit"
                @click=${() => void navigate(`/sms/new?template=${String(template.id)}`)}
                >${msg("Dùng mẫu", { id: "sms.template-use" })}</cs-button
              >
              ${
                can("sms.manage")
                  ? html`<cs-button size="small" kind="danger" @click=${() => void this.#remove(template)}
                      >${msg("Xóa", { id: "sms.template-delete" })}</cs-button
                    >`
                  : nothing
              }
            </li>`,
        )}
      </ul></cs-card
    >`;
  }

  #form() {
    return html`<cs-card padded heading=${msg("Thêm mẫu tin", { id: "sms.template-add" })}
      ><form
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#add();
        }}
      >
        <cs-field
          label=${msg("Tên mẫu", { id: "sms.template-name" })}
          .value=${this.name}
          @cs-input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
        ></cs-field>
        <cs-field
          lines="4"
          label=${msg("Nội dung", { id: "sms.text" })}
          hint=${msg("Chỗ cần điền viết trong ngoặc nhọn, ví dụ {ngày}.", { id: "sms.template-hint" })}
          .value=${this.text}
          @cs-input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
        ></cs-field>
        <cs-check
          ?checked=${this.onePart}
          label=${msg("Phải vừa một phần tin", { id: "sms.template-one" })}
          @cs-input=${(event: Event) => (this.onePart = (event.target as CsCheck).checked)}
        ></cs-check>
        <cs-button type="submit" icon="plus">${msg("Thêm mẫu tin", { id: "sms.template-add" })}</cs-button>
      </form></cs-card
    >`;
  }

  async #add(): Promise<void> {
    try {
      await createTemplate({ name: this.name, text: this.text, onePart: this.onePart });
      this.name = "";
      this.text = "";
      await this.#templates.reload();
    } catch (error) {
      toastError(error);
    }
  }

  async #remove(template: Template): Promise<void> {
    const sure = await confirm({
      heading: msg("Xóa mẫu tin?", { id: "sms.template-delete-heading" }),
      text: template.name,
      verb: msg("Xóa", { id: "sms.template-delete" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await removeTemplate(template.id);
    } catch (error) {
      toastError(error);
    }
    await this.#templates.reload();
  }
}

import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { can } from "../../../kernel/session.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { keepTemplate, type Template, type TemplateInput } from "../api.ts";

type Content = Omit<TemplateInput, "name" | "shared">;

/** A name for a template, and whether the whole office may begin with it. */
@customElement("announcement-template-dialog")
export class AnnouncementTemplateDialog extends FormDialogElement<
  Content,
  { name: string; shared: boolean },
  Template
> {
  protected override begin(content: Content): FormOptions<{ name: string; shared: boolean }, Template> {
    return {
      initial: { name: content.title, shared: false },
      check: ({ name }) =>
        name.trim() === "" ? { name: msg("Hãy đặt tên cho mẫu.", { id: "announcements.template-need-name" }) } : {},
      submit: ({ name, shared }) => keepTemplate({ ...content, name: name.trim().slice(0, 100), shared }),
    };
  }

  override render() {
    return this.framed(
      { heading: msg("Lưu làm mẫu", { id: "announcements.keep-template" }), size: "small" },
      html`${this.line("name", msg("Tên mẫu", { id: "announcements.template-name" }), { required: true, autofocus: true })}
        ${
          can("announcements.publish")
            ? html`<cs-check
                label=${msg("Cả cơ quan dùng được", { id: "announcements.template-shared" })}
                ?checked=${this.form.values.shared}
                @cs-input=${(event: Event) => {
                  this.form.set("shared", (event.target as CsCheck).checked);
                }}
              ></cs-check>`
            : nothing
        }
        <p class="small quiet">
          ${msg("Mẫu giữ tiêu đề, nội dung và lựa chọn; không giữ ảnh và tệp.", { id: "announcements.template-keeps" })}
        </p>`,
    );
  }
}

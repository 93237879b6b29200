import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchTemplates, removeTemplate, type Template } from "../api.ts";
import { categoryText } from "../labels.ts";

/** The texts that an announcement can begin with. */
@customElement("announcement-templates-dialog")
export class AnnouncementTemplatesDialog extends DialogElement<undefined, Template> {
  static override styles = [
    base,
    blocks,
    css`
      li {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        border-bottom: 1px solid var(--cs-line);
      }
      .pick {
        display: grid;
        flex: 1;
        min-width: 0;
        padding: 10px 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      .pick:hover .name {
        color: var(--cs-indigo);
      }
      .of {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  readonly #templates = new LoadController(this, {
    args: (): true => true,
    load: (_, signal) => fetchTemplates(signal),
  });

  override render() {
    return html`<cs-dialog
      heading=${msg("Bắt đầu từ mẫu", { id: "announcements.from-template" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${loadView(this.#templates, {
        ready: (templates) =>
          templates.length === 0
            ? html`<cs-state
                heading=${msg("Chưa có mẫu nào", { id: "announcements.no-templates" })}
                text=${msg("Viết một thông báo rồi bấm “Lưu làm mẫu” để dùng lại lần sau.", { id: "announcements.no-templates-text" })}
              ></cs-state>`
            : html`<ul>
                ${templates.map((template) => this.#row(template))}
              </ul>`,
      })}
    </cs-dialog>`;
  }

  #row(template: Template) {
    const of = template.shared
      ? msg(str`Mẫu chung của cơ quan, ${template.owner.name} lưu`, { id: "announcements.template-shared-of" })
      : msg("Mẫu của riêng bạn", { id: "announcements.template-own" });
    return html`<li>
      <button
        type="button"
        class="pick"
        @click=${() => {
          this.finish(template);
        }}
      >
        <span class="name">${template.name}</span>
        <span class="of">${categoryText(template.category)} · ${of}</span>
      </button>
      ${
        template.mayRemove
          ? html`<cs-button
              size="small"
              kind="quiet"
              icon="trash"
              label=${msg(str`Xóa mẫu ${template.name}`, { id: "announcements.template-remove" })}
              @click=${() => void this.#remove(template)}
            ></cs-button>`
          : nothing
      }
    </li>`;
  }

  async #remove({ id, name }: Template): Promise<void> {
    const agreed = await confirm({
      heading: msg(str`Xóa mẫu “${name}”?`, { id: "announcements.template-remove-heading" }),
      text: msg("Thông báo đã soạn từ mẫu này không đổi.", { id: "announcements.template-remove-text" }),
      verb: msg("Xóa", { id: "announcements.remove" }),
      destroys: true,
    });
    if (!agreed) return;
    try {
      await removeTemplate(id);
      await this.#templates.reload();
    } catch (error) {
      toastError(error);
    }
  }
}

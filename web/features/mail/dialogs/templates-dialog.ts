import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { session } from "../../../kernel/session.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base } from "../../../ui/styles.ts";
import * as api from "../compose/api.ts";
import type { Template } from "../compose/api.ts";
import type { ChosenText, TemplatesInput } from "./template-types.ts";

type Templates = Awaited<ReturnType<typeof api.fetchTemplates>>;

/** The person's templates and those shared with him or her; what is written now can become one. */
@customElement("mail-templates-dialog")
export class MailTemplatesDialog extends DialogElement<TemplatesInput, ChosenText> {
  static override styles = [
    base,
    css`
      li {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        border-bottom: 1px solid var(--cs-line);
      }
      .use {
        flex: 1;
        min-width: 0;
        padding: 10px 4px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      .use:hover {
        background: var(--cs-hover);
      }
      .owner {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .keep {
        display: grid;
        grid-template-columns: 1fr 200px;
        gap: var(--cs-3);
        margin-top: var(--cs-5);
      }
      @media (max-width: 560px) {
        .keep {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  @state() private name = "";
  @state() private owner = `person:${String(session.value?.person.id)}`;
  readonly #templates = new LoadController<Templates>(this, { args: () => true, load: () => api.fetchTemplates() });

  override render() {
    return html`<cs-dialog
      heading=${msg("Mẫu thư", { id: "mail.templates" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${loadView(this.#templates, { ready: (all) => this.#draw(all) })}
      ${
        this.input.html === ""
          ? nothing
          : html`<cs-button slot="actions" ?disabled=${this.name.trim() === ""} @click=${() => void this.#keep()}
              >${msg("Lưu thư đang viết làm mẫu", { id: "mail.keep-template" })}</cs-button
            >`
      }
    </cs-dialog>`;
  }

  #draw({ items, owners }: Templates) {
    return html`${
      items.length === 0
        ? html`<p>
            ${msg("Chưa có mẫu nào. Viết một thư rồi lưu làm mẫu để lần sau dùng lại.", { id: "mail.no-templates" })}
          </p>`
        : html`<ul>
            ${items.map((template) => this.#row(template))}
          </ul>`
    }
    ${
      this.input.html === ""
        ? nothing
        : html`<div class="keep">
            <cs-field
              label=${msg("Tên mẫu mới", { id: "mail.template-name" })}
              hint=${msg("Trong mẫu, {recipient}, {name}, {position}, {department}, {today} được điền tự động.", { id: "mail.template-fields" })}
              max-length="120"
              .value=${this.name}
              @cs-input=${(event: Event) => {
                this.name = (event.target as CsField).value;
              }}
            ></cs-field>
            <cs-select
              label=${msg("Dùng cho", { id: "mail.template-owner" })}
              .value=${this.owner}
              .options=${[
                {
                  value: `person:${String(session.value?.person.id)}`,
                  title: msg("Riêng tôi", { id: "mail.template-mine" }),
                },
                ...owners.map(({ key, name }) => ({ value: key, title: name })),
              ]}
              @cs-input=${(event: Event) => {
                this.owner = (event.target as CsSelect).value;
              }}
            ></cs-select>
          </div>`
    }`;
  }

  #row(template: Template) {
    return html`<li>
      <button type="button" class="use" @click=${() => void this.#use(template)}>
        <div>${template.name}</div>
        <div class="owner">
          ${template.owner.startsWith("person:") ? msg("Riêng tôi", { id: "mail.template-mine" }) : template.ownerName}
        </div>
      </button>
      ${
        template.can.edit && this.input.html !== ""
          ? html`<cs-button
              kind="quiet"
              icon="refresh"
              label=${msg(str`Thay nội dung mẫu ${template.name} bằng thư đang viết`, { id: "mail.replace-template" })}
              @click=${() => void this.#replace(template)}
            ></cs-button>`
          : nothing
      }
      ${
        template.can.edit
          ? html`<cs-button
              kind="quiet"
              icon="trash"
              label=${msg(str`Xóa mẫu ${template.name}`, { id: "mail.delete-template" })}
              @click=${() => void this.#delete(template)}
            ></cs-button>`
          : nothing
      }
    </li>`;
  }

  async #use({ id }: Template): Promise<void> {
    try {
      this.finish(await api.fillTemplate(id, this.input.recipient));
    } catch (error) {
      toastError(error);
    }
  }

  async #keep(): Promise<void> {
    try {
      const { subject, html: text } = this.input;
      await api.createTemplate({ owner: this.owner, name: this.name.trim(), subject, html: text });
      toast(msg("Đã lưu mẫu thư", { id: "mail.template-kept" }));
      this.finish();
    } catch (error) {
      toastError(error);
    }
  }

  async #replace({ id, owner, name, version }: Template): Promise<void> {
    try {
      const { subject, html: text } = this.input;
      await api.saveTemplate(id, { owner, name, subject, html: text, version });
      toast(msg("Đã lưu mẫu thư", { id: "mail.template-kept" }));
      this.finish();
    } catch (error) {
      toastError(error);
    }
  }

  async #delete({ id, name }: Template): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Xóa mẫu ${name}?`, { id: "mail.delete-template-heading" }),
      text: msg("Những người dùng chung mẫu này cũng không còn thấy nữa.", { id: "mail.delete-template-text" }),
      verb: msg("Xóa mẫu", { id: "mail.delete-template-verb" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await api.deleteTemplate(id);
      await this.#templates.reload();
    } catch (error) {
      toastError(error);
    }
  }
}

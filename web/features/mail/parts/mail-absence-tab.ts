import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { dayText } from "../office/days.ts";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchAbsence, saveAbsence, type AbsenceReply, type AbsenceReplyText } from "../office/api.ts";
import { settingsStyles } from "./settings-styles.ts";

/** What is answered while one is away. The days themselves are recorded in the directory. */
@customElement("mail-absence-tab")
export class MailAbsenceTab extends OfficeElement {
  static override styles = [base, blocks, settingsStyles];

  readonly #absence = new LoadController<AbsenceReply>(this, {
    args: () => true,
    load: async (_, signal) => {
      const reply = await fetchAbsence(signal);
      for (const field of ["enabled", "insideVi", "insideEn"] as const) this.#form.set(field, reply.text[field]);
      return reply;
    },
  });
  readonly #form = new FormController<AbsenceReplyText, AbsenceReply>(this, {
    initial: { enabled: true, insideVi: "", insideEn: "" },
    submit: async (values) => {
      const reply = await saveAbsence(values);
      this.#absence.set(reply);
      toast(msg("Đã lưu", { id: "mail.office-saved" }));
      return reply;
    },
  });

  override render() {
    return html`<div class="tab">${loadView(this.#absence, { ready: (reply) => this.#draw(reply) })}</div>`;
  }

  #draw(reply: AbsenceReply) {
    const { values, busy, failure } = this.#form;
    return html`
      <div class="tools">
        <p>
          ${msg(
            "Trong những ngày bạn vắng mặt, ai trong cơ quan viết riêng cho bạn được trả lời tự động một lần, kèm tên người xử lý thay.",
            { id: "mail.absence-hint" },
          )}
        </p>
      </div>
      ${reply.now ? html`<cs-note>${this.#now(reply.now)}</cs-note>` : nothing}
      <form
        class="card"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#form.submit();
        }}
      >
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-check
          label=${msg("Trả lời tự động khi tôi vắng mặt", { id: "mail.absence-enabled" })}
          .checked=${values.enabled}
          @cs-input=${(event: Event) => {
            this.#form.set("enabled", (event.target as CsCheck).checked);
          }}
        ></cs-check>
        ${this.#text("insideVi", msg("Lời nhắn tiếng Việt", { id: "mail.absence-vi" }), reply.example.vi)}
        ${this.#text("insideEn", msg("Lời nhắn tiếng Anh", { id: "mail.absence-en" }), reply.example.en)}
        <div class="line">
          <cs-button type="submit" kind="primary" ?busy=${busy} @click=${() => void this.#form.submit()}
            >${msg("Lưu", { id: "mail.office-save" })}</cs-button
          >
        </div>
      </form>
    `;
  }

  #now({ fromOn, toOn, deputyName }: NonNullable<AbsenceReply["now"]>): string {
    const [from, to] = [dayText(fromOn), dayText(toOn)];
    return deputyName === null
      ? msg(str`Bạn đang vắng mặt từ ${from} đến hết ${to}; chưa có người xử lý thay.`, { id: "mail.absence-now" })
      : msg(str`Bạn đang vắng mặt từ ${from} đến hết ${to}; ${deputyName} xử lý thay.`, {
          id: "mail.absence-now-deputy",
        });
  }

  #text(field: "insideVi" | "insideEn", label: string, example: string) {
    return html`<cs-field
      lines="4"
      max-length="2000"
      label=${label}
      hint=${msg("Để trống thì dùng lời mẫu đang hiện mờ.", { id: "mail.absence-empty" })}
      placeholder=${example.trim()}
      ?disabled=${!this.#form.values.enabled}
      .value=${this.#form.values[field]}
      @cs-input=${(event: Event) => {
        this.#form.set(field, (event.target as CsField).value);
      }}
    ></cs-field>`;
  }
}

import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { dateOf, dayOf } from "../../../kernel/dates.ts";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import "../../../ui/cs-day-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  endDelegation,
  fetchDelegations,
  findColleagues,
  grantDelegation,
  SHARED_CHANGED,
  type Delegation,
} from "../office/api.ts";
import { settingsStyles } from "./settings-styles.ts";

interface Grant {
  readonly personId: number;
  readonly mayRead: boolean;
  readonly maySend: boolean;
  readonly fromOn: string;
  readonly untilOn: string;
}

/** Who may act for me, and for whom I may act. */
@customElement("mail-delegates-tab")
export class MailDelegatesTab extends OfficeElement {
  static override styles = [base, blocks, settingsStyles];

  @state() private colleague: readonly Pick[] = [];
  readonly #delegations = new LoadController<{ given: Delegation[]; had: Delegation[] }>(this, {
    args: () => true,
    load: (_, signal) => fetchDelegations(signal),
  });
  readonly #form = new FormController<Grant, Delegation>(this, {
    initial: {
      personId: 0,
      mayRead: true,
      maySend: true,
      fromOn: dayOf(Date.now()),
      untilOn: dayOf(Date.now()),
    },
    check: ({ personId }) =>
      personId === 0 ? { personId: msg("Hãy chọn một đồng nghiệp.", { id: "mail.delegate-need" }) } : {},
    submit: async (values) => {
      const made = await grantDelegation(values);
      this.colleague = [];
      this.#form.set("personId", 0);
      toast(msg(str`${made.delegate.name} được thay mặt bạn`, { id: "mail.delegate-granted" }));
      await this.#delegations.reload();
      return made;
    },
  });

  protected override watches() {
    return [
      live.onPersonal(({ name }) => {
        if (name === SHARED_CHANGED) void this.#delegations.reload();
      }),
    ];
  }

  override render() {
    return html`<div class="tab">
      <div class="tools">
        <p>
          ${msg(
            "Người thay mặt đọc thư hoặc gửi thư dưới tên bạn. Người nhận thấy cả hai tên; mọi việc đều được ghi lại.",
            { id: "mail.delegates-hint" },
          )}
        </p>
      </div>
      ${this.#grantForm()} ${loadView(this.#delegations, { ready: (value) => this.#lists(value) })}
    </div>`;
  }

  #grantForm() {
    const { values, busy, failure } = this.#form;
    const check = (field: "mayRead" | "maySend", label: string) =>
      html`<cs-check
        label=${label}
        .checked=${values[field]}
        @cs-input=${(event: Event) => {
          this.#form.set(field, (event.target as CsCheck).checked);
        }}
      ></cs-check>`;
    const day = (field: "fromOn" | "untilOn", label: string) =>
      html`<cs-day-field
        required
        label=${label}
        .value=${values[field]}
        error=${this.#form.errorOf(field)}
        @cs-input=${(event: Event) => {
          this.#form.set(field, (event.target as CsDayField).value);
        }}
      ></cs-day-field>`;
    return html`<form
      class="card"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#form.submit();
      }}
    >
      ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
      <cs-people-picker
        single
        required
        label=${msg("Người thay mặt", { id: "mail.delegate-who" })}
        error=${this.#form.errorOf("personId")}
        .picked=${this.colleague}
        .find=${findColleagues}
        @cs-input=${(event: Event) => {
          this.colleague = (event.target as CsPeoplePicker).picked;
          this.#form.set("personId", Number(this.colleague[0]?.key.slice("person:".length) ?? 0));
        }}
      ></cs-people-picker>
      <div class="fields">
        ${day("fromOn", msg("Từ ngày", { id: "mail.delegate-from" }))}
        ${day("untilOn", msg("Đến hết ngày", { id: "mail.delegate-until" }))}
      </div>
      <div class="fields">
        ${check("mayRead", msg("Được đọc thư của tôi", { id: "mail.delegate-may-read" }))}
        ${check("maySend", msg("Được gửi thư thay mặt tôi", { id: "mail.delegate-may-send" }))}
      </div>
      <div class="line">
        <cs-button type="submit" kind="primary" ?busy=${busy} @click=${() => void this.#form.submit()}
          >${msg("Giao thay mặt", { id: "mail.delegate-grant" })}</cs-button
        >
      </div>
    </form>`;
  }

  #lists({ given, had }: { given: Delegation[]; had: Delegation[] }) {
    return html`
      ${this.#list(msg("Thay mặt tôi", { id: "mail.delegates-given" }), given, ({ delegate }) => delegate)}
      ${this.#list(msg("Tôi thay mặt", { id: "mail.delegates-had" }), had, ({ owner }) => owner)}
    `;
  }

  #list(title: string, items: readonly Delegation[], whom: (item: Delegation) => Delegation["owner"]) {
    if (items.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${title}</h2>
      <div class="rows" role="list">${items.map((item) => this.#row(item, whom(item)))}</div>
    </section>`;
  }

  #row(item: Delegation, { name, photoHash }: Delegation["owner"]) {
    const rights = [
      ...(item.mayRead ? [msg("đọc thư", { id: "mail.delegate-reads" })] : []),
      ...(item.maySend ? [msg("gửi thay mặt", { id: "mail.delegate-sends" })] : []),
    ].join(", ");
    const [from, until] = [dateOf(item.fromAt), dateOf(item.untilAt - 1)];
    const detail = msg(str`${rights}; từ ${from} đến hết ${until}`, { id: "mail.delegate-line" });
    return html`<div class="row" role="listitem">
      <cs-avatar name=${name} photo=${photoHash === null ? "" : photoUrl(photoHash)}></cs-avatar>
      <div class="main">
        ${name}
        <p>${detail}</p>
      </div>
      ${
        item.state === "coming"
          ? html`<cs-badge>${msg("chưa đến ngày", { id: "mail.delegate-coming" })}</cs-badge>`
          : nothing
      }
      <cs-button
        size="small"
        aria-label=${msg(str`Thu hồi quyền thay mặt: ${name}`, { id: "mail.delegate-end-of" })}
        @click=${() => void this.#end(item)}
        >${msg("Thu hồi", { id: "mail.delegate-end" })}</cs-button
      >
    </div>`;
  }

  async #end(item: Delegation): Promise<void> {
    try {
      await endDelegation(item.id);
      toast(msg("Đã thu hồi quyền thay mặt", { id: "mail.delegate-ended" }));
    } catch (error) {
      toastError(error);
    }
    await this.#delegations.reload();
  }
}

import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { saveQuota, type MailQuota } from "../api.ts";
import { megabytesOf } from "../state.ts";

const MEGABYTE = 1024 * 1024;

interface QuotaForm {
  megabytes: string;
}

@customElement("mail-quota-dialog")
export class MailQuotaDialog extends FormDialogElement<MailQuota, QuotaForm, MailQuota> {
  protected override begin({ personId, isOwn, limitBytes }: MailQuota): FormOptions<QuotaForm, MailQuota> {
    return {
      initial: { megabytes: isOwn ? String(Math.round((limitBytes ?? 0) / MEGABYTE)) : "" },
      check: ({ megabytes }) =>
        megabytesOf(megabytes) === undefined
          ? { megabytes: msg("Hãy nhập một số, ví dụ 5000.", { id: "mail-admin.quota-number" }) }
          : {},
      submit: ({ megabytes }) => saveQuota(personId, megabytesOf(megabytes) ?? null),
    };
  }

  override render() {
    return this.framed(
      { heading: msg(str`Giới hạn của ${this.input.name}`, { id: "mail-admin.quota-heading" }), size: "small" },
      this.line("megabytes", msg("Số MB", { id: "mail-admin.quota-megabytes" }), {
        autofocus: true,
        hint: msg("Để trống: theo giới hạn chung. 0: không giới hạn.", { id: "mail-admin.quota-hint" }),
      }),
    );
  }
}

import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchPowers, savePowers, type MailPowers } from "../office-api.ts";
import { rowsStyles } from "./rows-styles.ts";

/** What the agency has decided: receipts and recall, how long trash stays, the archive of each year, old servers. */
@customElement("mail-decisions")
export class MailDecisions extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  readonly #powers = new LoadController<MailPowers>(this, {
    args: () => true,
    load: (_, signal) => fetchPowers(signal),
  });

  override render() {
    return html`<cs-card
      padded
      heading=${msg("Thời hạn lưu, thu hồi và xác nhận đã đọc", { id: "mail-admin.powers-title" })}
    >
      ${loadView(this.#powers, { ready: (powers) => this.#decisions(powers) })}
    </cs-card>`;
  }

  async #do(what: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await what();
      toast(said);
    } catch (error) {
      toastError(error);
    }
    await this.#powers.reload();
  }

  #decisions(powers: MailPowers) {
    const save = (change: Partial<MailPowers>) =>
      this.#do(() => savePowers({ ...powers, ...change }), msg("Đã lưu", { id: "mail-admin.saved" }));
    const number = (field: "recallHours" | "trashDays" | "junkDays", label: string, hint: string) =>
      html`<cs-field
        type="number"
        label=${label}
        hint=${hint}
        .value=${String(powers[field])}
        @change=${(event: Event) => {
          const value = Number((event.target as CsField).value);
          if (Number.isInteger(value) && value >= 0) void save({ [field]: value });
        }}
      ></cs-field>`;
    return html`<div class="stack">
      <cs-check
        label=${msg("Luôn cho người gửi biết ai đã mở thư", { id: "mail-admin.powers-receipts" })}
        detail=${msg("Nếu không, chỉ khi người gửi yêu cầu. Người nhận luôn được biết.", {
          id: "mail-admin.powers-receipts-detail",
        })}
        .checked=${powers.receipts === "always"}
        @cs-input=${(event: Event) => void save({ receipts: (event.target as CsCheck).checked ? "always" : "requested" })}
      ></cs-check>
      <div class="fields">
        ${number(
          "recallHours",
          msg("Cho thu hồi trong (giờ)", { id: "mail-admin.powers-recall" }),
          msg("0: không cho thu hồi.", { id: "mail-admin.powers-recall-hint" }),
        )}
        ${number(
          "trashDays",
          msg("Thùng rác giữ (ngày)", { id: "mail-admin.powers-trash" }),
          msg("0: giữ mãi.", { id: "mail-admin.powers-days-hint" }),
        )}
        ${number(
          "junkDays",
          msg("Thư rác giữ (ngày)", { id: "mail-admin.powers-junk" }),
          msg("0: giữ mãi.", { id: "mail-admin.powers-days-hint" }),
        )}
      </div>
      <cs-check
        label=${msg("Xếp Lưu trữ của năm cũ vào thư mục từng năm", { id: "mail-admin.powers-years" })}
        .checked=${powers.archiveByYear}
        @cs-input=${(event: Event) => void save({ archiveByYear: (event.target as CsCheck).checked })}
      ></cs-check>
      <cs-field
        lines="2"
        label=${msg("Máy chủ thư cũ được phép lấy thư", { id: "mail-admin.powers-servers" })}
        hint=${msg("Mỗi dòng một máy chủ: tên, tên:cổng, hoặc imap://tên:cổng nếu không có TLS.", {
          id: "mail-admin.powers-servers-hint",
        })}
        .value=${powers.pullServers.join("\n")}
        @change=${(event: Event) => {
          const lines = (event.target as CsField).value.split(/\s+/).filter((line) => line !== "");
          void save({ pullServers: [...new Set(lines)] });
        }}
      ></cs-field>
    </div>`;
  }
}

import { html, nothing } from "lit";
import { customElement, query } from "lit/decorators.js";
import type { Thing } from "../../../kernel/features.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import "../parts/reminder-quick.ts";
import type { ReminderQuick } from "../parts/reminder-quick.ts";

@customElement("quick-reminder-dialog")
export class QuickReminderDialog extends DialogElement<{ readonly thing?: Thing }, boolean> {
  static override styles = [base, blocks];

  @query("reminder-quick") private quick!: ReminderQuick | null;

  override firstUpdated(): void {
    requestAnimationFrame(() => this.quick?.focus());
  }

  override render() {
    const { thing } = this.input;
    return html`<cs-dialog
      size="large"
      heading=${msg("Nhắc tôi", { id: "reminders.quick-heading" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <div class="stack">
        ${thing ? html`<p>${msg(str`Về: ${thing.title}`, { id: "reminders.about" })}</p>` : nothing}
        <reminder-quick
          .thing=${thing}
          @reminder-set=${() => {
            this.finish(true);
          }}
        ></reminder-quick>
      </div>
    </cs-dialog>`;
  }
}

import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchWaiting, sendDraft, takeBack, type DraftRow } from "../compose/api.ts";
import { openCompose } from "../compose/desk.ts";
import { askAboutWaiting } from "../dialogs/waiting.ts";
import { subjectText } from "../labels.ts";
import { watchNews } from "../news.ts";

/** Letters that wait for their hour: each can be taken back and changed, or sent now. */
@customElement("mail-waiting-page")
export class MailWaitingPage extends OfficeElement {
  static override styles = base;

  readonly #list = new PagedList<DraftRow>(this, {
    fetch: (after, signal) => fetchWaiting(after, signal),
    keyOf: ({ id }) => id,
  });
  readonly #row = (draft: DraftRow) => {
    const names = draft.to.map(({ name }) => name).join(", ");
    return html`<cs-row>
      <cs-avatar slot="lead" name=${names}></cs-avatar>
      ${names}
      <span slot="at">${draft.sendAt === null ? "" : fullDate(draft.sendAt)}</span>
      <span slot="second">${subjectText(draft.subject)} — ${draft.preview}</span>
    </cs-row>`;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#list.start();
  }

  protected override watches() {
    return [
      watchNews(() => {
        void this.#list.reload();
      }),
    ];
  }

  override render() {
    return html`<cs-page flush heading=${msg("Thư chờ gửi", { id: "mail.waiting" })} back="/mail/inbox">
      <cs-list
        label=${msg("Thư chờ đến giờ gửi", { id: "mail.waiting-list" })}
        .list=${this.#list}
        .row=${this.#row}
        @cs-open=${(event: CustomEvent<{ item: DraftRow }>) => void this.#open(event.detail.item)}
      >
        <cs-state
          slot="empty"
          heading=${msg("Không có thư nào chờ gửi", { id: "mail.waiting-empty" })}
          text=${msg("Thư hẹn giờ nằm ở đây cho đến lúc gửi.", { id: "mail.waiting-empty-text" })}
        ></cs-state>
      </cs-list>
    </cs-page>`;
  }

  async #open(draft: DraftRow): Promise<void> {
    const wish = await askAboutWaiting(draft);
    if (wish === undefined) return;
    try {
      const { id, version } = await takeBack(draft.id);
      if (wish === "edit") await openCompose(id);
      else {
        const { delivered } = await sendDraft(id, version, {});
        toast(msg(str`Đã gửi đến ${delivered} người`, { id: "mail.sent-to" }));
      }
    } catch (error) {
      toastError(error);
    }
    void this.#list.reload();
  }
}

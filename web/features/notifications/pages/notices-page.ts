import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchSent, type NoticeSummary } from "../must/api.ts";
import "../must/notice-detail.ts";
import { sentRow } from "../must/notice-row.ts";

const MANAGE = "notifications.manage";
const SEND = "notifications.must-arrive";

/** The must-arrive notices that I sent (all of them for who manages notifications), and the chosen one beside them. */
@customElement("notices-page")
export class NoticesPage extends OfficeElement {
  static override styles = base;

  @property({ attribute: false }) place!: Place;

  readonly #sent = new PagedList<NoticeSummary>(this, {
    fetch: (after, signal) => fetchSent(can(MANAGE) ? "all" : "mine", after, signal),
    keyOf: ({ id }) => id,
    compare: (a, b) => b.id - a.id,
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Thông báo phải đến", { id: "notifications.must-title" }),
      shortcuts: [
        {
          keys: "c",
          title: () => msg("Gửi thông báo phải đến", { id: "notifications.must-send" }),
          run: () => {
            if (can(SEND)) void navigate("/notices/new");
          },
        },
      ],
    });
  }

  override render() {
    const id = Number(this.place.params["id"] ?? 0);
    return html`<cs-page
      flush
      back="/notifications"
      heading=${msg("Thông báo phải đến", { id: "notifications.must-title" })}
    >
      ${
        can(SEND)
          ? html`<cs-button slot="actions" icon="plus" href="/notices/new"
              >${msg("Gửi mới", { id: "notifications.must-new" })}</cs-button
            >`
          : nothing
      }
      <cs-split ?open=${id > 0} @cs-close=${() => void navigate("/notices")}>
        <cs-list
          slot="list"
          label=${msg("Thông báo phải đến", { id: "notifications.must-title" })}
          .list=${this.#sent}
          .row=${sentRow}
          .currentKey=${id}
          @cs-open=${(event: CustomEvent<{ key: number }>) => void navigate(`/notices/${String(event.detail.key)}`)}
        >
          <cs-state
            slot="empty"
            heading=${msg("Bạn chưa gửi thông báo phải đến nào", { id: "notifications.must-none" })}
            text=${msg("Ai chưa xác nhận sẽ được nhắc lại: chuông, SMS, người thay, trưởng đơn vị. Bạn thấy ai đã nhận.", { id: "notifications.must-none-text" })}
          ></cs-state>
        </cs-list>
        ${
          id > 0
            ? html`<notice-detail
                slot="detail"
                .noticeId=${id}
                @notice-changed=${(event: CustomEvent<NoticeSummary>) => {
                  if (this.#sent.items.some((each) => each.id === event.detail.id)) this.#sent.put(event.detail);
                }}
              ></notice-detail>`
            : nothing
        }
        <cs-state
          slot="none"
          heading=${msg("Chọn một thông báo", { id: "notifications.must-choose" })}
          text=${msg("Ai đã nhận, bằng cách nào, từ lúc nào hiện ở đây.", { id: "notifications.must-choose-text" })}
        ></cs-state>
      </cs-split>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }
}

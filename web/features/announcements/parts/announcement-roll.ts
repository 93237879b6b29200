import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsTabs } from "../../../ui/cs-tabs.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchReaders, type AnnouncementDetail, type Reader, type ReaderFilter } from "../api.ts";
import { pagedView, rowStyles } from "../../../ui/paged-view.ts";
import "./announcement-units.ts";

/** The roll: who has not opened it first, by department; then who has; then who has confirmed. */
@customElement("announcement-roll")
export class AnnouncementRoll extends OfficeElement {
  static override styles = [base, blocks, rowStyles];

  @property({ attribute: false }) post!: AnnouncementDetail;
  @state() private filter: ReaderFilter = "all";

  #shown = "";
  readonly #readers = new PagedList<Reader>(this, {
    fetch: (after, signal) => fetchReaders(this.post.id, this.filter, after, signal),
    keyOf: ({ person }) => person.id,
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { id, delivered, opened, confirmed } = this.post;
    const shown = [id, delivered, opened, confirmed].join();
    if (shown === this.#shown) return;
    const isFirst = this.#shown === "";
    this.#shown = shown;
    if (!isFirst) void this.#readers.reload();
  }

  override render() {
    const { delivered, opened, confirmed, asksConfirmation } = this.post;
    const tabs: { value: ReaderFilter; title: string; count: number }[] = [
      { value: "all", title: msg("Tất cả", { id: "announcements.tab-all" }), count: delivered },
      { value: "unopened", title: msg("Chưa đọc", { id: "announcements.unopened" }), count: delivered - opened },
    ];
    if (asksConfirmation) {
      tabs.push(
        {
          value: "unconfirmed",
          title: msg("Chưa xác nhận", { id: "announcements.unconfirmed" }),
          count: delivered - confirmed,
        },
        { value: "confirmed", title: msg("Đã xác nhận", { id: "announcements.confirmed" }), count: confirmed },
      );
    }
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">${msg("Người nhận", { id: "announcements.roll" })}</h3>
      <announcement-units .post=${this.post}></announcement-units>
      <cs-tabs
        label=${msg("Người nhận", { id: "announcements.roll" })}
        value=${this.filter}
        .tabs=${tabs}
        @cs-input=${this.#filtered}
      ></cs-tabs>
      ${pagedView(this.#readers, (reader) => this.#reader(reader), msg("Không còn ai.", { id: "announcements.roll-none" }))}
    </section>`;
  }

  #reader({ person, unit, deliveredAt, openedAt, confirmedAt, confirmedEdition, score, hasLeft }: Reader) {
    const older = confirmedEdition !== null && confirmedEdition < this.post.edition;
    return html`<li>
      <cs-avatar
        size="small"
        name=${person.name}
        photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
      ></cs-avatar>
      <div class="what">
        <div>${person.name}</div>
        <div class="detail">
          ${[unit, hasLeft ? msg("đã nghỉ", { id: "announcements.has-left" }) : ""].filter(Boolean).join(" · ")}
        </div>
        <div class="detail">
          ${msg("Nhận", { id: "announcements.roll-delivered" })} <cs-date form="list" at=${deliveredAt}></cs-date>${
            openedAt === null || confirmedAt === null
              ? nothing
              : html` · ${msg("Mở", { id: "announcements.roll-opened-short" })}
                  <cs-date form="list" at=${openedAt}></cs-date>`
          }${
            score === null
              ? nothing
              : ` · ${msg(str`đúng ${score}/${this.post.quiz?.questions.length ?? 0} câu`, { id: "announcements.roll-score" })}`
          }
        </div>
      </div>
      <span class="when"
        >${
          confirmedAt !== null
            ? html`${msg("Xác nhận", { id: "announcements.roll-confirmed" })}
                <cs-date form="list" at=${confirmedAt}></cs-date> ${
                  older ? msg(str`(bản ${confirmedEdition})`, { id: "announcements.of-edition" }) : nothing
                }`
            : openedAt !== null
              ? html`${msg("Đã mở", { id: "announcements.roll-opened" })}
                  <cs-date form="list" at=${openedAt}></cs-date>`
              : msg("Chưa đọc", { id: "announcements.unopened" })
        }</span
      >
    </li>`;
  }

  #filtered(event: Event): void {
    this.filter = (event.target as CsTabs).value as ReaderFilter;
    void this.#readers.start();
  }
}

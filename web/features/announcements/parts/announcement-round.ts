import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { rowStyles } from "../../../ui/paged-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import type { AnnouncementDetail } from "../api.ts";

type Turn = AnnouncementDetail["round"][number];

/** A circular on its way: who has seen it, who has it, who is to come. */
@customElement("announcement-round")
export class AnnouncementRound extends OfficeElement {
  static override styles = [base, blocks, rowStyles];

  @property({ attribute: false }) post!: AnnouncementDetail;

  override render() {
    const { round } = this.post;
    const done = round.filter(({ confirmedAt, skippedAt }) => confirmedAt !== null || skippedAt !== null).length;
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">
        ${msg(str`Luân chuyển: ${formatNumber(done)}/${formatNumber(round.length)} người đã qua`, { id: "announcements.round" })}
      </h3>
      <ol class="rows">
        ${round.map((turn) => this.#turn(turn))}
      </ol>
    </section>`;
  }

  #turn({ person, reachedAt, confirmedAt, skippedAt }: Turn) {
    const at = confirmedAt ?? skippedAt;
    const word =
      confirmedAt !== null
        ? msg("Đã xem, đã chuyển", { id: "announcements.turn-done" })
        : skippedAt !== null
          ? msg("Chuyển qua, không chờ", { id: "announcements.turn-skipped" })
          : reachedAt !== null
            ? msg("Đang giữ", { id: "announcements.turn-now" })
            : msg("Chưa tới", { id: "announcements.turn-later" });
    const isNow = reachedAt !== null && at === null;
    return html`<li aria-current=${isNow ? "step" : nothing}>
      <cs-avatar
        size="small"
        name=${person.name}
        photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
      ></cs-avatar>
      <div class="what">${person.name}</div>
      <span class="when"
        >${isNow ? html`<cs-badge tone="indigo">${word}</cs-badge>` : word}
        ${at === null ? nothing : html`<cs-date form="list" at=${at}></cs-date>`}</span
      >
    </li>`;
  }
}

import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { formatDay } from "../../../../server/kernel/contract/text.ts";
import { dayOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/cs-card.ts";
import "../../../ui/cs-row-link.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-person.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchAbsences, type Absence } from "../api.ts";

/** Hôm nay: who is away. */
@customElement("absent-today-card")
export class AbsentTodayCard extends OfficeElement {
  static override styles = [base];

  readonly #absences = new LoadController<Absence[]>(this, {
    args: () => true,
    load: (_, signal) => fetchAbsences(dayOf(Date.now()), dayOf(Date.now()), signal),
  });

  override render() {
    const absences = this.#absences.value ?? [];
    return html`<cs-card
      heading=${msg("Vắng hôm nay", { id: "people.away-today" })}
      count=${absences.length}
      href="/people"
      href-text=${msg("Danh bạ", { id: "people.title" })}
    >
      ${absences.slice(0, 8).map(({ personId, personName, photoHash, toOn, deputyName }) => {
        const until = msg(str`Đến hết ${formatDay(toOn)}`, { id: "people.until" });
        const deputy = deputyName ? ` · ${msg(str`Thay: ${deputyName}`, { id: "people.deputy" })}` : "";
        return html`<cs-row-link href=${`/people/${String(personId)}`}
          ><cs-person
            name=${personName}
            photo=${photoHash === null ? "" : photoUrl(photoHash)}
            detail=${until + deputy}
          ></cs-person
        ></cs-row-link>`;
      })}
    </cs-card>`;
  }

  override updated(): void {
    this.hidden = (this.#absences.value ?? []).length === 0;
  }
}

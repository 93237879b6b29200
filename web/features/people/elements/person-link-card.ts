import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LoadController } from "../../../kernel/load-controller.ts";
import type { Place } from "../../../kernel/router.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-link-card.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { fetchPerson } from "../api.ts";

/** Somebody, where the address of his card is named. */
@customElement("person-link-card")
export class PersonLinkCard extends OfficeElement {
  @property({ attribute: false }) place!: Place;

  readonly #person = new LoadController(this, {
    args: () => {
      const id = this.place.params["id"] ?? "";
      return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined;
    },
    load: (id: number, signal: AbortSignal) => fetchPerson(id, signal),
  });

  override render() {
    const person = this.#person.value;
    if (!person) return nothing;
    const { id, name, photoHash, positionTitle, departmentName } = person;
    return html`<cs-link-card
      href=${this.place.path}
      heading=${name}
      detail=${[positionTitle, departmentName].filter((part) => part !== null).join(", ")}
      ><cs-avatar name=${name} person=${id} photo=${photoHash === null ? "" : photoUrl(photoHash)}></cs-avatar
    ></cs-link-card>`;
  }
}

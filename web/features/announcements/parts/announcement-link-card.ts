import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import type { Place } from "../../../kernel/router.ts";
import "../../../ui/cs-link-card.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { fetchAnnouncement, type AnnouncementDetail } from "../api.ts";
import { idOf } from "../state.ts";

/** An announcement, where its address is named. Seeing it there is not opening it. */
@customElement("announcement-link-card")
export class AnnouncementLinkCard extends OfficeElement {
  @property({ attribute: false }) place!: Place;

  readonly #post = new LoadController<AnnouncementDetail, number>(this, {
    args: () => idOf(this.place.params["id"]),
    load: (id, signal) => fetchAnnouncement(id, signal),
  });

  override render() {
    const post = this.#post.value;
    if (!post) return nothing;
    const { title, author, publishedAt } = post;
    const detail = publishedAt === null ? author.name : `${author.name} · ${fullDate(publishedAt)}`;
    return html`<cs-link-card href=${this.place.path} heading=${title} detail=${detail}></cs-link-card>`;
  }
}

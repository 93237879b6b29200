import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Said } from "../../../kernel/features.ts";
import { takeOver } from "../../../kernel/handover.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchAnnouncement, type AnnouncementDetail } from "../api.ts";
import { draftFrom, draftOf } from "../draft.ts";
import { tellChanged } from "../news.ts";
import "../parts/announcement-form.ts";
import "../parts/announcement-mend.ts";
import { addressOf, idOf } from "../state.ts";

/** Writes a draft or changes one; corrects or withdraws what is published. */
@customElement("announcement-edit-page")
export class AnnouncementEditPage extends OfficeElement {
  static override styles = base;

  @property({ attribute: false }) place!: Place;

  /** Empty, or with what was said in a conversation. */
  readonly #begin = draftFrom(takeOver<Said>("announcements.said"));

  readonly #post = new LoadController<AnnouncementDetail, number>(this, {
    args: () => idOf(this.place.params["id"]),
    load: (id, signal) => fetchAnnouncement(id, signal),
  });

  override render() {
    const id = idOf(this.place.params["id"]);
    return html`<cs-page wide heading=${this.#heading(id)} back=${addressOf("mine", id)}>
      ${
        this.place.params["id"] === undefined
          ? html`<announcement-form
              .initial=${this.#begin}
              back=${addressOf("mine")}
              @announcement-saved=${this.#saved}
            ></announcement-form>`
          : id === undefined
            ? html`<cs-state kind="missing"></cs-state>`
            : loadView(this.#post, { ready: (post) => this.#edit(post) })
      }
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #heading(id: number | undefined): string {
    if (id === undefined) return msg("Soạn thông báo", { id: "announcements.create" });
    if (this.#withdraws) return msg("Thu hồi thông báo", { id: "announcements.withdraw-title" });
    return this.#post.value?.can.correct === true
      ? msg("Đính chính thông báo", { id: "announcements.correct-title" })
      : msg("Sửa thông báo", { id: "announcements.edit-title" });
  }

  get #withdraws(): boolean {
    return this.place.query["do"] === "withdraw";
  }

  #edit(post: AnnouncementDetail) {
    const back = addressOf("mine", post.id);
    if (this.#withdraws ? post.can.withdraw : post.can.correct) {
      return html`<announcement-mend
        .post=${post}
        ?withdraws=${this.#withdraws}
        back=${back}
        @announcement-saved=${this.#saved}
      ></announcement-mend>`;
    }
    if (post.can.edit) {
      return html`<announcement-form
        .initial=${draftOf(post)}
        .post=${post}
        back=${back}
        @announcement-saved=${this.#saved}
      ></announcement-form>`;
    }
    return html`<cs-state
      heading=${msg("Thông báo này không sửa được nữa", { id: "announcements.no-edit" })}
      text=${msg("Thông báo đã gửi đi, hoặc bạn không phải người soạn.", { id: "announcements.no-edit-text" })}
      ><cs-button href=${back}>${msg("Xem thông báo", { id: "announcements.see" })}</cs-button></cs-state
    >`;
  }

  #saved({ detail: post }: CustomEvent<AnnouncementDetail>): void {
    tellChanged();
    void navigate(addressOf("mine", post.id), { replace: true });
  }
}

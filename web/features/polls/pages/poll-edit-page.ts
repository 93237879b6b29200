import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { toast } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { createPoll, editPoll, fetchPoll, type PollDetail, type PollInput } from "../api.ts";
import { draftOf, newDraft } from "../draft.ts";
import { tellChanged } from "../news.ts";
import "../parts/poll-form.ts";
import { addressOf, idOf } from "../state.ts";

/** Asks a new question, or changes one that has not opened yet. */
@customElement("poll-edit-page")
export class PollEditPage extends OfficeElement {
  static override styles = base;

  @property({ attribute: false }) place!: Place;

  readonly #poll = new LoadController<PollDetail, number>(this, {
    args: () => idOf(this.place.params["id"]),
    load: (id, signal) => fetchPoll(id, signal),
  });

  override render() {
    const id = idOf(this.place.params["id"]);
    const back = addressOf("mine", id);
    const heading =
      id === undefined
        ? msg("Tạo trưng cầu", { id: "polls.create" })
        : msg("Sửa trưng cầu", { id: "polls.edit-title" });
    return html`<cs-page wide heading=${heading} back=${back}>
      ${
        this.place.params["id"] === undefined
          ? this.#form(newDraft(Date.now()), undefined)
          : id === undefined
            ? html`<cs-state kind="missing"></cs-state>`
            : loadView(this.#poll, { ready: (poll) => this.#edit(poll) })
      }
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("poll-form")?.focus();
  }

  #edit(poll: PollDetail) {
    if (poll.can.edit) return this.#form(draftOf(poll), poll.id);
    return html`<cs-state
      heading=${msg("Cuộc này không sửa được nữa", { id: "polls.no-edit" })}
      text=${msg("Chỉ người hỏi sửa được, và chỉ trước khi mở. Bạn có thể đóng sớm rồi tạo cuộc mới.", {
        id: "polls.no-edit-text",
      })}
      ><cs-button href=${addressOf("mine", poll.id)}>${msg("Xem cuộc này", { id: "polls.see" })}</cs-button></cs-state
    >`;
  }

  #form(initial: ReturnType<typeof newDraft>, id: number | undefined) {
    return html`<poll-form
      .initial=${initial}
      ?existing=${id !== undefined}
      .send=${(input: PollInput) => (id === undefined ? createPoll(input) : editPoll(id, input))}
      @poll-saved=${this.#saved}
      @poll-left=${() => void navigate(addressOf("mine", id))}
    ></poll-form>`;
  }

  #saved({ detail: poll }: CustomEvent<PollDetail>): void {
    toast(
      poll.state === "open"
        ? msg("Đã mở trưng cầu và báo cho mọi người được hỏi", { id: "polls.opened" })
        : msg("Đã lưu. Trưng cầu sẽ tự mở khi đến giờ", { id: "polls.saved" }),
    );
    tellChanged();
    void navigate(addressOf("mine", poll.id), { replace: true });
  }
}

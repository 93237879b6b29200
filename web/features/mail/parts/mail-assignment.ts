import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { CallError } from "../../../kernel/call-error.ts";
import { sentenceDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { session } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  assignCase,
  fetchCase,
  setCaseState,
  SHARED_CHANGED,
  takeCase,
  type CaseEvent,
  type CaseRead,
} from "../office/api.ts";

/** Whose work a conversation of a shared mailbox is: take it, give it, close it, and what happened. Draws nothing for other messages. */
@customElement("mail-assignment")
export class MailAssignment extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      section {
        display: grid;
        gap: var(--cs-2);
        margin-block: var(--cs-3);
        padding: var(--cs-3) var(--cs-4);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        background: var(--cs-raised);
      }
      .grow {
        flex: 1;
        min-width: 160px;
      }
      li {
        padding: 2px 0;
      }
      button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--cs-indigo);
        font: inherit;
        cursor: pointer;
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) messageId!: number;
  @state() private history = false;

  readonly #case = new LoadController<CaseRead | null, number>(this, {
    args: () => this.messageId,
    load: async (id, signal) => {
      try {
        return await fetchCase(id, signal);
      } catch (error) {
        // A message of one's own: it is nobody else's work.
        if (error instanceof CallError && error.status === 404) return null;
        throw error;
      }
    },
  });

  protected override watches() {
    return [
      live.onPersonal(({ name }) => {
        if (name === SHARED_CHANGED && this.#case.value) void this.#case.reload();
      }),
    ];
  }

  override render() {
    const read = this.#case.value;
    if (!read) return nothing;
    const { state, assignee, answeredBy, answeredAt } = read.case;
    const me = session.value?.person.id;
    return html`<section aria-label=${msg("Xử lý", { id: "mail.case" })}>
      <div class="line">
        <span class="grow">${this.#whose(assignee, me)}</span>
        ${
          assignee === null
            ? html`<cs-button kind="primary" icon="check" @click=${() => void this.#do(() => takeCase(read.case.id))}
                >${msg("Nhận xử lý", { id: "mail.case-take" })}</cs-button
              >`
            : nothing
        }
        <cs-menu edge="end" label=${msg("Giao cho", { id: "mail.case-assign" })} .items=${this.#people(read)}
          ><cs-button icon="user">${msg("Giao cho", { id: "mail.case-assign" })}</cs-button></cs-menu
        >
        <cs-button
          @click=${() =>
            void this.#do(() => setCaseState(read.case.id, state === "closed" ? "open" : "closed", read.case.version))}
          >${state === "closed" ? msg("Mở lại", { id: "mail.case-reopen" }) : msg("Đóng", { id: "mail.case-close" })}</cs-button
        >
      </div>
      ${
        answeredBy && answeredAt !== null
          ? html`<p class="quiet small">
              ${msg(str`${answeredBy.name} đã trả lời ${sentenceDate(answeredAt)}.`, { id: "mail.case-answered-by" })}
            </p>`
          : nothing
      }
      <button
        class="small"
        aria-expanded=${this.history ? "true" : "false"}
        @click=${() => {
          this.history = !this.history;
        }}
      >
        ${msg("Quá trình xử lý", { id: "mail.case-history" })}
      </button>
      ${
        this.history
          ? html`<ul class="small quiet">
              ${read.events.map((event) => html`<li>${sentenceDate(event.at)} · ${eventText(event)}</li>`)}
            </ul>`
          : nothing
      }
    </section>`;
  }

  #whose(assignee: CaseRead["case"]["assignee"], me: number | undefined): string {
    if (assignee === null) return msg("Chưa ai nhận xử lý.", { id: "mail.case-nobody" });
    if (assignee.id === me) return msg("Bạn đang xử lý.", { id: "mail.case-mine" });
    const { name } = assignee;
    return msg(str`${name} đang xử lý.`, { id: "mail.case-whose" });
  }

  #people({ case: { id, assignee, version }, members }: CaseRead) {
    return [
      ...members.map(({ id: personId, name }) => ({
        title: name,
        checked: assignee?.id === personId,
        run: () => void this.#do(() => assignCase(id, personId, version)),
      })),
      ...(assignee === null
        ? []
        : [
            {
              title: msg("Để trống", { id: "mail.case-release" }),
              icon: "x" as const,
              run: () => void this.#do(() => assignCase(id, null, version)),
            },
          ]),
    ];
  }

  async #do(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (error) {
      // Another member was faster: the refusal says who.
      toastError(error);
    }
    await this.#case.reload();
  }
}

/** What happened, as one would tell it. */
export function eventText({ person, what, to }: CaseEvent): string {
  const who = person?.name ?? msg("Người ngoài", { id: "mail.case-stranger" });
  switch (what) {
    case "arrived":
      return msg(str`${who} viết đến`, { id: "mail.case-arrived" });
    case "taken":
      return msg(str`${who} nhận xử lý`, { id: "mail.case-taken" });
    case "assigned": {
      const whom = to?.name ?? "";
      return msg(str`${who} giao cho ${whom}`, { id: "mail.case-assigned" });
    }
    case "released":
      return msg(str`${who} để trống người xử lý`, { id: "mail.case-released" });
    case "answered":
      return msg(str`${who} trả lời`, { id: "mail.case-answered" });
    case "closed":
      return msg(str`${who} đóng`, { id: "mail.case-closed" });
    case "reopened":
      return msg(str`${who} mở lại`, { id: "mail.case-reopened" });
  }
}

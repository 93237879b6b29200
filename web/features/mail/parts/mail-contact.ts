import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchContact, type Contact, type Correspondent } from "../api.ts";
import { safeText } from "../labels.ts";

/** Somebody who only passes with the pointer wants no card. */
const LINGER = 350;

/** A name in a letter. Pointing at it or pressing it shows who that is: for a colleague with position, department and telephone, otherwise the address. */
@customElement("mail-contact")
export class MailContact extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline;
      }
      button {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      button:hover {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .card {
        position: fixed;
        inset: auto;
        width: min(320px, 100vw - 16px);
        margin: 0;
        padding: var(--cs-4);
        border: 0;
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
        color: var(--cs-ink);
        box-shadow: var(--cs-float);
        font-size: var(--cs-text-m);
        font-weight: 400;
      }
      .person {
        display: grid;
        gap: var(--cs-3);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px var(--cs-3);
        font-size: var(--cs-text-s);
      }
      dt,
      .quiet {
        color: var(--cs-ink-2);
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) who!: Correspondent;
  @state() private open = false;
  @query(".card") private card!: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #contact = new LoadController<Contact, number>(this, {
    args: () => (this.open && this.who.personId !== null ? this.who.personId : undefined),
    load: (id, signal) => fetchContact(id, signal),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const { name, address, personId } = this.who;
    const shown = safeText(name === "" ? address : name);
    return html`<button
        type="button"
        aria-expanded=${this.open ? "true" : "false"}
        @click=${this.#toggle}
        @keydown=${this.#escape}
        @pointerenter=${this.#linger}
        @pointerleave=${this.#leave}
      >
        <bdi>${shown}</bdi>
      </button>
      <div
        class="card"
        popover="auto"
        role="dialog"
        aria-label=${shown}
        @toggle=${(event: ToggleEvent) => {
          this.open = event.newState === "open";
        }}
        @keydown=${this.#escape}
        @pointerenter=${() => {
          clearTimeout(this.#timer);
        }}
        @pointerleave=${this.#leave}
      >
        ${
          !this.open
            ? nothing
            : personId === null
              ? this.#stranger(shown)
              : loadView(this.#contact, { ready: (contact) => this.#colleague(contact) })
        }
      </div>`;
  }

  #stranger(name: string) {
    return html`<div class="person">
      <cs-person name=${name} detail=${safeText(this.who.address)}></cs-person>
      <p class="quiet">${msg("Địa chỉ này không có trong danh bạ cơ quan.", { id: "mail.contact-stranger" })}</p>
    </div>`;
  }

  #colleague(contact: Contact) {
    const detail = [contact.positionTitle, contact.departmentName].filter(Boolean).join(" · ");
    const line = (title: string, value: string | null) =>
      value === null || value === ""
        ? nothing
        : html`<dt>${title}</dt>
            <dd>${value}</dd>`;
    return html`<div class="person">
      <cs-person
        name=${contact.name}
        detail=${detail}
        photo=${contact.photoHash === null ? "" : photoUrl(contact.photoHash)}
      ></cs-person>
      <dl>
        ${line(msg("Thư", { id: "mail.nav" }), safeText(this.who.address))}
        ${line(msg("Di động", { id: "mail.contact-mobile" }), contact.mobile)}
        ${line(msg("Máy bàn", { id: "mail.contact-phone" }), contact.officePhone)}
        ${line(msg("Phòng", { id: "mail.contact-room" }), contact.room)}
      </dl>
      <a href="/people/${contact.id}">${msg("Xem trong danh bạ", { id: "mail.contact-open" })}</a>
    </div>`;
  }

  readonly #toggle = (): void => {
    clearTimeout(this.#timer);
    this.card.togglePopover();
    this.#place();
  };

  /** It closes the card and nothing around it. */
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.card.hidePopover();
  };

  readonly #linger = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse") return;
    this.#timer = setTimeout(() => {
      this.card.showPopover();
      this.#place();
    }, LINGER);
  };

  readonly #leave = (event: PointerEvent): void => {
    clearTimeout(this.#timer);
    if (event.pointerType !== "mouse" || !this.open) return;
    this.#timer = setTimeout(() => {
      if (!this.card.matches(":focus-within")) this.card.hidePopover();
    }, LINGER);
  };

  #place(): void {
    const { left, bottom, top } = this.getBoundingClientRect();
    const height = Math.max(this.card.offsetHeight, 180);
    const under = bottom + 6 + height <= innerHeight || top < height + 12;
    this.card.style.left = `${String(Math.max(8, Math.min(left, innerWidth - this.card.offsetWidth - 8)))}px`;
    this.card.style.top = `${String(under ? bottom + 6 : top - height - 6)}px`;
  }
}

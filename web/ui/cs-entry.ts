import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { language, msg, setLanguage, type Language } from "../kernel/i18n.ts";
import { setPreference } from "../kernel/preferences.ts";
import { brocade } from "./brocade.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * The door of the office: the indigo cloth on one side, what is asked on the other. For sign-in, a new password and the first run.
 * @slot - the form
 */
@customElement("cs-entry")
export class CsEntry extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(320px, 38%) minmax(0, 1fr);
        flex: 1;
        min-height: 0;
      }
      aside {
        position: relative;
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        padding: var(--cs-10);
        padding-right: 128px;
        overflow: hidden;
        background: #2a3780;
        color: #f5f3ec;
      }
      aside svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .hem {
        display: none;
      }
      .words {
        position: relative;
        display: grid;
        gap: var(--cs-1);
      }
      .product {
        color: #c9d0f0;
        font-weight: 500;
      }
      .agency {
        font-size: var(--cs-text-xxl);
        font-weight: 600;
        line-height: 1.4;
        text-wrap: balance;
      }
      .side {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow-y: auto;
      }
      main {
        width: 100%;
        max-width: calc(var(--cs-entry-width, 380px) + 2 * var(--cs-gutter));
        margin: auto;
        padding: var(--cs-10) var(--cs-gutter);
      }
      footer {
        display: flex;
        justify-content: center;
        gap: var(--cs-2);
        padding: var(--cs-4);
      }
      footer button {
        min-height: 32px;
        padding: 0 10px;
        border: 0;
        border-radius: var(--cs-radius);
        background: none;
        color: var(--cs-ink-2);
        font: inherit;
        font-size: var(--cs-text-s);
        cursor: pointer;
      }
      footer button:hover {
        background: var(--cs-hover);
      }
      footer [aria-pressed="true"] {
        color: var(--cs-indigo);
        font-weight: 600;
      }
      @media (max-width: 860px) {
        :host {
          grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        }
        .band {
          display: none;
        }
        .hem {
          display: inline;
        }
        aside {
          padding: var(--cs-5) var(--cs-gutter) 60px;
        }
        .agency {
          font-size: var(--cs-text-xl);
        }
        main {
          padding-block: var(--cs-6);
          margin-top: 0;
        }
      }
    `,
  ];

  /** Whose office it is; empty before it has a name. */
  @property() agency = "";

  override render() {
    const name = msg("Công Sở", { id: "ui.product" });
    return html`<aside>
        ${brocade}
        <div class="words">
          ${this.agency ? html`<p class="product">${name}</p>` : ""}
          <p class="agency">${this.agency || name}</p>
        </div>
      </aside>
      <div class="side">
        <main><slot></slot></main>
        <footer>${this.#speak("Tiếng Việt", "vi")}${this.#speak("English", "en")}</footer>
      </div>`;
  }

  /** The names of the languages are written in themselves, so that who cannot read this one finds the other. */
  #speak(title: string, value: Language) {
    return html`<button
      type="button"
      lang=${value}
      aria-pressed=${language() === value ? "true" : "false"}
      @click=${() => {
        setPreference("language", value);
        void setLanguage(value);
      }}
    >
      ${title}
    </button>`;
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Feature } from "../kernel/features.ts";
import { msg } from "../kernel/i18n.ts";
import { preferences, setPreference } from "../kernel/preferences.ts";
import { session } from "../kernel/session.ts";
import "../ui/cs-icon.ts";
import { OfficeElement } from "../ui/office-element.ts";
import { base } from "../ui/styles.ts";
import "./feature-count.ts";
import { mark } from "./mark.ts";

/** From this order on, entries stand below the line at the foot of the rail. */
const FOOT = 900;

/** The modules of the office by name, with their live counts. Collapsed, the names stand small under the icons. */
@customElement("side-rail")
export class SideRail extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        min-height: 0;
      }
      nav {
        display: flex;
        flex-direction: column;
        width: var(--cs-rail);
        padding-bottom: var(--cs-2);
        overflow: hidden auto;
        scrollbar-width: none;
        border-right: 1px solid var(--cs-line);
        background: var(--cs-sunken);
      }
      .agency {
        display: flex;
        flex: none;
        align-items: center;
        gap: 10px;
        min-height: var(--cs-top);
        margin-bottom: var(--cs-2);
        padding: 8px 14px 8px 18px;
        color: inherit;
        font-size: var(--cs-text-s);
        font-weight: 600;
        line-height: 1.35;
        text-decoration: none;
        text-wrap: balance;
      }
      .agency svg {
        flex: none;
        width: 28px;
        height: 28px;
      }
      .agency span {
        display: -webkit-box;
        overflow: hidden;
        -webkit-line-clamp: 2;
        -webkit-box-orient: vertical;
      }
      .entries {
        display: grid;
        gap: 2px;
        padding-inline: 10px;
      }
      .push {
        flex: 1;
      }
      .foot {
        margin-top: var(--cs-2);
        padding-top: var(--cs-2);
        border-top: 1px solid var(--cs-line);
      }
      .entry {
        position: relative;
        display: flex;
        align-items: center;
        gap: 10px;
        width: 100%;
        min-height: calc(var(--cs-control) + 2px);
        padding: 4px 10px;
        border: 0;
        border-radius: var(--cs-radius);
        background: none;
        color: var(--cs-ink-2);
        font: inherit;
        text-align: left;
        text-decoration: none;
        cursor: pointer;
      }
      .entry:hover {
        background: var(--cs-pressed);
        color: var(--cs-ink);
      }
      .entry:focus-visible {
        outline-offset: -2px;
      }
      .entry[aria-current] {
        background: var(--cs-indigo-tint);
        color: var(--cs-indigo);
        font-weight: 600;
      }
      .name {
        flex: 1;
        min-width: 0;
        line-height: 1.35;
      }
      .collapse {
        color: var(--cs-ink-3);
        font-size: var(--cs-text-s);
      }
      .collapsed {
        width: 76px;
      }
      .collapsed .agency {
        justify-content: center;
        padding-inline: 0;
      }
      .collapsed .agency span {
        display: none;
      }
      .collapsed .entries {
        padding-inline: 6px;
      }
      .collapsed .entry {
        flex-direction: column;
        justify-content: center;
        gap: 2px;
        min-height: 52px;
        padding: 6px 2px;
        font-size: 11px;
        text-align: center;
      }
      .collapsed .name {
        flex: none;
        max-width: 100%;
        overflow-wrap: anywhere;
      }
      .collapsed feature-count {
        position: absolute;
        top: 2px;
        right: 6px;
      }
    `,
  ];

  @property({ attribute: false }) features: readonly Feature[] = [];
  @property() current = "";

  protected override watches() {
    const narrow = matchMedia("(max-width: 1000px)");
    return [
      this.redrawOn(preferences, session),
      this.listen(narrow, "change", () => {
        this.requestUpdate();
      }),
    ];
  }

  override render() {
    const narrow = matchMedia("(max-width: 1000px)").matches;
    const collapsed = narrow || preferences.value.railCollapsed;
    const agency = session.value?.agency.name ?? "";
    const upper = this.features.filter(({ navOrder = 0 }) => navOrder < FOOT);
    const lower = this.features.filter(({ navOrder = 0 }) => navOrder >= FOOT);
    return html`<nav
      class=${collapsed ? "collapsed" : ""}
      aria-label=${msg("Các phần của cơ quan số", { id: "shell.rail" })}
    >
      <a class="agency" href="/" title=${agency}>${mark}<span>${agency}</span></a>
      <div class="entries">${upper.map((feature) => this.#entry(feature))}</div>
      <div class="push"></div>
      <div class="entries foot">
        ${lower.map((feature) => this.#entry(feature))}
        ${
          narrow
            ? nothing
            : html`<button
                type="button"
                class="entry collapse"
                aria-expanded=${collapsed ? "false" : "true"}
                @click=${() => {
                  setPreference("railCollapsed", !collapsed);
                }}
              >
                <cs-icon name=${collapsed ? "chevron-right" : "chevron-left"}></cs-icon>
                <span class="name"
                  >${collapsed ? msg("Mở rộng", { id: "shell.expand" }) : msg("Thu gọn", { id: "shell.collapse" })}</span
                >
              </button>`
        }
      </div>
    </nav>`;
  }

  #entry(feature: Feature) {
    return html`<a class="entry" href=${feature.path} aria-current=${feature.name === this.current ? "page" : nothing}>
      <cs-icon name=${feature.icon}></cs-icon><span class="name">${feature.title()}</span>
      ${feature.count ? html`<feature-count .feature=${feature}></feature-count>` : nothing}
    </a>`;
  }
}

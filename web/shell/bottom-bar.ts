import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Feature } from "../kernel/features.ts";
import { msg } from "../kernel/i18n.ts";
import "../ui/cs-icon.ts";
import "../ui/cs-menu.ts";
import { OfficeElement } from "../ui/office-element.ts";
import { base } from "../ui/styles.ts";
import { inBottomBar } from "./feature-at.ts";
import "./feature-count.ts";

/** The rail of a narrow screen. */
@customElement("bottom-bar")
export class BottomBar extends OfficeElement {
  static override styles = [
    base,
    css`
      nav {
        display: flex;
        padding-bottom: env(safe-area-inset-bottom, 0);
        border-top: 1px solid var(--cs-line);
        background: var(--cs-sunken);
      }
      .entry,
      cs-menu {
        position: relative;
        flex: 1;
        min-width: 0;
      }
      .entry {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 1px;
        width: 100%;
        min-height: 56px;
        padding: 7px 2px 5px;
        border: 0;
        background: none;
        color: var(--cs-ink-2);
        font: inherit;
        font-size: 11px;
        line-height: 1.4;
        text-decoration: none;
        --cs-icon-size: 22px;
      }
      .entry[aria-current] {
        color: var(--cs-indigo);
        font-weight: 600;
      }
      .entry[aria-current]::before {
        content: "";
        position: absolute;
        inset: -1px 22% auto;
        height: 2px;
        background: var(--cs-indigo);
      }
      :focus-visible {
        outline-offset: -3px;
      }
      .name {
        max-width: 100%;
      }
      feature-count {
        position: absolute;
        top: 1px;
        left: calc(50% + 8px);
      }
    `,
  ];

  @property({ attribute: false }) features: readonly Feature[] = [];
  @property() current = "";

  override render() {
    const { bar, more } = inBottomBar(this.features);
    const inMore = more.some(({ name }) => name === this.current);
    return html`<nav aria-label=${msg("Các phần của cơ quan số", { id: "shell.rail" })}>
      ${bar.map(
        (feature) =>
          html`<a class="entry" href=${feature.path} aria-current=${feature.name === this.current ? "page" : nothing}>
            <cs-icon name=${feature.icon}></cs-icon><span class="name cut">${feature.title()}</span>
            ${feature.count ? html`<feature-count .feature=${feature}></feature-count>` : nothing}
          </a>`,
      )}
      ${
        more.length > 0
          ? html`<cs-menu
              edge="end"
              label=${msg("Thêm", { id: "shell.more" })}
              .items=${more.map(({ title, icon, path }) => ({ title: title(), icon, href: path }))}
            >
              <button type="button" class="entry" aria-haspopup="menu" aria-current=${inMore ? "page" : nothing}>
                <cs-icon name="more"></cs-icon><span class="name">${msg("Thêm", { id: "shell.more" })}</span>
              </button>
            </cs-menu>`
          : nothing
      }
    </nav>`;
  }
}

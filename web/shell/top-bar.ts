import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Feature } from "../kernel/features.ts";
import { msg } from "../kernel/i18n.ts";
import { mounted } from "../kernel/mount.ts";
import { pageTitle } from "../kernel/page-title.ts";
import { session } from "../kernel/session.ts";
import "../ui/cs-icon.ts";
import "../ui/cs-kbd.ts";
import { OfficeElement } from "../ui/office-element.ts";
import { base } from "../ui/styles.ts";
import { mark } from "./mark.ts";
import { openPalette } from "./openers.ts";
import "./person-menu.ts";

/** Where I am, search, what is new for me, me. */
@customElement("top-bar")
export class TopBar extends OfficeElement {
  static override styles = [
    base,
    css`
      header {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        height: var(--cs-top);
        padding-inline: var(--cs-gutter) 14px;
        border-bottom: 1px solid var(--cs-line);
      }
      .where {
        display: flex;
        flex: 1 1 0;
        gap: 8px;
        min-width: 0;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        white-space: nowrap;
      }
      .where a {
        flex: none;
        color: inherit;
        text-decoration: none;
      }
      .where a:hover {
        color: var(--cs-indigo);
        text-decoration: underline;
      }
      .where .now {
        color: var(--cs-ink);
        font-weight: 500;
      }
      .agency {
        display: none;
        flex: 1;
        align-items: center;
        gap: 10px;
        min-width: 0;
        color: inherit;
        font-size: var(--cs-text-s);
        font-weight: 600;
        text-decoration: none;
      }
      .agency svg {
        flex: none;
        width: 26px;
        height: 26px;
      }
      .search {
        display: flex;
        flex: 0 1 440px;
        align-items: center;
        gap: 10px;
        min-width: 0;
        min-height: var(--cs-control);
        padding: 0 8px 0 12px;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        background: var(--cs-raised);
        color: var(--cs-ink-2);
        font: inherit;
        text-align: left;
        cursor: pointer;
        --cs-icon-size: 18px;
      }
      .search:hover {
        border-color: var(--cs-line-strong);
      }
      .search .cut {
        flex: 1;
      }
      .right {
        display: flex;
        flex: 1 1 0;
        align-items: center;
        justify-content: flex-end;
        gap: 4px;
      }
      @media (max-width: 700px) {
        header {
          padding-inline: 16px 8px;
        }
        .where {
          display: none;
        }
        .agency {
          display: flex;
        }
        .search {
          flex: none;
          justify-content: center;
          width: var(--cs-control);
          padding: 0;
          border-color: transparent;
          background: none;
          --cs-icon-size: 20px;
        }
        .search .cut {
          position: absolute;
          clip-path: inset(50%);
        }
        .search cs-kbd {
          display: none;
        }
        .right {
          flex: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) features: readonly Feature[] = [];
  @property({ attribute: false }) here: Feature | undefined;

  protected override watches() {
    return [this.redrawOn(pageTitle, session)];
  }

  override render() {
    const module = this.here?.title() ?? "";
    const page = pageTitle.value;
    const deeper = page !== "" && page !== module;
    const search = msg("Tìm người, việc, lệnh…", { id: "shell.search" });
    const agency = session.value?.agency.name ?? "";
    return html`<header>
      <a class="agency" href="/">${mark}<span class="cut">${agency}</span></a>
      <div class="where">
        ${
          deeper && this.here
            ? html`<a href=${this.here.path}>${module}</a><span class="slash" aria-hidden="true">/</span>`
            : nothing
        }
        <span class="now cut">${deeper ? page : module}</span>
      </div>
      <button type="button" class="search" aria-haspopup="dialog" aria-keyshortcuts="Control+K" @click=${openPalette}>
        <cs-icon name="search"></cs-icon><span class="cut">${search}</span
        ><cs-kbd keys="ctrl+k" aria-hidden="true"></cs-kbd>
      </button>
      <div class="right">
        ${this.features.flatMap(({ bellElement }) => (bellElement ? [mounted(bellElement)] : []))}
        <person-menu></person-menu>
      </div>
    </header>`;
  }
}

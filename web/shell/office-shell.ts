import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { offered, type Feature } from "../kernel/features.ts";
import { msg, str } from "../kernel/i18n.ts";
import { live, startLive } from "../kernel/live.ts";
import { pageTitle, unseen } from "../kernel/page-title.ts";
import { preferences } from "../kernel/preferences.ts";
import { registeredFeatures } from "../kernel/registry.ts";
import { navigate, shown, startRouter } from "../kernel/router.ts";
import { session } from "../kernel/session.ts";
import { addShortcuts, startShortcuts } from "../kernel/shortcuts.ts";
import "../ui/cs-toasts.ts";
import { OfficeElement } from "../ui/office-element.ts";
import { base } from "../ui/styles.ts";
import { featureAt } from "./feature-at.ts";
import { openKeys, openPalette } from "./openers.ts";
import "./bottom-bar.ts";
import "./side-rail.ts";
import "./top-bar.ts";
import "./view-outlet.ts";
import type { ViewOutlet } from "./view-outlet.ts";

const PATIENCE = 4_000;
let started = false;

/** Starts what features do in the background for this person; returns what ends it. */
function startBackground(): () => void {
  const ends: (() => void)[] = [];
  let isOver = false;
  for (const { background } of offered(registeredFeatures())) {
    void background?.().then(({ start }) => {
      if (!isOver) ends.push(start());
    });
  }
  return () => {
    isOver = true;
    for (const end of ends) end();
  };
}

/** The frame of the office: rail, top bar, the view, and what stands over it. */
@customElement("office-shell")
export class OfficeShell extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / auto minmax(0, 1fr);
        height: 100%;
      }
      side-rail {
        grid-area: 1 / 1 / 3 / 2;
      }
      top-bar {
        grid-area: 1 / 2;
      }
      nav {
        position: absolute;
      }
      main {
        display: flex;
        min-width: 0;
        min-height: 0;
        overflow: hidden;
      }
      view-outlet {
        flex: 1;
        min-width: 0;
      }
      .skip {
        position: fixed;
        z-index: 60;
        top: 8px;
        left: 8px;
        padding: 8px 14px;
        border: 0;
        border-radius: var(--cs-radius);
        background: var(--cs-indigo-fill);
        color: var(--cs-on-indigo);
        font: inherit;
      }
      .skip:not(:focus) {
        translate: 0 -200%;
      }
      .offline {
        position: fixed;
        z-index: 40;
        top: 8px;
        left: 50%;
        padding: 4px 14px;
        translate: -50%;
        border: 1px solid var(--cs-amber-mark);
        border-radius: 999px;
        background: var(--cs-amber-tint);
        color: var(--cs-amber);
        font-size: var(--cs-text-s);
        font-weight: 500;
      }
      bottom-bar {
        display: none;
      }
      @media (max-width: 700px) {
        :host {
          grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
        }
        side-rail {
          display: none;
        }
        top-bar {
          grid-area: 1 / 1;
        }
        bottom-bar {
          display: block;
        }
      }
      .paper {
        display: none;
      }
      @media print {
        :host {
          display: block;
        }
        side-rail,
        top-bar,
        bottom-bar,
        cs-toasts,
        .offline,
        .skip {
          display: none;
        }
        main {
          display: block;
          overflow: visible;
        }
        .paper {
          display: block;
          margin-bottom: 12pt;
          padding-bottom: 6pt;
          border-bottom: 1px solid #000;
          font-weight: 600;
          text-transform: uppercase;
        }
      }
    `,
  ];

  @state() private offline = false;

  protected override watches() {
    if (!started) {
      started = true;
      startRouter(registeredFeatures().flatMap((feature) => feature.routes));
      startShortcuts();
      startLive(session.value?.live);
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    return [
      this.redrawOn(session, shown, preferences),
      ...[pageTitle, unseen].map((part) =>
        part.subscribe(() => {
          this.#nameWindow();
        }),
      ),
      this.#addKeys(),
      startBackground(),
      live.onState((connected) => {
        clearTimeout(timer);
        if (connected) this.offline = false;
        else timer = setTimeout(() => (this.offline = true), PATIENCE);
      }),
    ];
  }

  override render() {
    const features = offered(registeredFeatures());
    const here = featureAt(features, shown.value.place.path);
    const skip = msg("Đến nội dung chính", { id: "shell.skip" });
    const inRail = features.filter((feature) => feature.navOrder !== undefined);
    return html`<nav aria-label=${skip}><button type="button" class="skip" @click=${this.#skip}>${skip}</button></nav>
      <side-rail .features=${inRail} current=${here?.name ?? ""}></side-rail>
      <top-bar .features=${features} .here=${here}></top-bar>
      <main id="main">
        ${shown.value.route?.ownHeading ? nothing : html`<div class="paper">${session.value?.agency.name}</div>`}
        <view-outlet></view-outlet>
      </main>
      <bottom-bar .features=${inRail} current=${here?.name ?? ""}></bottom-bar>
      ${
        this.offline
          ? html`<div class="offline" role="status">${msg("Mất kết nối, đang nối lại…", { id: "shell.offline" })}</div>`
          : nothing
      }
      <cs-toasts></cs-toasts>`;
  }

  #nameWindow(): void {
    const agency = session.value?.agency.name ?? "";
    const name = [pageTitle.value, agency].filter((part) => part !== "").join(" · ");
    document.title = unseen.value > 0 ? `(${String(unseen.value)}) ${name}` : name;
  }

  #skip(): void {
    this.renderRoot.querySelector<ViewOutlet>("view-outlet")?.focusView();
  }

  #addKeys(): () => void {
    const goes = (features: readonly Feature[]) =>
      features.flatMap(({ goKey, title, path }) =>
        goKey
          ? [
              {
                keys: `g ${goKey}`,
                title: () => msg(str`Đến ${title()}`, { id: "shell.go-to" }),
                run: () => void navigate(path),
              },
            ]
          : [],
      );
    return addShortcuts({
      title: () => msg("Ở mọi nơi", { id: "shell.keys-everywhere" }),
      shortcuts: [
        {
          keys: "ctrl+k",
          title: () => msg("Tìm và ra lệnh", { id: "shell.search-command" }),
          run: openPalette,
          whileTyping: true,
        },
        { keys: "?", title: () => msg("Các phím của màn hình này", { id: "shell.keys-title" }), run: openKeys },
        ...goes(offered(registeredFeatures())),
      ],
    });
  }
}

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { pageTitle } from "../kernel/page-title.ts";
import { registeredFeatures } from "../kernel/registry.ts";
import { shown, type Place, type ViewRoute } from "../kernel/router.ts";
import { can } from "../kernel/session.ts";
import "../ui/cs-state.ts";
import { OfficeElement } from "../ui/office-element.ts";
import { base } from "../ui/styles.ts";
import { featureAt } from "./feature-at.ts";

type View = HTMLElement & { place?: Place; updateComplete?: Promise<unknown> };

/** Shows the view of the address, and moves the focus to its title when the person went there. */
@customElement("view-outlet")
export class ViewOutlet extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .view {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .view > :not(cs-state) {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .going {
        position: fixed;
        z-index: 30;
        inset: 0 0 auto;
        height: 2px;
        background: var(--cs-indigo);
        animation: going 2s ease-out;
      }
      @keyframes going {
        from {
          scale: 0 1;
        }
      }
    `,
  ];

  @state() private view: View | undefined;
  @state() private problem: "none" | "missing" | "forbidden" | "failed" = "none";
  @state() private slow = false;
  #failure: unknown;
  #turn = 0;

  protected override watches() {
    void this.#follow();
    return [shown.subscribe(() => void this.#follow())];
  }

  override render() {
    return html`${this.slow ? html`<div class="going"></div>` : nothing}
      <div class="view">
        ${
          this.problem === "none"
            ? this.view
            : this.problem === "failed"
              ? html`<cs-state
                  kind="error"
                  .error=${this.#failure}
                  .retry=${() => {
                    location.reload();
                  }}
                ></cs-state>`
              : html`<cs-state kind=${this.problem}></cs-state>`
        }
      </div>`;
  }

  /** Puts the focus where the view says that it belongs, such as the first field of a form; else at its title. */
  focusView(): void {
    const { view } = this;
    const page = view?.shadowRoot?.querySelector<HTMLElement>("cs-page");
    if (page && view?.focus === HTMLElement.prototype.focus) page.focus();
    else view?.focus();
  }

  async #follow(): Promise<void> {
    const { route, place, by } = shown.value;
    const turn = (this.#turn += 1);
    if (!route || !this.#allowed(route, place)) {
      this.problem = route ? "forbidden" : "missing";
      pageTitle.set("");
      return;
    }
    if (this.problem === "none" && this.view?.localName === route.element) {
      this.view.place = place;
      return;
    }
    const timer = setTimeout(() => (this.slow = true), 200);
    try {
      await route.load();
      if (turn !== this.#turn) return;
      const view = document.createElement(route.element) as View;
      view.place = place;
      this.view = view;
      this.problem = "none";
      await this.updateComplete;
      await view.updateComplete;
      if (by !== "replace") this.focusView();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#failure = error;
      this.problem = "failed";
    } finally {
      clearTimeout(timer);
      if (turn === this.#turn) this.slow = false;
    }
  }

  #allowed(route: ViewRoute, place: Place): boolean {
    const permission = route.permission ?? featureAt(registeredFeatures(), place.path)?.permission;
    return permission === undefined || can(permission);
  }
}

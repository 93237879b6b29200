import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../kernel/icon-names.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

const ICONS = { info: "info", done: "check", warning: "alert", error: "alert" } as const satisfies Record<
  string,
  IconName
>;

/** Something to know before going on: why a form was refused, what will happen, what to mind. */
@customElement("cs-note")
export class CsNote extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        gap: 10px;
        padding: 10px 14px;
        border-radius: var(--cs-radius);
        background: var(--cs-indigo-tint);
        --cs-icon-size: 18px;
      }
      cs-icon {
        margin-top: calc((1.5em - 18px) / 2);
        color: var(--cs-indigo);
      }
      .text {
        flex: 1;
        min-width: 0;
      }
      .done {
        background: var(--cs-green-tint);
      }
      .done cs-icon {
        color: var(--cs-green);
      }
      .warning {
        background: var(--cs-amber-tint);
      }
      .warning cs-icon {
        color: var(--cs-amber);
      }
      .error {
        background: var(--cs-red-tint);
      }
      .error cs-icon {
        color: var(--cs-red);
      }
    `,
  ];

  @property() kind: "info" | "done" | "warning" | "error" = "info";

  override render() {
    return html`<div class=${this.kind} role=${this.kind === "error" ? "alert" : "note"}>
      <cs-icon name=${ICONS[this.kind]}></cs-icon><span class="text"><slot></slot></span>
    </div>`;
  }
}

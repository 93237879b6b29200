import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base } from "../../../ui/styles.ts";
import * as api from "../compose/api.ts";
import type { Heading } from "../compose/heading.ts";
import "./mail-write-as.ts";

type Line = "to" | "cc" | "bcc";

/**
 * To whom a letter goes, and its subject.
 * @fires mail-heading - `detail`: what changed, a part of `Heading`
 */
@customElement("mail-heading")
export class MailHeading extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding: 0 var(--cs-4);
      }
      .line {
        display: flex;
        align-items: center;
        border-bottom: 1px solid var(--cs-line);
      }
      cs-people-picker {
        flex: 1;
      }
      .more {
        display: flex;
        flex: none;
        align-self: flex-start;
        padding-top: 3px;
      }
      label {
        flex: none;
        min-width: 64px;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .subject {
        flex: 1;
        min-width: 0;
        height: calc(var(--cs-control) + 4px);
        padding: 0 10px;
        border: 0;
        outline: none;
        background: none;
        color: var(--cs-ink);
        font: inherit;
        font-weight: 500;
      }
      .line:focus-within {
        border-bottom-color: var(--cs-indigo);
        box-shadow: 0 1px 0 var(--cs-indigo);
      }
      .urgent {
        color: var(--cs-red);
        font-size: var(--cs-text-s);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) draftId!: number;
  @property({ attribute: false }) heading!: Heading;
  @state() private opened: ReadonlySet<Line> = new Set();
  @query(".subject") private subject!: HTMLInputElement;

  /** Puts the focus where writing goes on: the recipients, or undefined when they are there. */
  focusEmpty(): boolean {
    if (this.heading.to.length > 0) return false;
    this.#picker("to")?.focus();
    return true;
  }

  /** Opens a line for copies and begins in it. */
  async open(line: "cc" | "bcc"): Promise<void> {
    this.opened = new Set([...this.opened, line]);
    await this.updateComplete;
    this.#picker(line)?.focus();
  }

  focusRecipients(): void {
    this.#picker("to")?.focus();
  }

  override render() {
    const isOpen = (line: Line) => this.opened.has(line) || this.heading[line].length > 0;
    return html`<mail-write-as .draftId=${this.draftId}></mail-write-as>
      <div class="line">
        ${this.#recipients("to", msg("Đến", { id: "mail.to" }))}
        <div class="more">
          ${isOpen("cc") ? nothing : this.#opener("cc", msg("Đồng gửi", { id: "mail.add-cc" }))}
          ${isOpen("bcc") ? nothing : this.#opener("bcc", msg("Gửi ẩn", { id: "mail.add-bcc" }))}
        </div>
      </div>
      ${isOpen("cc") ? html`<div class="line">${this.#recipients("cc", msg("Đồng gửi", { id: "mail.cc" }))}</div>` : nothing}
      ${isOpen("bcc") ? html`<div class="line">${this.#recipients("bcc", msg("Gửi ẩn", { id: "mail.bcc" }))}</div>` : nothing}
      <div class="line">
        <label for="subject">${msg("Chủ đề", { id: "mail.subject" })}</label>
        ${this.heading.urgent ? html`<span class="urgent">${msg("Khẩn", { id: "mail.urgent" })}</span>` : nothing}
        <input
          id="subject"
          class="subject"
          maxlength="500"
          autocomplete="off"
          .value=${this.heading.subject}
          @input=${() => {
            this.emit("mail-heading", { subject: this.subject.value });
          }}
        />
      </div>`;
  }

  #recipients(line: Line, label: string) {
    return html`<cs-people-picker
      inline
      data-line=${line}
      label=${label}
      placeholder=${line === "to" ? msg("Tên người, phòng, nhóm", { id: "mail.to-hint" }) : ""}
      .find=${api.findRecipients}
      .other=${api.pickTyped}
      .resolve=${api.nameRecipients}
      .members=${(pick: Pick) => api.fetchMembers(pick.key)}
      .picked=${this.heading[line]}
      @cs-input=${(event: Event) => {
        this.emit("mail-heading", { [line]: (event.target as CsPeoplePicker).picked });
      }}
    ></cs-people-picker>`;
  }

  #opener(line: "cc" | "bcc", title: string) {
    return html`<cs-button kind="quiet" size="small" @click=${() => void this.open(line)}>${title}</cs-button>`;
  }

  #picker(line: Line): CsPeoplePicker | null {
    return this.renderRoot.querySelector<CsPeoplePicker>(`[data-line="${line}"]`);
  }
}

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-person.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { step } from "../../../ui/picking.ts";
import { base } from "../../../ui/styles.ts";
import { findNamed } from "../api.ts";
import { mentionAt } from "../text.ts";

interface Named {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly photoHash: string | null;
}

/**
 * Completes a name after @, by any part of it and without marks. The field keeps the focus and passes its keys on.
 * @fires chat-named - `detail: {from, to, text}`: what takes the place of the written word
 */
@customElement("chat-mentions")
export class ChatMentions extends OfficeElement {
  static override styles = [
    base,
    css`
      ul {
        position: absolute;
        right: var(--cs-gutter);
        bottom: 100%;
        left: var(--cs-gutter);
        z-index: 2;
        max-height: 320px;
        padding: 6px;
        overflow-y: auto;
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
        box-shadow: var(--cs-float);
      }
      li {
        padding: 4px 8px;
        border-radius: var(--cs-radius);
        cursor: pointer;
      }
      li[aria-selected="true"] {
        background: var(--cs-indigo-tint);
      }
    `,
  ];

  /** Whether everybody may be called. */
  @property({ type: Boolean }) all = false;
  @state() private found: readonly Named[] = [];
  @state() private active = 0;

  #span = { from: 0, to: 0 };
  #abort: AbortController | undefined;

  override render() {
    if (this.found.length === 0) return nothing;
    return html`<ul role="listbox" aria-label=${msg("Gọi tên", { id: "chat.mention" })}>
      ${this.found.map(
        (named, index) =>
          html`<li
            role="option"
            aria-selected=${index === this.active ? "true" : "false"}
            @pointerdown=${(event: Event) => {
              event.preventDefault();
              this.#choose(named);
            }}
          >
            <cs-person
              name=${named.name}
              detail=${named.detail}
              photo=${named.photoHash === null ? "" : photoUrl(named.photoHash)}
            ></cs-person>
          </li>`,
      )}
    </ul>`;
  }

  /** The text or the caret has changed. */
  look(text: string, caret: number): void {
    this.#abort?.abort();
    const written = mentionAt(text, caret);
    if (!written) {
      this.found = [];
      return;
    }
    this.#span = { from: written.from, to: caret };
    const abort = new AbortController();
    this.#abort = abort;
    void this.#find(written.word, abort.signal);
  }

  close(): void {
    this.#abort?.abort();
    this.found = [];
  }

  /** Takes a key of the field; true when it was meant for the list. */
  press(event: KeyboardEvent): boolean {
    if (this.found.length === 0) return false;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) this.active = step(this.active, by, this.found.length);
    else if (event.key === "Enter" || event.key === "Tab") {
      const named = this.found[this.active];
      if (named) this.#choose(named);
    } else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  async #find(word: string, signal: AbortSignal): Promise<void> {
    const everyone = msg("Tất cả", { id: "chat.everyone" });
    try {
      const found = word === "" ? [] : await findNamed(word, false, signal);
      if (signal.aborted) return;
      const all = {
        key: "everyone",
        name: everyone,
        detail: msg("Mọi người trong phòng", { id: "chat.everyone-detail" }),
        photoHash: null,
      };
      const named = found.filter(({ key }) => /^(person|department|group):/.test(key));
      this.found = [...(this.all && word.length < 2 ? [all] : []), ...named];
      this.active = 0;
    } catch {
      // Completion is a help: without it the name can still be written.
      if (!signal.aborted) this.found = [];
    }
  }

  #choose({ key, name }: Named): void {
    this.emit("chat-named", { ...this.#span, text: `@[${name.replaceAll("]", "")}](${key})` });
    this.close();
  }
}

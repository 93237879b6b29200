import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { bodyAddress, fetchBody, trustPictures } from "../api.ts";
import { frameDocument, makeSafe, type SafeHtml } from "../../../kernel/safe-html.ts";

/** The HTML of a message in a frame in which nothing runs. Pictures of other machines stay away until the person asks for them. */
@customElement("mail-body")
export class MailBody extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .offer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--cs-2) var(--cs-3);
        margin-bottom: var(--cs-3);
        padding: var(--cs-2) var(--cs-3);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      iframe {
        display: block;
        width: 100%;
        height: 200px;
        border: 0;
        border-radius: var(--cs-radius);
        background: #fff;
      }
    `,
  ];

  @property({ type: Number }) message = 0;
  /** Whom to trust when the person wants to see the pictures of this sender always. */
  @property() sender = "";
  /** The person has said so already. */
  @property({ type: Boolean }) trusted = false;
  @state() private shown = false;
  @query("iframe") private frame!: HTMLIFrameElement | null;
  #height = 200;

  readonly #body = new LoadController<SafeHtml, number>(this, {
    args: () => this.message,
    load: async (id, signal) => makeSafe(await fetchBody(id, signal)),
  });

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("message") || changed.has("trusted")) this.shown = this.trusted;
  }

  override render() {
    return loadView(this.#body, { ready: (body) => this.#draw(body) });
  }

  #draw({ html: safe, hasRemote }: SafeHtml) {
    const title = msg("Nội dung thư", { id: "mail.body" });
    return html`${
      hasRemote && !this.shown
        ? html`<div class="offer">
            <span
              >${msg("Ảnh từ bên ngoài đã được ẩn để người gửi không biết bạn đã mở thư.", { id: "mail.images-hidden" })}</span
            >
            <cs-button
              size="small"
              icon="image"
              @click=${() => {
                this.shown = true;
              }}
              >${msg("Hiện ảnh từ bên ngoài", { id: "mail.show-images" })}</cs-button
            >${
              this.sender === ""
                ? nothing
                : html`<cs-button size="small" kind="quiet" @click=${this.#always}
                    >${msg("Luôn hiện với người gửi này", { id: "mail.show-images-always" })}</cs-button
                  >`
            }
          </div>`
        : nothing
    }${
      this.shown && hasRemote
        ? html`<iframe
            title=${title}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerpolicy="no-referrer"
            src=${bodyAddress(this.message, "shown")}
            @load=${() => {
              // The sandbox hides its height: it keeps the one it had, with room for the pictures, and scrolls.
              if (this.frame) this.frame.style.height = `${String(Math.max(this.#height, 480))}px`;
            }}
          ></iframe>`
        : // Without scripts, the same origin gives the content nothing; it lets this element measure it.
          html`<iframe
            title=${title}
            sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            referrerpolicy="no-referrer"
            .srcdoc=${frameDocument(safe)}
            @load=${this.#measure}
          ></iframe>`
    }`;
  }

  readonly #always = async (): Promise<void> => {
    this.shown = true;
    try {
      await trustPictures(this.sender);
    } catch (error) {
      toastError(error);
    }
  };

  /** What is shown, for paper: without the pictures of other machines. */
  get safe(): string | undefined {
    return this.#body.value?.html;
  }

  #measure(): void {
    const root = this.frame?.contentDocument?.documentElement;
    if (!root || !this.frame) return;
    const fit = () => {
      this.#height = Math.min(root.scrollHeight, 20_000);
      if (this.frame) this.frame.style.height = `${String(this.#height + 2)}px`;
    };
    fit();
    const sizes = new ResizeObserver(fit);
    sizes.observe(root.querySelector("body") ?? root);
  }
}

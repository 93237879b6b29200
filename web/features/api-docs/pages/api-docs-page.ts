import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { found } from "../../../kernel/fold.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchDocument, type OpenApi } from "../api.ts";
import "../parts/api-door.ts";
import { groupsOf, matching } from "../state.ts";

/** Every door of the office's HTTP interface, and every code with which it refuses. */
@customElement("api-docs-page")
export class ApiDocsPage extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      cs-page {
        flex: 1;
      }
      .lead {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2) var(--cs-4);
        margin-bottom: var(--cs-5);
        color: var(--cs-ink-2);
      }
      .find {
        padding: var(--cs-1) var(--cs-gutter) var(--cs-3);
      }
      .find cs-field {
        display: block;
        max-width: 480px;
      }
      cs-card {
        margin-bottom: var(--cs-5);
      }
      code {
        font-family: var(--cs-font-mono);
        font-size: var(--cs-text-s);
        overflow-wrap: anywhere;
      }
      .code {
        display: grid;
        grid-template-columns: minmax(180px, 1fr) 48px 3fr;
        gap: var(--cs-3);
        padding: 8px var(--cs-4);
        border-top: 1px solid var(--cs-line);
        font-size: var(--cs-text-s);
      }
      @media (max-width: 700px) {
        .code {
          grid-template-columns: minmax(0, 1fr) 48px;
        }
        .code > :last-child {
          grid-column: 1 / 3;
        }
      }
    `,
  ];

  @state() private typed = "";
  @query("cs-field") private search!: CsField;

  readonly #document = new LoadController<OpenApi>(this, {
    args: () => true,
    load: (_, signal) => fetchDocument(signal),
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Giao diện lập trình", { id: "api-docs.title" }),
      shortcuts: [
        {
          keys: "/",
          title: () => msg("Tìm trong giao diện lập trình", { id: "api-docs.find" }),
          run: () => {
            this.search.focus();
          },
        },
      ],
    });
  }

  override render() {
    return html`<cs-page wide heading=${msg("Giao diện lập trình", { id: "api-docs.title" })}>
      <cs-button slot="actions" icon="external" href="/api/openapi.json"
        >${msg("Tệp OpenAPI", { id: "api-docs.file-of-all" })}</cs-button
      >
      <div slot="bar" class="find">
        <cs-field
          type="search"
          label=${msg("Tìm trong giao diện lập trình", { id: "api-docs.find" })}
          label-hidden
          placeholder=${msg("Địa chỉ, công dụng, quyền, trường", { id: "api-docs.find-hint" })}
          .value=${this.typed}
          @cs-input=${(event: Event) => {
            this.typed = (event.target as CsField).value;
          }}
        ></cs-field>
      </div>
      ${loadView(this.#document, { ready: (document) => this.#draw(document) })}
    </cs-page>`;
  }

  #draw(document: OpenApi) {
    const groups = matching(groupsOf(document), this.typed);
    const codes = Object.entries(document["x-error-codes"]).filter(
      ([code, texts]) => this.typed.trim() === "" || found(`${code} ${texts[language()]}`, this.typed),
    );
    if (groups.length === 0 && codes.length === 0) {
      return html`<cs-state
        heading=${msg("Không có gì như vậy", { id: "api-docs.none" })}
        text=${msg("Hãy thử một phần của địa chỉ, như “polls”.", { id: "api-docs.none-text" })}
      ></cs-state>`;
    }
    return html`<p class="lead">
        <span
          >${msg(
            "Chương trình khác đăng nhập bằng POST /api/session, giữ cookie nhận được và gọi các địa chỉ dưới đây.",
            { id: "api-docs.lead" },
          )}</span
        >
        <span>${msg(str`Phiên bản ${document.info.version}`, { id: "api-docs.version" })}</span>
      </p>
      ${repeat(
        groups,
        ({ name }) => name,
        ({ name, doors }) =>
          html`<cs-card heading=${name} count=${doors.length}>
            ${repeat(
              doors,
              ({ key }) => key,
              (door) => html`<api-door .door=${door}></api-door>`,
            )}
          </cs-card>`,
      )}
      ${
        codes.length > 0
          ? html`<cs-card heading=${msg("Mã từ chối", { id: "api-docs.codes" })} count=${codes.length}>
              ${codes.map(
                ([code, texts]) =>
                  html`<div class="code">
                    <code>${code}</code><span class="number">${texts.status}</span><span>${texts[language()]}</span>
                  </div>`,
              )}
            </cs-card>`
          : nothing
      }`;
  }
}

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-badge.ts";
import "../../../ui/cs-icon.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Operation, Schema } from "../api.ts";
import { fieldsOf, typeOf, type Door, type Field } from "../state.ts";
import "./schema-view.ts";

const TONES: Readonly<Record<string, "indigo" | "green" | "amber" | "red">> = {
  GET: "indigo",
  POST: "green",
  PUT: "amber",
  PATCH: "amber",
  DELETE: "red",
};

/** One door: closed, what it does; open, what it takes and gives. */
@customElement("api-door")
export class ApiDoor extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--cs-line);
      }
      summary {
        display: grid;
        grid-template-columns: 64px minmax(0, 1fr) auto;
        gap: 2px var(--cs-3);
        align-items: baseline;
        padding: 10px var(--cs-4);
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--cs-hover);
      }
      summary:focus-visible {
        outline-offset: -2px;
      }
      code {
        font-family: var(--cs-font-mono);
        font-size: var(--cs-text-s);
        overflow-wrap: anywhere;
      }
      .summary {
        grid-column: 2 / 4;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .may {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        --cs-icon-size: 14px;
      }
      .inside {
        display: grid;
        gap: var(--cs-3);
        padding: 0 var(--cs-4) var(--cs-4) calc(var(--cs-4) + 64px + var(--cs-3));
      }
      @media (max-width: 700px) {
        summary {
          grid-template-columns: 64px minmax(0, 1fr);
        }
        .summary,
        .may {
          grid-column: 2;
        }
        .inside {
          padding-left: var(--cs-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) door!: Door;
  @state() private open = false;

  override render() {
    const { method, path, operation } = this.door;
    return html`<details
      @toggle=${(event: Event) => {
        this.open = (event.target as HTMLDetailsElement).open;
      }}
    >
      <summary>
        <cs-badge tone=${TONES[method] ?? "plain"}>${method}</cs-badge>
        <code>${path}</code>
        <span class="may"><cs-icon name="key"></cs-icon>${whoMay(operation["x-permission"])}</span>
        <span class="summary" lang="en">${operation.summary}</span>
      </summary>
      ${this.open ? html`<div class="inside">${this.#inside(operation)}</div>` : nothing}
    </details>`;
  }

  #inside({ parameters, requestBody, responses }: Operation) {
    const fields = parameters.map(({ name, required, schema }): Field => {
      const [field] = fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] });
      return field ?? { depth: 0, name, type: typeOf(schema), required, bounds: "" };
    });
    return html`${
      fields.length > 0
        ? html`<schema-view heading=${msg("Tham số", { id: "api-docs.parameters" })} .fields=${fields}></schema-view>`
        : nothing
    }${this.#content(msg("Gửi lên", { id: "api-docs.body" }), requestBody?.content)}${this.#content(
      msg("Trả về", { id: "api-docs.reply" }),
      responses[200].content,
    )}`;
  }

  #content(heading: string, content: Operation["responses"][200]["content"] | undefined) {
    return Object.entries(content ?? {}).map(([kind, { schema }]) => {
      const isFile = kind === "application/octet-stream";
      return html`<schema-view
        heading=${heading}
        type=${isFile ? msg("một tệp", { id: "api-docs.file" }) : typeOf(schema)}
        .fields=${isFile ? [] : fieldsOf(schema satisfies Schema)}
      ></schema-view>`;
    });
  }
}

/** A permission in words where it is none of the office's own. */
function whoMay(permission: string): string {
  if (permission === "public") return msg("mọi người", { id: "api-docs.public" });
  if (permission === "signed-in") return msg("người đã đăng nhập", { id: "api-docs.signed-in" });
  return permission;
}

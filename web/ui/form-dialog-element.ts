import { html, nothing, type TemplateResult } from "lit";
import { FormController, type FormOptions } from "../kernel/form.ts";
import { msg } from "../kernel/i18n.ts";
import "./cs-button.ts";
import "./cs-field.ts";
import type { CsField } from "./cs-field.ts";
import "./cs-note.ts";
import { DialogElement } from "./dialog-element.ts";
import { base, blocks } from "./styles.ts";

export interface FormFrame {
  readonly heading: string;
  /** What the button that sends says; "Lưu" unless said. */
  readonly verb?: string;
  readonly size?: "small" | "medium" | "large";
  /** Sending takes something away for good. */
  readonly destroys?: boolean;
  /** Not before what the form begins with is there. */
  readonly disabled?: boolean;
}

/**
 * What a dialog extends that is one form: it says in `begin` what the form holds and how it is sent, and draws its fields inside `framed`. Leaving
 * ends it with nothing, sending with what the server made of it.
 */
export abstract class FormDialogElement<Input, Values extends object, Result> extends DialogElement<Input, Result> {
  static override styles = [base, blocks];

  protected form!: FormController<Values, Result>;

  /** Called once the dialog has its `input`. */
  protected abstract begin(input: Input): FormOptions<Values, Result>;

  override connectedCallback(): void {
    this.form = new FormController(this, this.begin(this.input));
    super.connectedCallback();
  }

  protected framed(frame: FormFrame, fields: TemplateResult): TemplateResult {
    const { busy, failure } = this.form;
    return html`<cs-dialog
      size=${frame.size ?? "medium"}
      heading=${frame.heading}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing} ${fields}
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "ui.cancel" })}</cs-button
      >
      <cs-button
        slot="actions"
        kind=${frame.destroys === true ? "danger" : "primary"}
        ?busy=${busy}
        ?disabled=${frame.disabled ?? false}
        @click=${this.#submit}
        >${frame.verb ?? msg("Lưu", { id: "ui.save" })}</cs-button
      >
    </cs-dialog>`;
  }

  /** A line of text of the form. */
  protected line<K extends keyof Values & string>(
    name: Values[K] extends string ? K : never,
    label: string,
    { hint = "", required = false, autofocus = false } = {},
  ): TemplateResult {
    return html`<cs-field
      ?required=${required}
      ?autofocus=${autofocus}
      label=${label}
      hint=${hint}
      .value=${this.form.values[name]}
      error=${this.form.errorOf(name)}
      @cs-input=${(event: Event) => {
        // `name` is of a field that holds text.
        this.form.set(name, (event.target as CsField).value as Values[K]);
      }}
    ></cs-field>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const saved = await this.form.submit();
    if (saved !== undefined) this.finish(saved);
  };
}

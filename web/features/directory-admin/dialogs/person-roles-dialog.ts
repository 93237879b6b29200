import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchRoles, saveRoles, type PersonCard } from "../api.ts";

@customElement("person-roles-dialog")
export class PersonRolesDialog extends DialogElement<PersonCard, PersonCard> {
  static override styles = [base, blocks];

  readonly #roles = new LoadController(this, { args: () => true, load: (_, signal) => fetchRoles(signal) });
  readonly #form = new FormController<{ roleIds: readonly string[] | undefined }, PersonCard>(this, {
    initial: { roleIds: undefined },
    submit: ({ roleIds }) => saveRoles(this.input.id, (roleIds ?? this.#held()).map(Number)),
  });

  #held(): string[] {
    return (this.input.roles ?? []).map(({ id }) => String(id));
  }

  override render() {
    const { values, busy, failure } = this.#form;
    return html`<cs-dialog
      size="small"
      heading=${msg(str`Vai trò của ${this.input.name}`, { id: "directory-admin.roles-of" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
      ${loadView(this.#roles, {
        ready: ({ items }) =>
          html`<cs-choice
            many
            label=${msg("Vai trò", { id: "directory-admin.role" })}
            label-hidden
            .options=${items.map(({ id, name }) => ({ value: String(id), title: name }))}
            .values=${values.roleIds ?? this.#held()}
            @cs-input=${(event: Event) => {
              this.#form.set("roleIds", (event.target as CsChoice).values);
            }}
          ></cs-choice>`,
      })}
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "directory-admin.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${() => void this.#save()}
        >${msg("Giao vai trò", { id: "directory-admin.assign" })}</cs-button
      >
    </cs-dialog>`;
  }

  async #save(): Promise<void> {
    const saved = await this.#form.submit();
    if (saved) this.finish(saved);
  }
}

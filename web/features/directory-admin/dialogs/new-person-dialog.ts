import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { addPerson, fetchDepartments, fetchPositions, suggestUsername, type PersonCard } from "../api.ts";
import "../elements/post-fields.ts";
import type { PostFields } from "../elements/post-fields.ts";
import { emptyPerson, personChanges, type PersonForm } from "../state.ts";
import { showPassword } from "./show-password.ts";

@customElement("new-person-dialog")
export class NewPersonDialog extends DialogElement<undefined, PersonCard> {
  static override styles = [base, blocks];

  #suggested = "";

  readonly #lists = new LoadController(this, {
    args: () => true,
    load: (_, signal) => Promise.all([fetchDepartments(false, signal), fetchPositions(signal)]),
  });
  readonly #form = new FormController<PersonForm, Awaited<ReturnType<typeof addPerson>>>(this, {
    initial: emptyPerson,
    check: ({ name, username }) => ({
      ...(name.trim() === "" && { name: msg("Hãy nhập họ và tên.", { id: "directory-admin.need-name" }) }),
      ...(username.trim() === "" && {
        username: msg("Hãy nhập tên đăng nhập.", { id: "directory-admin.need-username" }),
      }),
    }),
    submit: (form) => {
      const { name = "", username = "", ...rest } = personChanges(form, emptyPerson);
      return addPerson({ ...rest, name, username });
    },
  });

  override render() {
    const { values, busy, failure } = this.#form;
    const [departments, positions] = this.#lists.value ?? [[], []];
    return html`<cs-dialog
      heading=${msg("Thêm người dùng", { id: "directory-admin.new-person" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-field
          autofocus
          required
          label=${msg("Họ và tên", { id: "directory-admin.name" })}
          .value=${values.name}
          error=${this.#form.errorOf("name")}
          @cs-input=${(event: Event) => {
            this.#form.set("name", (event.target as CsField).value);
          }}
          @focusout=${() => void this.#suggest()}
        ></cs-field>
        <cs-field
          required
          label=${msg("Tên đăng nhập", { id: "directory-admin.username" })}
          hint=${msg("Cũng là địa chỉ thư của người này.", { id: "directory-admin.username-hint" })}
          .value=${values.username}
          error=${this.#form.errorOf("username")}
          @cs-input=${(event: Event) => {
            this.#form.set("username", (event.target as CsField).value.toLowerCase());
          }}
        ></cs-field>
        <post-fields
          .departments=${departments}
          .positions=${positions}
          .posts=${values.posts}
          @cs-input=${(event: Event) => {
            this.#form.set("posts", (event.target as PostFields).posts);
          }}
        ></post-fields>
        <cs-field
          type="tel"
          label=${msg("Di động", { id: "directory-admin.mobile" })}
          .value=${values.mobile}
          error=${this.#form.errorOf("mobile")}
          @cs-input=${(event: Event) => {
            this.#form.set("mobile", (event.target as CsField).value);
          }}
        ></cs-field>
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "directory-admin.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Thêm người dùng", { id: "directory-admin.new-person" })}</cs-button
      >
    </cs-dialog>`;
  }

  async #suggest(): Promise<void> {
    const { name, username } = this.#form.values;
    if (name.trim() === "" || (username !== "" && username !== this.#suggested)) return;
    this.#suggested = await suggestUsername(name.trim()).catch(() => "");
    this.#form.set("username", this.#suggested);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const made = await this.#form.submit();
    if (!made) return;
    const { person, password } = made;
    this.finish(person);
    await showPassword({ name: person.name, username: person.username, password });
  };
}

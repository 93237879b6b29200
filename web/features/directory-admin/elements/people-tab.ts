import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate } from "../../../kernel/router.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchPeople, type PersonRow } from "../api.ts";
import { openNewPerson } from "../dialogs/open.ts";
import "./person-admin.ts";

const TYPING_PAUSE = 150;

/** Everyone, with those who have left; one person beside it. */
@customElement("directory-people-tab")
export class PeopleTab extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 0;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-3);
        padding: var(--cs-3) var(--cs-gutter);
        border-bottom: 1px solid var(--cs-line);
      }
      .tools cs-field {
        flex: 1;
        min-width: 180px;
        max-width: 420px;
      }
      .tools cs-button {
        margin-left: auto;
      }
      @media (max-width: 1099.9px) {
        .tools.over {
          display: none;
        }
      }
      cs-split {
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) personId: number | undefined;
  @state() private typed = "";
  @state() private state: "active" | "left" = "active";
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #people = new PagedList<PersonRow>(this, {
    fetch: (after, signal) => fetchPeople({ q: this.typed.trim(), state: this.state }, after, signal),
    keyOf: ({ id }) => id,
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Người dùng", { id: "directory-admin.people" }),
      shortcuts: [
        {
          keys: "c",
          title: () => msg("Thêm người dùng", { id: "directory-admin.new-person" }),
          run: () => void this.#add(),
        },
        {
          keys: "/",
          title: () => msg("Tìm người dùng", { id: "directory-admin.find" }),
          run: () => {
            this.renderRoot.querySelector<CsField>("cs-field")?.focus();
          },
        },
      ],
    });
  }

  protected override watches() {
    return [
      () => {
        clearTimeout(this.#timer);
      },
    ];
  }

  override render() {
    return html`<div class=${this.personId === undefined ? "tools" : "tools over"}>
        <cs-field
          type="search"
          label=${msg("Tìm người dùng", { id: "directory-admin.find" })}
          label-hidden
          placeholder=${msg("Tên, đơn vị, số điện thoại", { id: "directory-admin.find-hint" })}
          .value=${this.typed}
          @cs-input=${(event: Event) => {
            this.typed = (event.target as CsField).value;
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => void this.#people.start(), TYPING_PAUSE);
          }}
        ></cs-field>
        <cs-select
          label=${msg("Trạng thái", { id: "directory-admin.state" })}
          label-hidden
          .value=${this.state}
          .options=${[
            { value: "active", title: msg("Đang làm việc", { id: "directory-admin.active" }) },
            { value: "left", title: msg("Đã thôi làm việc", { id: "directory-admin.left" }) },
          ]}
          @cs-input=${(event: Event) => {
            this.state = (event.target as CsSelect).value === "left" ? "left" : "active";
            void this.#people.start();
          }}
        ></cs-select>
        <cs-button kind="primary" icon="plus" @click=${() => void this.#add()}
          >${msg("Thêm người dùng", { id: "directory-admin.new-person" })}</cs-button
        >
      </div>
      <cs-split ?open=${this.personId !== undefined} @cs-close=${() => void navigate("/admin/people")}>
        <cs-list
          slot="list"
          label=${msg("Người dùng", { id: "directory-admin.people" })}
          .list=${this.#people}
          .row=${(person: PersonRow) => this.#row(person)}
          .currentKey=${this.personId}
          @cs-open=${(event: CustomEvent<{ key: number }>) => void navigate(`/admin/people/${String(event.detail.key)}`)}
        >
          <cs-state
            slot="empty"
            icon="people"
            heading=${msg("Không có ai ở đây", { id: "directory-admin.nobody" })}
          ></cs-state>
        </cs-list>
        ${
          this.personId === undefined
            ? nothing
            : html`<person-admin
                slot="detail"
                .personId=${this.personId}
                @person-changed=${() => void this.#people.reload()}
              ></person-admin>`
        }
        <cs-state
          slot="none"
          icon="user"
          heading=${msg("Chọn một người để sửa thông tin, vai trò, tài khoản", { id: "directory-admin.none" })}
        ></cs-state>
      </cs-split>`;
  }

  #row(person: PersonRow) {
    const photo = person.photoHash ? photoUrl(person.photoHash) : "";
    const place = [person.positionTitle, person.departmentName].filter((part) => part !== null).join(", ");
    return html`<cs-row>
      <cs-avatar slot="lead" name=${person.name} photo=${photo}></cs-avatar>
      ${person.name}<span slot="at">${person.username}</span><span slot="second">${place}</span>
    </cs-row>`;
  }

  async #add(): Promise<void> {
    const made = await openNewPerson();
    if (!made) return;
    await this.#people.reload();
    await navigate(`/admin/people/${String(made.id)}`);
  }
}

import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { formatDay } from "../../../../server/kernel/contract/text.ts";
import { fetchDepartments, fetchPeople, type Department, type PersonRow } from "../api.ts";
import { phoneText, treeRows } from "../state.ts";
import "../elements/department-tree.ts";
import "../elements/person-card.ts";

const TYPING_PAUSE = 150;

/** The directory: departments left, people in the middle, one person right. */
@customElement("people-page")
export class PeoplePage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      cs-page {
        flex: 1;
      }
      .columns {
        display: flex;
        height: 100%;
        min-height: 0;
      }
      department-tree {
        flex: none;
        width: 264px;
        overflow-y: auto;
        border-right: 1px solid var(--cs-line);
      }
      cs-split {
        flex: 1;
      }
      .find {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-3);
        padding: var(--cs-1) var(--cs-gutter) var(--cs-3);
        border-bottom: 1px solid var(--cs-line);
      }
      .find cs-field {
        flex: 1;
        min-width: 200px;
        max-width: 480px;
      }
      .find cs-select {
        display: none;
      }
      @media (max-width: 1099.9px) {
        .find.over {
          display: none;
        }
      }
      @media (max-width: 1279.9px) {
        department-tree {
          display: none;
        }
        .find cs-select {
          display: block;
          flex: 1;
          min-width: 160px;
          max-width: 320px;
        }
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @state() private typed = "";
  @state() private department: number | undefined;
  @query("cs-field") private search!: CsField;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #departments = new LoadController<Department[]>(this, {
    args: () => true,
    load: (_, signal) => fetchDepartments(signal),
  });
  readonly #people = new PagedList<PersonRow>(this, {
    fetch: (after, signal) => fetchPeople({ q: this.typed.trim(), department: this.department }, after, signal),
    keyOf: ({ id }) => id,
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Danh bạ", { id: "people.title" }),
      shortcuts: [
        {
          keys: "/",
          title: () => msg("Tìm trong danh bạ", { id: "people.find" }),
          run: () => {
            this.search.focus();
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
    const chosen = this.place.params["id"];
    const id = chosen === undefined ? undefined : Number(chosen);
    const departments = this.#departments.value ?? [];
    return html`<cs-page flush heading=${msg("Danh bạ", { id: "people.title" })}>
      <cs-button slot="actions" icon="print" href="/people/print"
        >${msg("In danh bạ", { id: "people.print" })}</cs-button
      >
      <div slot="bar" class=${id === undefined ? "find" : "find over"}>
        <cs-field
          type="search"
          label=${msg("Tìm người", { id: "people.find-label" })}
          label-hidden
          placeholder=${msg("Tên, chữ đầu, đơn vị hoặc số điện thoại, không cần dấu", { id: "people.find-hint" })}
          .value=${this.typed}
          @cs-input=${(event: Event) => {
            this.#type((event.target as CsField).value);
          }}
        ></cs-field>
        <cs-select
          label=${msg("Đơn vị", { id: "people.departments" })}
          label-hidden
          .value=${String(this.department ?? "")}
          .options=${[
            { value: "", title: msg("Toàn cơ quan", { id: "people.everyone" }) },
            ...treeRows(departments, new Set()).map(({ department, depth }) => ({
              value: String(department.id),
              title: `${"\u2003".repeat(depth)}${department.name}`,
            })),
          ]}
          @cs-input=${(event: Event) => {
            const { value } = event.target as CsSelect;
            this.#choose(value === "" ? undefined : Number(value));
          }}
        ></cs-select>
      </div>
      <div class="columns">
        <department-tree
          .departments=${departments}
          .chosen=${this.department}
          @department-chosen=${(event: CustomEvent<number | undefined>) => {
            this.#choose(event.detail);
          }}
        ></department-tree>
        <cs-split ?open=${id !== undefined} @cs-close=${() => void navigate("/people")}>
          <cs-list
            slot="list"
            label=${msg("Mọi người", { id: "people.list" })}
            .list=${this.#people}
            .row=${(person: PersonRow) => this.#row(person)}
            .currentKey=${id}
            @cs-open=${(event: CustomEvent<{ key: number }>) => void navigate(`/people/${String(event.detail.key)}`)}
          >
            <cs-state slot="empty" icon="people" heading=${this.#emptyText()}>
              ${
                this.typed === "" && this.department === undefined
                  ? nothing
                  : html`<cs-button @click=${this.#clear}>${msg("Xem tất cả", { id: "people.show-all" })}</cs-button>`
              }
            </cs-state>
          </cs-list>
          <person-card slot="detail" .personId=${id} @person-changed=${() => void this.#people.reload()}></person-card>
          <cs-state
            slot="none"
            icon="user"
            heading=${msg("Chọn một người để xem cách liên hệ", { id: "people.none" })}
          ></cs-state>
        </cs-split>
      </div>
    </cs-page>`;
  }

  #row(person: PersonRow) {
    const photo = person.photoHash ? photoUrl(person.photoHash) : "";
    const place = [person.positionTitle, person.departmentName].filter((part) => part !== null).join(", ");
    const phone = person.mobile ?? person.officePhone ?? person.extension;
    return html`<cs-row>
      <cs-avatar slot="lead" name=${person.name} photo=${photo} person=${person.id}></cs-avatar>
      ${person.name} ${phone ? html`<span slot="at" class="number">${phoneText(phone)}</span>` : nothing}
      <span slot="second">${place}</span>
      ${
        person.absentUntilOn
          ? html`<cs-badge slot="state" tone="amber"
              >${msg(str`Vắng đến ${formatDay(person.absentUntilOn).slice(0, 5)}`, { id: "people.away-short" })}</cs-badge
            >`
          : nothing
      }
    </cs-row>`;
  }

  #emptyText(): string {
    return this.typed === ""
      ? msg("Chưa có ai ở đây", { id: "people.nobody" })
      : msg("Không tìm thấy ai. Hãy thử một phần của tên.", { id: "people.not-found" });
  }

  #type(text: string): void {
    this.typed = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#people.start(), TYPING_PAUSE);
  }

  #choose(department: number | undefined): void {
    this.department = department;
    void this.#people.start();
  }

  readonly #clear = (): void => {
    this.typed = "";
    this.#choose(undefined);
  };
}

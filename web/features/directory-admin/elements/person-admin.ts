import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  deactivate,
  endSessions,
  fetchDepartments,
  fetchPerson,
  fetchPositions,
  reactivate,
  resetPassword,
  savePerson,
  type PersonCard,
} from "../api.ts";
import { openRolesOf } from "../dialogs/open.ts";
import { showPassword } from "../dialogs/show-password.ts";
import { emptyPerson, personChanges, personForm, type PersonForm } from "../state.ts";
import "./post-fields.ts";
import type { PostFields } from "./post-fields.ts";

/**
 * One person as those who manage the directory see it.
 * @fires person-changed - something is different now
 */
@customElement("person-admin")
export class PersonAdmin extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding: var(--cs-6);
      }
      .person {
        max-width: 720px;
        margin: 0 auto;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-4);
        margin-bottom: var(--cs-6);
      }
      .back {
        display: none;
        margin-left: calc(-1 * var(--cs-2));
      }
      @media (max-width: 1099.9px) {
        .back {
          display: block;
          flex-basis: 100%;
        }
      }
      .who {
        flex: 1;
        min-width: 200px;
      }
      h2 {
        font-size: var(--cs-text-xl);
      }
      form {
        display: grid;
        gap: var(--cs-4);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: var(--cs-4);
      }
      .save {
        position: sticky;
        bottom: 0;
        display: flex;
        gap: var(--cs-2);
        padding-block: var(--cs-3);
        background: var(--cs-raised);
      }
      @media (max-width: 560px) {
        :host {
          padding: var(--cs-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) personId: number | undefined;
  @state() private person: PersonCard | undefined;

  readonly #lists = new LoadController(this, {
    args: () => true,
    load: (_, signal) => Promise.all([fetchDepartments(false, signal), fetchPositions(signal)]),
  });
  readonly #load = new LoadController<PersonCard, number>(this, {
    args: () => this.personId,
    load: async (id, signal) => {
      const person = await fetchPerson(id, signal);
      this.#took(person);
      return person;
    },
  });
  readonly #form = new FormController<PersonForm>(this, {
    initial: emptyPerson,
    check: ({ name }) =>
      name.trim() === "" ? { name: msg("Hãy nhập họ và tên.", { id: "directory-admin.need-name" }) } : {},
    submit: async (form) => {
      if (!this.person) return;
      const changes = personChanges(form, personForm(this.person));
      this.#took(await savePerson(this.person.id, { ...changes, revision: this.person.revision }));
      toast(msg("Đã lưu", { id: "directory-admin.saved" }));
      this.emit("person-changed");
    },
  });

  #took(person: PersonCard): void {
    this.person = person;
    const form = personForm(person);
    for (const field of Object.keys(form) as (keyof PersonForm)[]) this.#form.set(field, form[field]);
  }

  override render() {
    return loadView(this.#load, { ready: () => (this.person ? this.#draw(this.person) : html``) });
  }

  #draw(person: PersonCard) {
    const photo = person.photoHash ? photoUrl(person.photoHash) : "";
    return html`<div class="person">
      <div class="head">
        <cs-button class="back" kind="quiet" size="small" icon="chevron-left" href="/admin/people"
          >${msg("Người dùng", { id: "directory-admin.people" })}</cs-button
        >
        <cs-avatar size="large" name=${person.name} photo=${photo}></cs-avatar>
        <div class="who">
          <h2>${person.name}</h2>
          <p class="line">
            ${person.active ? nothing : html`<cs-badge>${msg("Đã thôi làm việc", { id: "directory-admin.left" })}</cs-badge>`}
            ${person.mustChangePassword ? html`<cs-badge tone="amber" icon="key">${msg("Chưa đổi mật khẩu", { id: "directory-admin.must-change" })}</cs-badge>` : nothing}
            ${(person.roles ?? []).map(({ name }) => html`<cs-badge tone="indigo">${name}</cs-badge>`)}
          </p>
        </div>
        ${
          person.can.assignRoles
            ? html`<cs-button icon="key" @click=${() => void this.#roles(person)}
                >${msg("Vai trò", { id: "directory-admin.role" })}</cs-button
              >`
            : nothing
        }
        <cs-menu
          edge="end"
          label=${msg("Tài khoản", { id: "directory-admin.account" })}
          .items=${this.#actions(person)}
        >
          <cs-button icon="more" label=${msg("Tài khoản", { id: "directory-admin.account" })}></cs-button>
        </cs-menu>
      </div>
      ${person.can.edit ? this.#editor(person) : nothing}
      ${
        !person.can.edit && person.active
          ? html`<cs-note
              >${msg("Người này có quyền mà bạn không có, nên chỉ quản trị viên sửa được.", { id: "directory-admin.outranks" })}</cs-note
            >`
          : nothing
      }
    </div>`;
  }

  #editor(person: PersonCard) {
    const { values, busy, failure } = this.#form;
    const [departments, positions] = this.#lists.value ?? [[], []];
    const dirty = Object.keys(personChanges(values, personForm(person))).length > 0;
    return html`<form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#form.submit();
      }}
    >
      ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
      <div class="fields">
        ${this.#field("name", msg("Họ và tên", { id: "directory-admin.name" }))}
        ${this.#field("username", msg("Tên đăng nhập", { id: "directory-admin.username" }))}
      </div>
      <post-fields
        .departments=${departments}
        .positions=${positions}
        .posts=${values.posts}
        @cs-input=${(event: Event) => {
          this.#form.set("posts", (event.target as PostFields).posts);
        }}
      ></post-fields>
      <div class="fields">
        ${this.#field("mobile", msg("Di động", { id: "directory-admin.mobile" }))}
        ${this.#field("officePhone", msg("Điện thoại cơ quan", { id: "directory-admin.office-phone" }))}
        ${this.#field("extension", msg("Số máy lẻ", { id: "directory-admin.extension" }))}
        ${this.#field("room", msg("Phòng", { id: "directory-admin.room" }))}
        ${this.#field("mailAlias", msg("Địa chỉ thư phụ", { id: "directory-admin.alias" }))}
        <cs-day-field
          label=${msg("Ngày sinh", { id: "directory-admin.birthday" })}
          .value=${values.birthdayOn}
          error=${this.#form.errorOf("birthdayOn")}
          @cs-input=${(event: Event) => {
            this.#form.set("birthdayOn", (event.target as CsDayField).value);
          }}
        ></cs-day-field>
      </div>
      <div class="save">
        <cs-button kind="primary" type="submit" ?busy=${busy} ?disabled=${!dirty}
          >${msg("Lưu", { id: "directory-admin.save" })}</cs-button
        >
        ${
          dirty
            ? html`<cs-button
                @click=${() => {
                  this.#took(person);
                }}
                >${msg("Bỏ thay đổi", { id: "directory-admin.discard" })}</cs-button
              >`
            : nothing
        }
      </div>
    </form>`;
  }

  #field(name: Exclude<keyof PersonForm, "posts" | "birthdayOn">, label: string) {
    return html`<cs-field
      label=${label}
      .value=${this.#form.values[name]}
      error=${this.#form.errorOf(name)}
      @cs-input=${(event: Event) => {
        this.#form.set(name, (event.target as CsField).value);
      }}
    ></cs-field>`;
  }

  #actions(person: PersonCard): MenuEntry[] {
    const { can } = person;
    return [
      {
        title: msg("Xem trong danh bạ", { id: "directory-admin.show" }),
        icon: "user",
        href: `/people/${String(person.id)}`,
      },
      ...(can.resetPassword
        ? [
            {
              title: msg("Cấp lại mật khẩu", { id: "directory-admin.reset" }),
              icon: "key" as const,
              run: () => void this.#reset(person),
            },
            {
              title: msg("Kết thúc mọi phiên đăng nhập", { id: "directory-admin.end-sessions" }),
              icon: "logout" as const,
              run: () => void this.#endSessions(person),
            },
          ]
        : []),
      ...(can.reactivate
        ? [
            {
              title: msg("Kích hoạt lại", { id: "directory-admin.reactivate" }),
              icon: "undo" as const,
              run: () => void this.#reactivate(person),
            },
          ]
        : []),
      ...(can.deactivate
        ? [
            undefined,
            {
              title: msg("Ngừng hoạt động", { id: "directory-admin.deactivate" }),
              icon: "lock" as const,
              danger: true,
              run: () => void this.#deactivate(person),
            },
          ]
        : []),
    ];
  }

  async #do(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await this.#load.reload();
      this.emit("person-changed");
    } catch (error) {
      toastError(error);
    }
  }

  async #roles(person: PersonCard): Promise<void> {
    const saved = await openRolesOf(person);
    if (!saved) return;
    this.#took(saved);
    toast(msg("Đã giao vai trò", { id: "directory-admin.assigned" }));
  }

  async #reset(person: PersonCard): Promise<void> {
    const { name, username } = person;
    const agreed = await confirm({
      heading: msg(str`Cấp lại mật khẩu cho ${name}?`, { id: "directory-admin.reset-heading" }),
      text: msg("Mật khẩu cũ mất hiệu lực và mọi phiên đăng nhập của người này kết thúc ngay.", {
        id: "directory-admin.reset-text",
      }),
      verb: msg("Cấp lại mật khẩu", { id: "directory-admin.reset" }),
    });
    if (!agreed) return;
    await this.#do(async () => {
      const { password } = await resetPassword(person.id);
      await showPassword({ name, username, password });
    });
  }

  async #endSessions(person: PersonCard): Promise<void> {
    const { name } = person;
    const agreed = await confirm({
      heading: msg(str`Kết thúc mọi phiên đăng nhập của ${name}?`, { id: "directory-admin.end-heading" }),
      verb: msg("Kết thúc", { id: "directory-admin.end" }),
      destroys: true,
    });
    if (!agreed) return;
    await this.#do(async () => {
      const { endedSessions } = await endSessions(person.id);
      toast(msg(str`Đã kết thúc ${endedSessions} phiên`, { id: "directory-admin.ended" }));
    });
  }

  async #deactivate(person: PersonCard): Promise<void> {
    const { name } = person;
    const agreed = await confirm({
      heading: msg(str`Ngừng hoạt động tài khoản của ${name}?`, { id: "directory-admin.deactivate-heading" }),
      text: msg("Người này không đăng nhập được nữa, các phiên đang mở kết thúc ngay. Những gì đã làm vẫn giữ tên.", {
        id: "directory-admin.deactivate-text",
      }),
      verb: msg("Ngừng hoạt động", { id: "directory-admin.deactivate" }),
      destroys: true,
    });
    if (!agreed) return;
    await this.#do(async () => {
      await deactivate(person.id);
      toast(msg(str`${name} đã ngừng hoạt động`, { id: "directory-admin.deactivated" }));
    });
  }

  async #reactivate(person: PersonCard): Promise<void> {
    const { name, username } = person;
    await this.#do(async () => {
      const { password } = await reactivate(person.id);
      await showPassword({ name, username, password });
    });
  }
}

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { fullDate, sentenceDate } from "../../../kernel/dates.ts";
import { FormController } from "../../../kernel/form.ts";
import { msg, setLanguage, str, type Language } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { setPreference } from "../../../kernel/preferences.ts";
import { loadSession, session } from "../../../kernel/session.ts";
import { offerUndo, toast, toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  dropPhoto,
  endSession,
  fetchMe,
  fetchSessions,
  saveProfile,
  sendPassword,
  sendPhoto,
  type PersonCard,
  type SessionLine,
} from "../api.ts";
import { openCrop } from "../dialogs/open-crop.ts";
import { agentText, checkPassword, formOf, patchOf, type PasswordForm, type ProfileForm } from "../state.ts";

const PICTURES = "image/png,image/jpeg,image/webp";

@customElement("profile-page")
export class ProfilePage extends OfficeElement {
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
      .sections {
        display: grid;
        gap: var(--cs-5);
        max-width: 720px;
      }
      .me {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-5);
      }
      .me .who {
        flex: 1;
        min-width: 220px;
      }
      h2 {
        font-size: var(--cs-text-l);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: var(--cs-4);
      }
      form {
        display: grid;
        gap: var(--cs-4);
        margin-top: var(--cs-4);
      }
      .session {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        padding: var(--cs-3) 0;
        border-top: 1px solid var(--cs-line);
      }
      .session div {
        flex: 1;
        min-width: 0;
      }
      input[type="file"] {
        display: none;
      }
    `,
  ];

  @state() private person: PersonCard | undefined;

  readonly #me = new LoadController<PersonCard, number>(this, {
    args: () => session.value?.person.id,
    load: async (id, signal) => {
      const person = await fetchMe(id, signal);
      this.#took(person);
      return person;
    },
  });
  readonly #sessions = new LoadController<SessionLine[]>(this, {
    args: () => true,
    load: (_, signal) => fetchSessions(signal),
  });
  readonly #form = new FormController<ProfileForm>(this, {
    initial: { mobile: "", officePhone: "", extension: "", room: "", birthdayOn: "" },
    submit: async (form) => {
      const patch = this.person && patchOf(form, this.person);
      if (patch) this.#took(await saveProfile(patch));
      toast(msg("Đã lưu hồ sơ", { id: "profile.saved" }));
    },
  });
  readonly #password = new FormController<PasswordForm>(this, {
    initial: { current: "", next: "", again: "" },
    check: checkPassword,
    submit: async ({ current, next }) => {
      const { endedSessions } = await sendPassword(current, next);
      for (const field of ["current", "next", "again"] as const) this.#password.set(field, "");
      toast(
        msg(str`Đã đổi mật khẩu; kết thúc ${endedSessions} phiên đăng nhập khác`, { id: "profile.password-changed" }),
      );
      await this.#sessions.reload();
    },
  });

  #took(person: PersonCard): void {
    this.person = person;
    for (const [field, value] of Object.entries(formOf(person)))
      this.#form.set(field as keyof ProfileForm, value as string);
  }

  override render() {
    return html`<cs-page heading=${msg("Hồ sơ của tôi", { id: "profile.title" })}>
      ${loadView(this.#me, { ready: () => this.#draw() })}
    </cs-page>`;
  }

  #draw() {
    const { person } = this;
    if (!person) return nothing;
    return html`<div class="sections">
      ${this.#photo(person)} ${this.#contact()} ${this.#language(person)} ${this.#passwordForm()} ${this.#where()}
    </div>`;
  }

  #photo(person: PersonCard) {
    const photo = person.photoHash ? photoUrl(person.photoHash) : "";
    const post = [person.positionTitle, person.departmentName].filter((part) => part !== null).join(", ");
    return html`<section class="card me">
      <cs-avatar size="huge" name=${person.name} photo=${photo}></cs-avatar>
      <div class="who">
        <h2>${person.name}</h2>
        <p class="quiet">${post}</p>
        <p class="quiet">${person.mailAddress}</p>
      </div>
      <div class="line">
        <cs-button
          icon="image"
          @click=${() => {
            this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
          }}
          >${person.photoHash ? msg("Đổi ảnh", { id: "profile.change-photo" }) : msg("Thêm ảnh", { id: "profile.add-photo" })}</cs-button
        >
        ${
          person.photoHash
            ? html`<cs-button kind="quiet" @click=${() => void this.#removePhoto()}
                >${msg("Gỡ ảnh", { id: "profile.remove-photo" })}</cs-button
              >`
            : nothing
        }
      </div>
      <input
        type="file"
        tabindex="-1"
        aria-hidden="true"
        accept=${PICTURES}
        @change=${(event: Event) => void this.#choosePhoto(event.target as HTMLInputElement)}
      />
    </section>`;
  }

  #contact() {
    const { busy, failure } = this.#form;
    const dirty = this.person !== undefined && patchOf(this.#form.values, this.person) !== undefined;
    return html`<section class="card">
      <h2>${msg("Cách liên hệ", { id: "profile.contact" })}</h2>
      <p class="quiet">
        ${msg("Mọi người trong cơ quan nhìn thấy; riêng năm sinh thì không.", { id: "profile.contact-who" })}
      </p>
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#form.submit();
        }}
      >
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <div class="fields">
          ${this.#field("mobile", msg("Di động", { id: "profile.mobile" }), "tel")}
          ${this.#field("officePhone", msg("Điện thoại cơ quan", { id: "profile.office-phone" }), "tel")}
          ${this.#field("extension", msg("Số máy lẻ", { id: "profile.extension" }), "tel")}
          ${this.#field("room", msg("Phòng", { id: "profile.room" }), "text")}
          <cs-day-field
            label=${msg("Ngày sinh", { id: "profile.birthday" })}
            .value=${this.#form.values.birthdayOn}
            error=${this.#form.errorOf("birthdayOn")}
            @cs-input=${(event: Event) => {
              this.#form.set("birthdayOn", (event.target as CsDayField).value);
            }}
          ></cs-day-field>
        </div>
        <div class="line">
          <cs-button kind="primary" type="submit" ?busy=${busy} ?disabled=${!dirty}
            >${msg("Lưu", { id: "profile.save" })}</cs-button
          >
        </div>
      </form>
    </section>`;
  }

  #field(name: Exclude<keyof ProfileForm, "birthdayOn">, label: string, type: "tel" | "text") {
    return html`<cs-field
      type=${type}
      label=${label}
      .value=${this.#form.values[name]}
      error=${this.#form.errorOf(name)}
      @cs-input=${(event: Event) => {
        this.#form.set(name, (event.target as CsField).value);
      }}
    ></cs-field>`;
  }

  #language(person: PersonCard) {
    return html`<section class="card">
      <cs-choice
        inline
        label=${msg("Ngôn ngữ của màn hình, thư và thông báo", { id: "profile.language" })}
        .options=${[
          { value: "vi", title: "Tiếng Việt" },
          { value: "en", title: "English" },
        ]}
        .value=${person.language}
        @cs-input=${(event: Event) => void this.#speak((event.target as CsChoice).value as Language)}
      ></cs-choice>
    </section>`;
  }

  #passwordForm() {
    const { busy, failure } = this.#password;
    const field = (name: keyof PasswordForm, label: string, autocomplete: string) =>
      html`<cs-field
        type="password"
        label=${label}
        autocomplete=${autocomplete}
        .value=${this.#password.values[name]}
        error=${this.#password.errorOf(name)}
        @cs-input=${(event: Event) => {
          this.#password.set(name, (event.target as CsField).value);
        }}
      ></cs-field>`;
    return html`<section class="card">
      <h2>${msg("Mật khẩu", { id: "profile.password" })}</h2>
      <p class="quiet">
        ${msg("Ít nhất 8 ký tự; một câu dài dễ nhớ là tốt nhất. Các phiên đăng nhập khác sẽ kết thúc.", { id: "profile.password-text" })}
      </p>
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#password.submit();
        }}
      >
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <div class="fields">
          ${field("current", msg("Mật khẩu đang dùng", { id: "profile.current" }), "current-password")}
          ${field("next", msg("Mật khẩu mới", { id: "profile.next" }), "new-password")}
          ${field("again", msg("Nhập lại mật khẩu mới", { id: "profile.again" }), "new-password")}
        </div>
        <div class="line">
          <cs-button type="submit" ?busy=${busy}>${msg("Đổi mật khẩu", { id: "profile.change-password" })}</cs-button>
        </div>
      </form>
    </section>`;
  }

  #where() {
    return html`<section class="card">
      <h2>${msg("Nơi đang đăng nhập", { id: "profile.sessions" })}</h2>
      ${loadView(this.#sessions, { ready: (sessions) => html`${sessions.map((line) => this.#session(line))}` })}
    </section>`;
  }

  #session(line: SessionLine) {
    return html`<div class="session">
      <div>
        <p>
          ${agentText(line.agent)} · <span class="number">${line.address}</span>
          ${line.current ? html`<cs-badge tone="green">${msg("Phiên này", { id: "profile.this-session" })}</cs-badge>` : nothing}
        </p>
        <p class="small quiet" title=${fullDate(line.seenAt)}>
          ${msg(str`Dùng lần cuối: ${sentenceDate(line.seenAt)}`, { id: "profile.seen" })}
        </p>
      </div>
      ${
        line.current
          ? nothing
          : html`<cs-button size="small" @click=${() => void this.#end(line)}
              >${msg("Kết thúc", { id: "profile.end-session" })}</cs-button
            >`
      }
    </div>`;
  }

  async #end(line: SessionLine): Promise<void> {
    try {
      await endSession(line.id);
      toast(msg("Đã kết thúc phiên đăng nhập", { id: "profile.session-ended" }));
      await this.#sessions.reload();
    } catch (error) {
      toastError(error);
    }
  }

  async #choosePhoto(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    input.value = "";
    const square = file && (await openCrop(file));
    if (square) await this.#setPhoto(square);
  }

  async #setPhoto(picture: Blob): Promise<void> {
    try {
      await sendPhoto(picture);
      await Promise.all([this.#me.reload(), loadSession()]);
      toast(msg("Đã đổi ảnh", { id: "profile.photo-changed" }));
    } catch (error) {
      toastError(error);
    }
  }

  async #removePhoto(): Promise<void> {
    const hash = this.person?.photoHash;
    if (!hash) return;
    try {
      const before = await (await fetch(photoUrl(hash))).blob();
      await dropPhoto();
      await Promise.all([this.#me.reload(), loadSession()]);
      offerUndo(msg("Đã gỡ ảnh", { id: "profile.photo-removed" }), () => this.#setPhoto(before));
    } catch (error) {
      toastError(error);
    }
  }

  async #speak(language: Language): Promise<void> {
    try {
      this.#took(await saveProfile({ language }));
      setPreference("language", language);
      await setLanguage(language);
    } catch (error) {
      toastError(error);
    }
  }
}

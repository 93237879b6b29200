import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { language, msg, setLanguage, type Language } from "../kernel/i18n.ts";
import { preferences, setPreference, type Preferences } from "../kernel/preferences.ts";
import { registeredFeatures } from "../kernel/registry.ts";
import { session, signOut } from "../kernel/session.ts";
import { toastError } from "../kernel/toasts.ts";
import { photoUrl } from "../ui/cs-avatar.ts";
import "../ui/cs-avatar.ts";
import "../ui/cs-menu.ts";
import type { MenuEntry } from "../ui/cs-menu.ts";
import "../ui/cs-person.ts";
import { OfficeElement } from "../ui/office-element.ts";
import { base } from "../ui/styles.ts";
import { openAbout, openKeys } from "./openers.ts";

/** Me: profile, language, how the screen looks, sign out. */
@customElement("person-menu")
export class PersonMenu extends OfficeElement {
  static override styles = [
    base,
    css`
      button {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 44px;
        padding: 0 6px;
        border: 0;
        border-radius: var(--cs-radius);
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
        --size: 32px;
      }
      button:hover {
        background: var(--cs-hover);
      }
      .who {
        display: block;
        padding: 8px 10px 10px;
        border-bottom: 1px solid var(--cs-line);
        margin-bottom: 6px;
      }
    `,
  ];

  protected override watches() {
    return [this.redrawOn(session, preferences)];
  }

  override render() {
    const person = session.value?.person;
    if (!person) return nothing;
    const photo = person.photoHash ? photoUrl(person.photoHash) : "";
    const detail = [person.positionTitle, person.departmentName].filter((part) => part !== "").join(", ");
    const label = msg("Tài khoản của tôi", { id: "shell.me" });
    return html`<cs-menu edge="end" label=${label} .items=${this.#items()}>
      <div slot="top" class="who">
        <cs-person name=${person.name} detail=${detail || person.username} photo=${photo}></cs-person>
      </div>
      <button type="button" aria-haspopup="menu" title=${person.name}>
        <span class="for-readers">${label}</span>
        <cs-avatar name=${person.name} photo=${photo}></cs-avatar>
      </button>
    </cs-menu>`;
  }

  #items(): MenuEntry[] {
    const { theme, density } = preferences.value;
    const profile = registeredFeatures().some(({ routes }) => routes.some(({ path }) => path === "/profile"));
    const look = (title: string, value: Preferences["theme"]): MenuEntry => ({
      title,
      checked: theme === value,
      run: () => {
        setPreference("theme", value);
      },
    });
    const dense = (title: string, value: Preferences["density"]): MenuEntry => ({
      title,
      checked: density === value,
      run: () => {
        setPreference("density", value);
      },
    });
    return [
      ...(profile
        ? [{ title: msg("Hồ sơ của tôi", { id: "shell.profile" }), icon: "user" as const, href: "/profile" }]
        : []),
      { title: msg("Phím tắt", { id: "shell.keys" }), icon: "keyboard", keys: "?", run: openKeys },
      msg("Ngôn ngữ", { id: "shell.language" }),
      this.#speak("Tiếng Việt", "vi"),
      this.#speak("English", "en"),
      msg("Nền", { id: "shell.theme" }),
      look(msg("Theo máy", { id: "shell.theme-system" }), "system"),
      look(msg("Sáng", { id: "shell.theme-light" }), "light"),
      look(msg("Tối", { id: "shell.theme-dark" }), "dark"),
      msg("Độ thoáng", { id: "shell.density" }),
      dense(msg("Thoáng", { id: "shell.density-comfortable" }), "comfortable"),
      dense(msg("Gọn", { id: "shell.density-compact" }), "compact"),
      undefined,
      { title: msg("Giới thiệu", { id: "shell.about" }), icon: "info", run: openAbout },
      {
        title: msg("Đăng xuất", { id: "shell.sign-out" }),
        icon: "logout",
        run: () => {
          signOut().catch(toastError);
        },
      },
    ];
  }

  /** The names of the languages are written in themselves, so that who cannot read this one finds the other. */
  #speak(title: string, value: Language): MenuEntry {
    return {
      title,
      checked: language() === value,
      run: () => {
        setPreference("language", value);
        setLanguage(value).catch(toastError);
      },
    };
  }
}

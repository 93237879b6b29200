import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { setLanguage } from "../kernel/i18n.ts";
import { preferences } from "../kernel/preferences.ts";
import { loadSession, session, signInOverPage } from "../kernel/session.ts";
import { fetchSetup, type SetupState } from "../kernel/setup-api.ts";
import { OfficeElement } from "../ui/office-element.ts";
import { base } from "../ui/styles.ts";

type Face = "wait" | "office" | "lobby" | "sign-in" | "new-password" | "setup" | "unreachable";

/** The whole program in the browser: finds out who is there, and shows the office, the sign-in or the first-run wizard. */
@customElement("office-app")
export class OfficeApp extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100dvh;
      }
      @media print {
        :host {
          display: block;
          height: auto;
        }
      }
    `,
  ];

  @state() private face: Face = "wait";
  @state() private failure: unknown;
  #setup: SetupState | undefined;

  protected override watches() {
    void this.#begin();
    return [
      session.subscribe(() => {
        this.#enter();
      }),
      this.redrawOn(signInOverPage),
    ];
  }

  override render() {
    switch (this.face) {
      case "wait":
        return nothing;
      case "office":
        return html`<office-shell></office-shell
          >${signInOverPage.value ? html`<sign-in-again></sign-in-again>` : nothing}`;
      case "lobby":
        return html`<lobby-screen></lobby-screen>`;
      case "sign-in":
        return html`<sign-in-page agency=${this.#setup?.agencyName ?? ""}></sign-in-page>`;
      case "new-password":
        return html`<new-password-page></new-password-page>`;
      case "setup":
        return html`<setup-wizard
          ?code-required=${this.#setup?.codeRequired ?? false}
          @cs-done=${this.#begin}
        ></setup-wizard>`;
      case "unreachable":
        return html`<cs-state kind="error" .error=${this.failure} .retry=${() => void this.#begin()}></cs-state>`;
    }
  }

  async #begin(): Promise<void> {
    // A wall screen has no shell around it, and nobody in front of it to sign in: the server decides whether it is told anything.
    if (location.pathname === "/lobby") {
      await this.#show("lobby");
      return;
    }
    try {
      if (await loadSession()) {
        this.#enter();
        return;
      }
      this.#setup = await fetchSetup();
      await this.#show(this.#setup.needed ? "setup" : "sign-in");
    } catch (error) {
      this.failure = error;
      await this.#show("unreachable");
    }
  }

  #enter(): void {
    const person = session.value?.person;
    if (!person) return;
    const language = preferences.value.language || person.language;
    void setLanguage(language).then(() => this.#show(person.mustChangePassword ? "new-password" : "office"));
  }

  /** Loads the elements of a face before it is shown, so that nothing flickers. */
  async #show(face: Face): Promise<void> {
    if (face === "office") await import("./office-shell.ts");
    if (face === "lobby") await import("../features/announcements/pages/lobby-screen.ts");
    if (face === "sign-in" || face === "new-password") await import("../features/session/index.ts");
    if (face === "setup") await import("../features/setup/setup-wizard.ts");
    if (face === "unreachable") await import("../ui/cs-state.ts");
    this.face = face;
  }

  protected override willUpdate(): void {
    if (signInOverPage.value) void import("../features/session/sign-in-again.ts");
  }
}

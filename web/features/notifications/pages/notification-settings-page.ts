import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { registeredFeatures } from "../../../kernel/registry.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { changePreferences, fetchPreferences, findSenders, type Preferences, type PreferencesPatch } from "../api.ts";
import "../parts/browser-notice-switch.ts";
import "../parts/quiet-hours.ts";
import { settingsStyles } from "../parts/settings-styles.ts";
import { groupKinds, pickKind, withChoice } from "../state.ts";

/** How I hear of things: which kinds by which way, whose pop up, and when it is quiet. Everything is saved by itself. */
@customElement("notification-settings-page")
export class NotificationSettingsPage extends OfficeElement {
  static override styles = [base, blocks, settingsStyles];

  readonly #preferences = new LoadController(this, {
    args: (): true => true,
    load: (_, signal) => fetchPreferences(signal),
  });

  override render() {
    return html`<cs-page
      back="/notifications"
      heading=${msg("Cách nhận thông báo", { id: "notifications.settings" })}
      sub=${msg("Mọi thay đổi được lưu ngay.", { id: "notifications.saved-by-itself" })}
      >${loadView(this.#preferences, { ready: (preferences) => this.#sections(preferences) })}</cs-page
    >`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #sections(preferences: Preferences) {
    return html`<div class="sections">
      <section class="card">
        <h2>${msg("Loại việc và cách báo", { id: "notifications.matrix" })}</h2>
        <p class="quiet small">
          ${msg("Mọi việc đều có trong danh sách thông báo. Chọn thêm cách báo cho từng loại.", { id: "notifications.matrix-text" })}
        </p>
        ${this.#matrix(preferences)}
      </section>
      <section class="card stack">
        ${this.#senders(preferences)}
        <browser-notice-switch></browser-notice-switch>
      </section>
      <section class="card">
        <quiet-hours
          .quiet=${preferences.quiet}
          @quiet-changed=${(event: CustomEvent<Preferences["quiet"]>) => {
            this.#save({ quiet: event.detail }, { ...preferences, quiet: event.detail });
          }}
        ></quiet-hours>
      </section>
    </div>`;
  }

  #matrix(preferences: Preferences) {
    const { channels } = preferences;
    if (preferences.kinds.length === 0) return nothing;
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="for-readers">${msg("Loại việc", { id: "notifications.kind" })}</span></th>
          ${channels.map(({ title }) => html`<th scope="col" class="way">${title[language()]}</th>`)}
        </tr>
      </thead>
      ${groupKinds(preferences.kinds).map(
        ({ module, kinds }) =>
          html`<tbody>
            <tr>
              <th class="module" scope="rowgroup" colspan=${channels.length + 1}>${moduleTitle(module)}</th>
            </tr>
            ${kinds.map((kind) => this.#kind(preferences, kind))}
          </tbody>`,
      )}
    </table>`;
  }

  #kind(preferences: Preferences, kind: Preferences["kinds"][number]) {
    const title = kind.title[language()];
    return html`<tr>
      <th scope="row">
        ${title}${kind.urgent ? html` <cs-badge tone="red">${msg("Khẩn", { id: "notifications.urgent" })}</cs-badge>` : nothing}
      </th>
      ${preferences.channels.map(
        (channel) =>
          html`<td class="way">
            <cs-check
              .checked=${kind.on.includes(channel.name)}
              @cs-input=${(event: Event) => {
                const { checked: on } = event.target as HTMLElement & { checked: boolean };
                this.#save(
                  { kinds: [{ name: kind.name, channel: channel.name, on }] },
                  withChoice(preferences, kind.name, channel.name, on),
                );
              }}
              ><span class="for-readers">${title}: ${channel.title[language()]}</span></cs-check
            >
          </td>`,
      )}
    </tr>`;
  }

  #senders(preferences: Preferences) {
    const { popupSenders, chosen } = preferences;
    return html`<cs-choice
        label=${msg("Cửa sổ nổi hiện việc của ai", { id: "notifications.senders" })}
        .value=${popupSenders}
        .options=${[
          { value: "all", title: msg("Của mọi người", { id: "notifications.senders-all" }) },
          { value: "chosen", title: msg("Chỉ của người và đơn vị tôi chọn", { id: "notifications.senders-chosen" }) },
          { value: "nobody", title: msg("Không hiện cửa sổ nổi", { id: "notifications.senders-nobody" }) },
        ]}
        @cs-input=${(event: Event) => {
          const { value } = event.target as HTMLElement & { value: Preferences["popupSenders"] };
          this.#save({ popupSenders: value }, { ...preferences, popupSenders: value });
        }}
      ></cs-choice>
      ${
        popupSenders === "chosen"
          ? html`<cs-people-picker
              label=${msg("Người và đơn vị được chọn", { id: "notifications.chosen" })}
              placeholder=${msg("Gõ tên, không cần dấu", { id: "notifications.chosen-hint" })}
              hint=${msg("Nhắc việc của chương trình không có người gửi nên vẫn hiện.", { id: "notifications.chosen-rest" })}
              .picked=${chosen.map(toPick)}
              .find=${findSenders}
              @cs-input=${(event: Event) => {
                const { picked } = event.target as HTMLElement & { picked: readonly Pick[] };
                this.#save({ chosen: picked.map(({ key }) => key) }, { ...preferences, chosen: picked.map(fromPick) });
              }}
            ></cs-people-picker>`
          : nothing
      }`;
  }

  /** Shown at once; what the server made of it follows, and a refusal puts the old back. */
  #save(patch: PreferencesPatch, shown: Preferences): void {
    this.#preferences.set(shown);
    changePreferences(patch).then(
      (saved) => {
        this.#preferences.set(saved);
        toast(msg("Đã lưu", { id: "notifications.saved" }), { stay: 2_000 });
      },
      (error: unknown) => {
        toastError(error);
        void this.#preferences.reload();
      },
    );
  }
}

/** The feature's own name where it has one here. */
function moduleTitle(module: string): string {
  const feature = registeredFeatures().find(({ name }) => name === module);
  return feature?.title() ?? msg(str`Khác (${module})`, { id: "notifications.other-module" });
}

function toPick({ key, name, detail, photoHash }: Preferences["chosen"][number]): Pick {
  return { key, name, detail, kind: pickKind(key), ...(photoHash !== null && { photo: photoUrl(photoHash) }) };
}

function fromPick({ key, name, detail }: Pick): Preferences["chosen"][number] {
  return { key, name, detail: detail ?? "", photoHash: null };
}

import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { can } from "../../../kernel/session.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { changePreferences, fetchPreferences, findSenders, type Preferences, type PreferencesPatch } from "../api.ts";
import "../parts/browser-notice-switch.ts";
import "../parts/digest-times.ts";
import "../parts/dnd-menu.ts";
import "../parts/quiet-hours.ts";
import { settingsStyles } from "../parts/settings-styles.ts";
import "../parts/ways-matrix.ts";
import type { WayChange, WayRow } from "../parts/ways-matrix.ts";
import { playNotice } from "../sound.ts";
import { modeIn, pickKind, withChoice } from "../state.ts";

/** How I hear of things: which kinds by which way, whose pop up, and when it is quiet. Everything is saved by itself. */
@customElement("notification-settings-page")
export class NotificationSettingsPage extends OfficeElement {
  static override styles = [base, blocks, settingsStyles];

  readonly #preferences = new LoadController(this, {
    args: (): true => true,
    load: (_, signal) => fetchPreferences(signal),
  });

  #saves = 0;

  override render() {
    return html`<cs-page
      back="/notifications"
      heading=${msg("Thông báo của tôi", { id: "notifications.mine" })}
      sub=${msg("Mọi thay đổi được lưu ngay.", { id: "notifications.saved-by-itself" })}
      >${
        can("notifications.manage")
          ? html`<cs-button slot="actions" kind="quiet" icon="building" href="/notifications/agency"
              >${msg("Mặc định của cơ quan", { id: "notifications.agency" })}</cs-button
            >`
          : nothing
      }${loadView(this.#preferences, { ready: (preferences) => this.#sections(preferences) })}</cs-page
    >`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #sections(preferences: Preferences) {
    return html`<div class="sections">
      <section class="card stack">
        <h2>${msg("Không làm phiền", { id: "notifications.dnd" })}</h2>
        <p class="quiet small">
          ${msg("Không có gì nổi lên hay kêu, trừ việc khẩn và người bạn cho qua. Tự hết khi đến giờ.", { id: "notifications.dnd-text" })}
        </p>
        <dnd-menu></dnd-menu>
        ${this.#people(
          msg("Những người được cho qua", { id: "notifications.dnd-pass" }),
          preferences.dnd.pass,
          (pass) => {
            this.#save(
              { dndPass: keysOf(pass) },
              { ...preferences, dnd: { ...preferences.dnd, pass: pass.map(fromPick) } },
            );
          },
          preferences.dnd.leadersPass
            ? msg("Lãnh đạo cơ quan luôn được cho qua, theo quy định chung.", { id: "notifications.dnd-leaders" })
            : "",
        )}
      </section>
      <section class="card">
        <h2>${msg("Loại việc và cách báo", { id: "notifications.matrix" })}</h2>
        <p class="quiet small">
          ${msg("Mọi việc đều có trong danh sách thông báo. Chọn thêm cách báo cho từng loại: ngay, gom vào một bản tổng hợp, hay tắt.", { id: "notifications.matrix-text" })}
        </p>
        <ways-matrix
          .channels=${preferences.channels}
          .rows=${rowsOf(preferences)}
          @way-input=${({ detail: { kind, channel, mode } }: CustomEvent<WayChange>) => {
            this.#save({ kinds: [{ name: kind, channel, mode }] }, withChoice(preferences, kind, channel, mode));
          }}
        ></ways-matrix>
        <cs-button
          size="small"
          kind="quiet"
          icon="undo"
          @click=${() => {
            this.#save({ forgetKinds: true }, preferences);
          }}
          >${msg("Dùng lại mặc định của cơ quan", { id: "notifications.forget" })}</cs-button
        >
      </section>
      <section class="card">
        <digest-times
          .digest=${preferences.digest}
          @digest-input=${({ detail: digest }: CustomEvent<Preferences["digest"]>) => {
            this.#save({ digest }, { ...preferences, digest });
          }}
        ></digest-times>
      </section>
      <section class="card stack">
        ${this.#senders(preferences)} ${this.#sound(preferences)}
        <browser-notice-switch></browser-notice-switch>
      </section>
      <section class="card stack">
        <quiet-hours
          .quiet=${preferences.quiet}
          @quiet-changed=${({ detail: quiet }: CustomEvent<Preferences["quiet"]>) => {
            this.#save({ quiet }, { ...preferences, quiet });
          }}
        ></quiet-hours>
        <cs-check
          label=${msg("Ngoài giờ làm việc cũng là giờ yên tĩnh", { id: "notifications.only-work" })}
          detail=${msg("Theo lịch làm việc của đơn vị, kể cả ngày lễ và làm bù.", { id: "notifications.only-work-text" })}
          .checked=${preferences.onlyWork}
          @cs-input=${(event: Event) => {
            const onlyWork = (event.target as CsCheck).checked;
            this.#save({ onlyWork }, { ...preferences, onlyWork });
          }}
        ></cs-check>
      </section>
    </div>`;
  }

  #sound(preferences: Preferences) {
    return html`<cs-check
      label=${msg("Kêu nhẹ khi có cửa sổ nổi", { id: "notifications.sound" })}
      .checked=${preferences.sound}
      @cs-input=${(event: Event) => {
        const sound = (event.target as CsCheck).checked;
        if (sound) playNotice(false);
        this.#save({ sound }, { ...preferences, sound });
      }}
    ></cs-check>`;
  }

  #senders(preferences: Preferences) {
    const { popupSenders, chosen } = preferences;
    return html`<cs-choice
        label=${msg("Cửa sổ nổi hiện việc của ai", { id: "notifications.senders" })}
        .value=${popupSenders}
        .options=${[
          { value: "all", title: msg("Của mọi người", { id: "notifications.senders-all" }) },
          { value: "unit", title: msg("Chỉ của người trong đơn vị tôi", { id: "notifications.senders-unit" }) },
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
          ? this.#people(
              msg("Người và đơn vị được chọn", { id: "notifications.chosen" }),
              chosen,
              (picked) => {
                this.#save({ chosen: keysOf(picked) }, { ...preferences, chosen: picked.map(fromPick) });
              },
              msg("Nhắc việc của chương trình không có người gửi nên vẫn hiện.", { id: "notifications.chosen-rest" }),
            )
          : nothing
      }`;
  }

  #people(label: string, chosen: Preferences["chosen"], change: (picked: readonly Pick[]) => void, hint: string) {
    return html`<cs-people-picker
      label=${label}
      placeholder=${msg("Gõ tên, không cần dấu", { id: "notifications.chosen-hint" })}
      hint=${hint}
      .picked=${chosen.map(toPick)}
      .find=${findSenders}
      @cs-input=${(event: Event) => {
        change((event.target as HTMLElement & { picked: readonly Pick[] }).picked);
      }}
    ></cs-people-picker>`;
  }

  /** Shown at once; what the server made of it follows, and a refusal puts the old back. */
  #save(patch: PreferencesPatch, shown: Preferences): void {
    this.#preferences.set(shown);
    const mine = (this.#saves += 1);
    changePreferences(patch).then(
      (saved) => {
        // An answer to an earlier change knows nothing of the later one that is on the screen.
        if (mine === this.#saves) this.#preferences.set(saved);
        toast(msg("Đã lưu", { id: "notifications.saved" }), { stay: 2_000 });
      },
      (error: unknown) => {
        toastError(error);
        void this.#preferences.reload();
      },
    );
  }
}

const rowsOf = ({ kinds }: Preferences): WayRow[] =>
  kinds.map((kind) => ({
    ...kind,
    ways: new Map(kind.ways.map((name) => [name, { mode: modeIn(kind, name), fixed: kind.fixed.includes(name) }])),
  }));

const keysOf = (picked: readonly Pick[]): string[] => picked.map(({ key }) => key);

function toPick({ key, name, detail, photoHash }: Preferences["chosen"][number]): Pick {
  return { key, name, detail, kind: pickKind(key), ...(photoHash !== null && { photo: photoUrl(photoHash) }) };
}

function fromPick({ key, name, detail }: Pick): Preferences["chosen"][number] {
  return { key, name, detail: detail ?? "", photoHash: null };
}

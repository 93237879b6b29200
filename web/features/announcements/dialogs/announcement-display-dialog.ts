import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { dayOf, timeOf } from "../../../kernel/dates.ts";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-moment.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { changeDisplay, type AnnouncementDetail } from "../api.ts";
import { momentOf } from "../draft.ts";

interface Shown {
  readonly pinned: boolean;
  readonly lobby: boolean;
  readonly commentsOpen: boolean;
  readonly on: string;
  readonly time: string;
}

/** How a running announcement is shown, and until when. */
@customElement("announcement-display-dialog")
export class AnnouncementDisplayDialog extends FormDialogElement<AnnouncementDetail, Shown, AnnouncementDetail> {
  protected override begin(post: AnnouncementDetail): FormOptions<Shown, AnnouncementDetail> {
    const { pinned, lobby, commentsOpen, expiresAt } = post;
    return {
      initial: {
        ...{ pinned, lobby, commentsOpen },
        on: expiresAt === null ? "" : dayOf(expiresAt),
        time: expiresAt === null ? "" : timeOf(expiresAt),
      },
      check: ({ on, time }) =>
        momentOf(on, time) === undefined
          ? { on: msg("Hãy chọn ngày và viết giờ như 8:00, hoặc để trống cả hai.", { id: "announcements.need-time" }) }
          : {},
      submit: ({ on, time, ...shown }) => changeDisplay(post, { ...shown, expiresAt: momentOf(on, time) ?? null }),
    };
  }

  override render() {
    return this.framed(
      { heading: msg("Cách hiển thị", { id: "announcements.display" }) },
      html`${this.#check("pinned", msg("Ghim lên đầu danh sách", { id: "announcements.pin" }))}
        ${this.#check("lobby", msg("Hiện trên màn hình sảnh", { id: "announcements.lobby" }))}
        ${this.#check("commentsOpen", msg("Cho phép góp ý", { id: "announcements.allow-comments" }))}
        <cs-moment
          label=${msg("Hết hiệu lực (để trống: không hạn)", { id: "announcements.expire-at" })}
          day=${this.form.values.on}
          time=${this.form.values.time}
          error=${this.form.errorOf("on")}
          @moment-input=${(event: CustomEvent<{ day: string; time: string }>) => {
            this.form.set("on", event.detail.day);
            this.form.set("time", event.detail.time);
          }}
        ></cs-moment>`,
    );
  }

  #check(field: "pinned" | "lobby" | "commentsOpen", label: string) {
    return html`<cs-check
      label=${label}
      ?checked=${this.form.values[field]}
      @cs-input=${(event: Event) => {
        this.form.set(field, (event.target as HTMLElement & { checked: boolean }).checked);
      }}
    ></cs-check>`;
  }
}

import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { pickKind, type Pick } from "../../../ui/picking.ts";
import { changeAudience, type AnnouncementDetail } from "../api.ts";
import "../parts/announcement-audience.ts";

/** Whom a running announcement is for. */
@customElement("announcement-audience-dialog")
export class AnnouncementAudienceDialog extends FormDialogElement<
  AnnouncementDetail,
  { audience: readonly Pick[] },
  AnnouncementDetail
> {
  protected override begin(post: AnnouncementDetail): FormOptions<{ audience: readonly Pick[] }, AnnouncementDetail> {
    return {
      initial: { audience: post.audience.map(({ key, name, count }) => ({ key, name, count, kind: pickKind(key) })) },
      check: ({ audience }) =>
        audience.length === 0 ? { audience: msg("Hãy chọn nơi nhận.", { id: "announcements.need-audience" }) } : {},
      submit: ({ audience }) =>
        changeAudience(
          post,
          audience.map(({ key }) => key),
        ),
    };
  }

  override render() {
    return this.framed(
      {
        heading: msg("Đổi nơi nhận", { id: "announcements.change-audience" }),
        verb: msg("Đổi nơi nhận", { id: "announcements.change-audience" }),
      },
      html`<announcement-audience
          .picked=${this.form.values.audience}
          ?ordered=${this.input.inTurn}
          error=${this.form.errorOf("audience")}
          @audience-input=${(event: CustomEvent<readonly Pick[]>) => {
            this.form.set("audience", event.detail);
          }}
        ></announcement-audience>
        <p class="small quiet">
          ${msg("Người mới được báo ngay. Người đã nhận vẫn giữ thông báo, dù không còn trong nơi nhận.", { id: "announcements.change-audience-text" })}
        </p>`,
    );
  }
}

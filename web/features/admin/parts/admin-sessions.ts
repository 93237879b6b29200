import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { endSession, fetchSessions, type OpenSession } from "../api.ts";

/** Browsers that are signed in; choosing one offers to end it. */
@customElement("admin-sessions")
export class AdminSessions extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        height: 100%;
        min-height: 0;
      }
    `,
  ];

  #sessions = new PagedList<OpenSession>(this, { fetch: fetchSessions, keyOf: ({ id }) => id });

  override render() {
    return html`<cs-list
      label=${msg("Phiên đăng nhập", { id: "admin.tab-sessions" })}
      .list=${this.#sessions}
      .row=${row}
      @cs-open=${(event: CustomEvent<{ item: OpenSession }>) => void this.#end(event.detail.item)}
    ></cs-list>`;
  }

  async #end({ id, personName, current }: OpenSession): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Kết thúc phiên của ${personName}?`, { id: "admin.end-heading" }),
      text: current
        ? msg("Đây là phiên bạn đang dùng: bạn sẽ phải đăng nhập lại.", { id: "admin.end-own" })
        : msg("Người này phải đăng nhập lại trên máy đó.", { id: "admin.end-text" }),
      verb: msg("Kết thúc", { id: "admin.end" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await endSession(id);
      this.#sessions.remove(id);
    } catch (error) {
      toastError(error);
    }
  }
}

function row({ personName, photoHash, current, seenAt, address, agent }: OpenSession) {
  return html`<cs-row>
    <cs-avatar slot="lead" name=${personName} photo=${photoHash === null ? "" : photoUrl(photoHash)}></cs-avatar>
    ${personName}
    <cs-date slot="at" form="list" at=${seenAt}></cs-date>
    <span slot="second">${address} · ${agent}</span>
    ${current ? html`<cs-badge slot="state" tone="indigo">${msg("Phiên này", { id: "admin.this-session" })}</cs-badge>` : nothing}
  </cs-row>`;
}

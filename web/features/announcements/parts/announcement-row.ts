import { html, nothing, type TemplateResult } from "lit";
import { msg } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { AnnouncementSummary } from "../api.ts";
import { readText, stateText, stateTone, titleText, whenText } from "../labels.ts";
import type { Tab } from "../state.ts";

/** An announcement in a list: what, from whom, when, and how it stands. */
export function announcementRow(post: AnnouncementSummary, tab: Tab): TemplateResult {
  const { name, photoHash } = post.author;
  const unread = post.state === "published" && post.isForMe && post.openedAt === null;
  return html`<cs-row ?unread=${unread}>
    <cs-avatar
      slot="lead"
      name=${name}
      photo=${photoHash === null ? "" : photoUrl(photoHash)}
      title=${name}
    ></cs-avatar>
    ${titleText(post)}
    ${
      post.pinned
        ? html`<span slot="at" title=${msg("Đã ghim", { id: "announcements.pinned" })}
            ><cs-icon name="pin"></cs-icon
          ></span>`
        : nothing
    }
    <span slot="second"
      >${tab === "mine" && post.publishedAt !== null ? readText(post) : name} · ${whenText(post)}</span
    >
    ${rowState(post, tab)}
  </cs-row>`;
}

function rowState(post: AnnouncementSummary, tab: Tab): TemplateResult | typeof nothing {
  if (post.state === "published" && post.isForMe && post.asksConfirmation) {
    if (post.confirmedAt !== null) {
      return html`<cs-badge slot="state" tone="green" icon="check"
        >${msg("Đã xác nhận", { id: "announcements.confirmed" })}</cs-badge
      >`;
    }
    if (tab === "confirm") return nothing;
    return html`<cs-badge slot="state" tone="indigo">${msg("Chờ xác nhận", { id: "announcements.waits" })}</cs-badge>`;
  }
  if (post.state === "published") return nothing;
  return html`<cs-badge slot="state" tone=${stateTone(post.state)}>${stateText(post.state)}</cs-badge>`;
}

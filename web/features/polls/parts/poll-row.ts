import { html, nothing, type TemplateResult } from "lit";
import { msg } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { PollSummary } from "../api.ts";
import { answeredText, stateText, stateTone, whenText } from "../labels.ts";

/** A poll in a list: who asks what, until when, and how it stands with this person. */
export function pollRow(poll: PollSummary): TemplateResult {
  const waits = poll.state === "open" && poll.isAsked && !poll.hasAnswered;
  const { name, photoHash } = poll.author;
  return html`<cs-row ?unread=${waits}>
    <cs-avatar
      slot="lead"
      name=${name}
      photo=${photoHash === null ? "" : photoUrl(photoHash)}
      title=${name}
    ></cs-avatar>
    ${poll.title} ${poll.state === "scheduled" ? nothing : html`<span slot="at">${answeredText(poll)}</span>`}
    <span slot="second">${name} · ${whenText(poll)}</span>
    ${rowState(poll, waits)}
  </cs-row>`;
}

function rowState(poll: PollSummary, waits: boolean): TemplateResult {
  if (waits) {
    return html`<cs-badge slot="state" tone="indigo">${msg("Chờ bạn", { id: "polls.waits" })}</cs-badge>`;
  }
  if (poll.state === "open" && poll.hasAnswered) {
    return html`<cs-badge slot="state" tone="green" icon="check"
      >${msg("Đã trả lời", { id: "polls.answered" })}</cs-badge
    >`;
  }
  return html`<cs-badge slot="state" tone=${stateTone(poll.state)}>${stateText(poll.state)}</cs-badge>`;
}

import { html, nothing, type TemplateResult } from "lit";
import { formatNumber, msg } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { PollSummary } from "../api.ts";
import { answeredText, stateText, stateTone, whenText } from "../labels.ts";
import type { Tab } from "../state.ts";

/** A poll in a list: what is asked, by whom, until when, and how it stands; what the tab says already is not said again. */
export function pollRow(poll: PollSummary, tab: Tab): TemplateResult {
  const waits = poll.state === "open" && poll.isAsked && !poll.hasAnswered;
  const { name, photoHash } = poll.author;
  return html`<cs-row ?unread=${waits}>
    <cs-avatar
      slot="lead"
      name=${name}
      photo=${photoHash === null ? "" : photoUrl(photoHash)}
      title=${name}
    ></cs-avatar>
    ${poll.title}
    ${
      poll.state === "scheduled"
        ? nothing
        : html`<span slot="at" title=${answeredText(poll)} aria-label=${answeredText(poll)}
            >${formatNumber(poll.answered)}/${formatNumber(poll.asked)}</span
          >`
    }
    <span slot="second">${tab === "mine" ? "" : `${name} · `}${whenText(poll)}</span>
    ${rowState(poll, tab, waits)}
  </cs-row>`;
}

function rowState(poll: PollSummary, tab: Tab, waits: boolean): TemplateResult | typeof nothing {
  if (waits) {
    if (tab === "waiting") return nothing;
    return html`<cs-badge slot="state" tone="indigo">${msg("Chờ bạn", { id: "polls.waits" })}</cs-badge>`;
  }
  if (poll.state === "open" && poll.hasAnswered) {
    return html`<cs-badge slot="state" tone="green" icon="check"
      >${msg("Đã trả lời", { id: "polls.answered" })}</cs-badge
    >`;
  }
  if (tab === poll.state) return nothing;
  return html`<cs-badge slot="state" tone=${stateTone(poll.state)}>${stateText(poll.state)}</cs-badge>`;
}

import { html, type TemplateResult } from "lit";
import { formatNumber, language, msg, str } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { NoticeSummary } from "./api.ts";
import { stateOf, stateTitle } from "./labels.ts";

/** A must-arrive notice in the sender's list: what, when, and how many have it. */
export function sentRow(notice: NoticeSummary): TemplateResult {
  const state = stateOf(notice, Date.now());
  const { from } = notice;
  return html`<cs-row>
    <cs-avatar
      slot="lead"
      name=${from?.name ?? ""}
      photo=${from?.photoHash ? photoUrl(from.photoHash) : ""}
    ></cs-avatar>
    ${notice.title[language()]}
    <cs-date slot="at" at=${notice.at}></cs-date>
    <span slot="second"
      >${msg(str`${formatNumber(notice.confirmed)}/${formatNumber(notice.people)} đã nhận`, { id: "notifications.must-count" })}</span
    >
    <cs-badge slot="state" tone=${state === "all" ? "green" : state === "running" ? "indigo" : "plain"}
      >${stateTitle(state)}</cs-badge
    >
  </cs-row>`;
}

import { html, nothing, type TemplateResult } from "lit";
import { msg, str } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { Transfer } from "../api.ts";
import { contentText, stateText, stateTone } from "../labels.ts";

/** A transfer in a list: what, from or to whom, when, and how it stands. */
export function transferRow(transfer: Transfer, isMine: boolean): TemplateResult {
  const face = isMine ? transfer.to[0] : transfer.sender;
  const name = isMine ? (transfer.box?.name ?? transfer.to.map((one) => one.name).join(", ")) : transfer.sender.name;
  const who = isMine ? msg(str`Gửi ${name}`, { id: "transfers.row-to" }) : name;
  const waits = !isMine && transfer.mine === "asked";
  return html`<cs-row ?unread=${waits}>
    <cs-avatar
      slot="lead"
      name=${face?.name ?? name}
      photo=${face?.photoHash ? photoUrl(face.photoHash) : ""}
    ></cs-avatar>
    ${transfer.title}
    <cs-date slot="at" .at=${transfer.createdAt}></cs-date>
    <span slot="second">${who} · ${contentText(transfer)}</span>
    ${badge(transfer, isMine)}
  </cs-row>`;
}

function badge(transfer: Transfer, isMine: boolean) {
  if (!isMine && transfer.mine === "asked") {
    return html`<cs-badge slot="state" tone="indigo">${msg("Chờ bạn trả lời", { id: "transfers.waits" })}</cs-badge>`;
  }
  if (!isMine && transfer.mine === "taken") {
    return html`<cs-badge slot="state" tone="green" icon="check"
      >${msg("Đã nhận", { id: "transfers.state-taken" })}</cs-badge
    >`;
  }
  if (!isMine && transfer.mine === "refused") {
    return html`<cs-badge slot="state">${msg("Từ chối", { id: "transfers.receiver-refused" })}</cs-badge>`;
  }
  const { people, taken } = transfer.counts;
  const tone = isMine && people > 0 && taken === people ? "green" : stateTone(transfer);
  const many = isMine && people > 1 ? ` ${String(taken)}/${String(people)}` : nothing;
  return html`<cs-badge slot="state" tone=${tone}>${stateText(transfer)}${many}</cs-badge>`;
}

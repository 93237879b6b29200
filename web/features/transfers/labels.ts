import type { IconName } from "../../kernel/icon-names.ts";
import { formatNumber, formatSize, msg, str } from "../../kernel/i18n.ts";
import type { ReceiverState } from "../../../server/modules/transfers/contract.ts";
import type { Transfer } from "./api.ts";
import type { Job } from "./outgoing.ts";
import { secondsLeft, type Pace } from "./pace.ts";

export type Tone = "plain" | "indigo" | "green" | "amber" | "red";

export const sizeText = formatSize;

/** `1 giờ 5 phút`, `40 giây`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return msg(str`${formatNumber(seconds)} giây`, { id: "transfers.seconds" });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return msg(str`${formatNumber(minutes)} phút`, { id: "transfers.minutes" });
  return msg(str`${formatNumber(Math.floor(minutes / 60))} giờ ${minutes % 60} phút`, { id: "transfers.hours" });
}

/** `12 MB / 2 GB · 11 MB/s · còn 3 phút`. */
export function paceText(pace: Pace, size: number): string {
  const far = `${sizeText(pace.done)} / ${sizeText(size)}`;
  const left = secondsLeft(pace, size);
  if (left === undefined || pace.done >= size) return far;
  const speed = sizeText(Math.round(pace.speed));
  const time = durationText(left);
  return `${far} · ${msg(str`${speed}/giây · còn ${time}`, { id: "transfers.pace" })}`;
}

/** What a transfer of mine is doing in this window. */
export function phaseText(job: Job): string {
  switch (job.phase) {
    case "queued":
      return msg("Chờ đến lượt", { id: "transfers.phase-queued" });
    case "asking":
      return msg("Đang hỏi người nhận", { id: "transfers.phase-asking" });
    case "sending":
      return msg("Đang gửi", { id: "transfers.phase-sending" });
    case "waiting":
      return msg("Mất mạng, sẽ tự gửi tiếp", { id: "transfers.phase-waiting" });
    case "paused":
      return msg("Tạm dừng", { id: "transfers.phase-paused" });
    case "checking":
      return msg("Đang kiểm tra", { id: "transfers.phase-checking" });
    case "files":
      return msg("Chọn lại tệp để gửi tiếp", { id: "transfers.phase-files" });
    case "failed":
      return job.failure;
    case "done":
    case "over":
      return stateText(job.transfer);
  }
}

/** Where a transfer stands, in a word or two. */
export function stateText(transfer: Transfer): string {
  switch (transfer.state) {
    case "listing":
    case "open":
      return msg("Đang gửi", { id: "transfers.phase-sending" });
    case "ready":
      return transfer.counts.people > 0 && transfer.counts.taken === transfer.counts.people
        ? msg("Đã nhận", { id: "transfers.state-taken" })
        : msg("Chờ lấy về", { id: "transfers.state-ready" });
    case "direct":
    case "cleared":
      return msg("Đã nhận", { id: "transfers.state-taken" });
    case "refused":
      return msg("Bị từ chối", { id: "transfers.state-refused" });
    case "cancelled":
      return msg("Đã thu hồi", { id: "transfers.state-cancelled" });
    case "expired":
      return msg("Hết hạn", { id: "transfers.state-expired" });
    case "infected":
      return msg("Có vi-rút", { id: "transfers.state-infected" });
  }
}

export function stateTone({ state }: Transfer): Tone {
  if (state === "direct" || state === "cleared") return "green";
  if (state === "infected") return "red";
  if (state === "refused" || state === "expired") return "amber";
  return state === "cancelled" ? "plain" : "indigo";
}

/** What one receiver has done. */
export function receiverText(state: ReceiverState, isSeen: boolean): string {
  switch (state) {
    case "asked":
      return isSeen
        ? msg("Đã xem, chưa trả lời", { id: "transfers.receiver-seen" })
        : msg("Chưa xem", { id: "transfers.receiver-asked" });
    case "accepted":
      return msg("Đã đồng ý nhận", { id: "transfers.receiver-accepted" });
    case "refused":
      return msg("Từ chối", { id: "transfers.receiver-refused" });
    case "taken":
      return msg("Đã nhận", { id: "transfers.state-taken" });
  }
}

export const receiverTone = (state: ReceiverState): Tone =>
  state === "taken" ? "green" : state === "refused" ? "amber" : state === "accepted" ? "indigo" : "plain";

/** Why a transfer wants a second look before it is opened; empty where nothing does. */
export function warningOf(transfer: Pick<Transfer, "risky" | "scan">): string {
  if (transfer.scan === "unscanned") {
    return msg("Máy quét vi-rút chưa xem được tệp này. Chỉ mở khi bạn biết chắc người gửi.", {
      id: "transfers.warn-unscanned",
    });
  }
  if (!transfer.risky) return "";
  return msg("Có tệp chạy được (chương trình, tập lệnh, macro). Chỉ mở khi bạn biết chắc người gửi.", {
    id: "transfers.warn-risky",
  });
}

/** `3 tệp · 12 MB`. */
export function contentText({ files, size }: Pick<Transfer, "files" | "size">): string {
  return `${msg(str`${formatNumber(files)} tệp`, { id: "transfers.files" })} · ${sizeText(size)}`;
}

export const iconOf = ({ files }: Pick<Transfer, "files">): IconName => (files > 1 ? "folder" : "document");

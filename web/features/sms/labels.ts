import { formatNumber, msg, str } from "../../kernel/i18n.ts";
import type { ListRow, MessageState, ModemLine } from "./api.ts";
import type { Tab } from "./state.ts";

export type Tone = "plain" | "indigo" | "green" | "amber" | "red";

export function tabTitle(tab: Tab): string {
  const titles: Record<Tab, () => string> = {
    messages: () => msg("Tin đã gửi", { id: "sms.tab-messages" }),
    inbox: () => msg("Tin đến", { id: "sms.tab-inbox" }),
    modems: () => msg("Modem", { id: "sms.tab-modems" }),
    templates: () => msg("Mẫu tin", { id: "sms.tab-templates" }),
    settings: () => msg("Cài đặt", { id: "sms.tab-settings" }),
  };
  return titles[tab]();
}

export function stateText(state: MessageState): string {
  const texts: Record<MessageState, () => string> = {
    queued: () => msg("Đang chờ", { id: "sms.state-queued" }),
    sending: () => msg("Đang gửi", { id: "sms.state-sending" }),
    accepted: () => msg("Mạng đã nhận", { id: "sms.state-accepted" }),
    delivered: () => msg("Đã đến máy", { id: "sms.state-delivered" }),
    failed: () => msg("Không gửi được", { id: "sms.state-failed" }),
    expired: () => msg("Hết hạn", { id: "sms.state-expired" }),
    unknown: () => msg("Chưa rõ", { id: "sms.state-unknown" }),
    stopped: () => msg("Đã dừng", { id: "sms.state-stopped" }),
  };
  return texts[state]();
}

export const stateTone = (state: MessageState): Tone =>
  ({
    queued: "plain",
    sending: "indigo",
    accepted: "indigo",
    delivered: "green",
    failed: "red",
    expired: "amber",
    unknown: "amber",
    stopped: "plain",
  })[state] as Tone;

/** One line of a message's history in words; what has none yet by its own name. */
export function happeningText(what: string): string {
  const texts: Readonly<Record<string, () => string>> = {
    queued: () => msg("Vào hàng đợi", { id: "sms.happened-queued" }),
    submitting: () => msg("Giao cho modem", { id: "sms.happened-submitting" }),
    accepted: () => msg("Mạng đã nhận", { id: "sms.state-accepted" }),
    "not-sent": () => msg("Modem chưa nhận nên chưa gửi", { id: "sms.happened-not-sent" }),
    refused: () => msg("Mạng hoặc modem từ chối", { id: "sms.happened-refused" }),
    unknown: () => msg("Không rõ đã gửi hay chưa", { id: "sms.happened-unknown" }),
    again: () => msg("Gửi lại phần chưa rõ", { id: "sms.happened-again" }),
    resent: () => msg("Có người yêu cầu gửi lại", { id: "sms.happened-resent" }),
    expired: () => msg("Hết hạn", { id: "sms.state-expired" }),
    stopped: () => msg("Đã dừng", { id: "sms.state-stopped" }),
    "report-delivered": () => msg("Máy nhận báo đã đến", { id: "sms.happened-delivered" }),
    "report-trying": () => msg("Mạng đang thử tiếp", { id: "sms.happened-trying" }),
    "report-failed": () => msg("Mạng báo không đến được", { id: "sms.happened-failed" }),
    "report-gave-up": () => msg("Mạng thôi thử", { id: "sms.happened-gave-up" }),
  };
  return texts[what]?.() ?? what;
}

/** How a modem stands, in a word. */
export function phaseText(phase: ModemLine["phase"]): string {
  const texts: Record<ModemLine["phase"], () => string> = {
    ready: () => msg("Sẵn sàng", { id: "sms.modem-ready" }),
    starting: () => msg("Đang khởi động", { id: "sms.modem-starting" }),
    "no-network": () => msg("Chưa có sóng", { id: "sms.modem-no-network" }),
    absent: () => msg("Không thấy", { id: "sms.modem-absent" }),
    failed: () => msg("Có trục trặc", { id: "sms.modem-failed" }),
  };
  return texts[phase]();
}

export const phaseTone = ({ phase, trouble }: ModemLine): Tone => {
  if (phase === "ready") return trouble === null ? "green" : "amber";
  return phase === "failed" || phase === "absent" ? "red" : "amber";
};

/** What is wrong with a modem, then what to do. */
export function troubleText(trouble: NonNullable<ModemLine["trouble"]>): string {
  const texts: Record<NonNullable<ModemLine["trouble"]>, () => string> = {
    noAnswer: () => msg("Modem không trả lời. Hãy rút ra cắm lại.", { id: "sms.trouble-no-answer" }),
    noSim: () => msg("Không thấy SIM. Hãy lắp lại SIM rồi thử.", { id: "sms.trouble-no-sim" }),
    pinMissing: () => msg("SIM đòi mã PIN. Hãy nhập mã PIN bên dưới.", { id: "sms.trouble-pin-missing" }),
    pinTriedBefore: () =>
      msg("Mã PIN đã nhập bị sai nên không thử lại. Hãy nhập mã khác.", { id: "sms.trouble-pin-tried" }),
    pinTooFewTries: () =>
      msg("SIM chỉ còn một lần thử PIN. Hãy mở khóa SIM bằng điện thoại.", { id: "sms.trouble-pin-few" }),
    pinWrong: () => msg("Mã PIN sai. Hãy kiểm tra rồi nhập mã đúng.", { id: "sms.trouble-pin-wrong" }),
    pukNeeded: () => msg("SIM bị khóa PUK. Hãy mở bằng điện thoại với mã PUK.", { id: "sms.trouble-puk" }),
    noPduMode: () => msg("Modem không gửi được dạng PDU. Hãy dùng modem khác.", { id: "sms.trouble-pdu" }),
    unplugged: () => msg("Modem đã bị rút. Hãy cắm lại, văn phòng tự nhận.", { id: "sms.trouble-unplugged" }),
    noNetwork: () => msg("Chưa vào được mạng. Hãy kiểm tra ăng-ten và SIM.", { id: "sms.trouble-network" }),
    "stop-sim": () =>
      msg("Nhà mạng từ chối SIM này. Hãy kiểm tra thuê bao rồi bấm Kiểm tra.", { id: "sms.trouble-sim" }),
    credit: () => msg("Có thể SIM đã hết tiền. Hãy nạp tiền rồi bấm Kiểm tra.", { id: "sms.trouble-credit" }),
    "service-centre": () =>
      msg("Số trung tâm tin nhắn sai. Hãy đặt lại trong SIM rồi bấm Kiểm tra.", { id: "sms.trouble-centre" }),
    notReachable: () =>
      msg("Không dùng được cổng này. Hãy kiểm tra địa chỉ hoặc thư mục trong Cài đặt.", { id: "sms.trouble-reach" }),
  };
  return texts[trouble]();
}

export function partsText(parts: number): string {
  return msg(str`${formatNumber(parts)} phần tin`, { id: "sms.parts" });
}

/** What a way out is called: a modem by its own name. */
export function modemName({ kind, name }: ModemLine): string {
  if (kind === "http") return msg("Cổng SMS qua HTTP", { id: "sms.gateway-http" });
  return kind === "spool" ? msg("Thư mục smstools", { id: "sms.gateway-spool" }) : name;
}

/** What becomes of a row of a list. */
export function fateText(fate: ListRow["fate"]): string {
  const texts: Record<ListRow["fate"], () => string> = {
    good: () => msg("Gửi", { id: "sms.send" }),
    refused: () => msg("Số sai.", { id: "sms.fate-refused" }),
    twice: () => msg("Trùng.", { id: "sms.fate-twice" }),
    optedOut: () => msg("Từ chối nhận tin.", { id: "sms.fate-opted-out" }),
    tooLong: () => msg("Quá dài.", { id: "sms.fate-long" }),
  };
  return texts[fate]();
}

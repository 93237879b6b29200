import { addDays } from "../../../server/kernel/contract/text.ts";
import { dayOf } from "../../kernel/dates.ts";
import { msg } from "../../kernel/i18n.ts";
import { findRecipients, type Label, type Mailbox } from "./api.ts";
import { offersFor, type Offer, type Typing } from "./completion.ts";
import { boxTitle } from "./labels.ts";

const MOST = 8;

/** What the search box may offer, beside people. */
export interface Known {
  readonly boxes: readonly Mailbox[];
  readonly labels: readonly Label[];
}

/** What what is being typed may become; people are asked of the server. */
export async function offersOf(typing: Typing, known: Known, signal: AbortSignal): Promise<readonly Offer[]> {
  if (typing.kind === "word") return typing.text === "" ? operators() : offersFor(typing.text, operators(), 3);
  switch (typing.operator) {
    case "from":
    case "to":
      return people(typing.text, signal);
    case "has":
      return offersFor(
        typing.text,
        [{ value: "attachment", title: msg("Có tệp đính kèm", { id: "mail.has-files" }), detail: "has:attachment" }],
        MOST,
      );
    case "in":
      return offersFor(
        typing.text,
        known.boxes.map((box) => ({ value: box.role ?? box.name, title: boxTitle(box), detail: "" })),
        MOST,
      );
    case "label":
      return offersFor(
        typing.text,
        known.labels.map(({ name }) => ({ value: name, title: name, detail: "" })),
        MOST,
      );
    case "before":
    case "after":
      return offersFor(typing.text, days(), MOST);
  }
}

async function people(typed: string, signal: AbortSignal): Promise<readonly Offer[]> {
  if (typed === "") return [];
  const found = await findRecipients(typed, signal);
  return found
    .filter(({ kind }) => kind === "person")
    .map(({ name, detail = "" }) => ({ value: name, title: name, detail }))
    .slice(0, MOST);
}

function operators(): Offer[] {
  return [
    { value: "from:", title: msg("Người gửi", { id: "mail.find-from" }), detail: "from:" },
    { value: "to:", title: msg("Người nhận", { id: "mail.find-to" }), detail: "to:" },
    { value: "has:", title: msg("Có tệp đính kèm", { id: "mail.has-files" }), detail: "has:" },
    { value: "in:", title: msg("Trong thư mục", { id: "mail.find-in" }), detail: "in:" },
    { value: "label:", title: msg("Có nhãn", { id: "mail.find-label" }), detail: "label:" },
    { value: "before:", title: msg("Trước ngày", { id: "mail.find-before" }), detail: "before:" },
    { value: "after:", title: msg("Từ ngày", { id: "mail.find-after" }), detail: "after:" },
  ];
}

function days(): Offer[] {
  const today = dayOf(Date.now());
  return [
    { value: today, title: msg("Hôm nay", { id: "mail.find-today" }), detail: today },
    { value: addDays(today, -7), title: msg("Một tuần trước", { id: "mail.find-week" }), detail: addDays(today, -7) },
    {
      value: `${today.slice(0, 8)}01`,
      title: msg("Đầu tháng này", { id: "mail.find-month" }),
      detail: `${today.slice(0, 8)}01`,
    },
    {
      value: `${today.slice(0, 5)}01-01`,
      title: msg("Đầu năm nay", { id: "mail.find-year" }),
      detail: `${today.slice(0, 5)}01-01`,
    },
  ];
}

import type { Actor } from "../../../kernel/access/actor.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { fold } from "../../../kernel/text/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { SearchSuggestion } from "../contract.ts";
import { ownerOf } from "../policy.ts";
import * as store from "../store.ts";
import { operatorNamed, type OperatorName } from "./language.ts";

const MOST = 8;
/** The value of an operator, or a word, that is being typed at the end. */
const LAST = /(?:^|\s)(-?)(?:([\p{L}\p{M}-]{2,20}):)?("?)([^\s":]*|(?<=")[^"]*)$/u;

interface Texts {
  readonly vi: string;
  readonly en: string;
}

/** The operators as they are offered: how one writes each, and what it does. */
const OFFERED: readonly (Texts & { readonly detail: Texts })[] = [
  { vi: "từ:", en: "from:", detail: { vi: "Người gửi", en: "Who sent it" } },
  { vi: "đến:", en: "to:", detail: { vi: "Người nhận", en: "Whom it was sent to" } },
  { vi: "chủ-đề:", en: "subject:", detail: { vi: "Chỉ tìm trong chủ đề", en: "In the subject only" } },
  { vi: "có:đính-kèm", en: "has:attachment", detail: { vi: "Thư có tệp đính kèm", en: "With attachments" } },
  { vi: "có:sao", en: "has:star", detail: { vi: "Thư đã gắn sao", en: "Starred" } },
  { vi: "là:chưa-đọc", en: "is:unread", detail: { vi: "Thư chưa đọc", en: "Unread" } },
  { vi: "tệp:", en: "filename:", detail: { vi: "Tên tệp đính kèm", en: "Name of an attachment" } },
  { vi: "trong:", en: "in:", detail: { vi: "Trong thư mục", en: "In a folder" } },
  { vi: "nhãn:", en: "label:", detail: { vi: "Có nhãn", en: "With a label" } },
  { vi: "sau:", en: "after:", detail: { vi: "Từ ngày", en: "From this day on" } },
  { vi: "trước:", en: "before:", detail: { vi: "Trước ngày", en: "Before this day" } },
  { vi: "ngày:", en: "on:", detail: { vi: "Trong ngày, tháng hoặc năm", en: "In this day, month or year" } },
  { vi: "lớn-hơn:", en: "larger:", detail: { vi: "Nặng hơn, ví dụ 5M", en: "Larger than, such as 5M" } },
  { vi: "cc:", en: "cc:", detail: { vi: "Đồng kính gửi", en: "Whom it was copied to" } },
];

/** Values that are the same for everybody. */
const VALUES: Readonly<Partial<Record<OperatorName, readonly Texts[]>>> = {
  has: [
    { vi: "đính-kèm", en: "attachment" },
    { vi: "sao", en: "star" },
  ],
  is: [
    { vi: "chưa-đọc", en: "unread" },
    { vi: "đã-đọc", en: "read" },
    { vi: "đã-trả-lời", en: "answered" },
  ],
  before: days(),
  after: days(),
  on: days(),
  larger: [
    { vi: "1M", en: "1M" },
    { vi: "5M", en: "5M" },
    { vi: "10M", en: "10M" },
  ],
};

function days(): readonly Texts[] {
  return [
    { vi: "hôm-nay", en: "today" },
    { vi: "hôm-qua", en: "yesterday" },
    { vi: "tuần-này", en: "this-week" },
    { vi: "tuần-trước", en: "last-week" },
    { vi: "tháng-này", en: "this-month" },
    { vi: "tháng-trước", en: "last-month" },
  ];
}

const FOLDERS: Readonly<Record<string, Texts>> = {
  inbox: { vi: "hộp-thư-đến", en: "inbox" },
  drafts: { vi: "thư-nháp", en: "drafts" },
  sent: { vi: "thư-đã-gửi", en: "sent" },
  archive: { vi: "lưu-trữ", en: "archive" },
  junk: { vi: "thư-rác", en: "junk" },
  trash: { vi: "thùng-rác", en: "trash" },
};

const plain = (text: string): string => fold(text).replace(/[-_\s]/g, "");

export type Suggest = (actor: Actor, typed: string) => SearchSuggestion[];

/** How a search that is being typed may go on. */
export function createSuggest(kernel: Kernel, directory: DirectoryService): Suggest {
  return (actor, typed) => {
    const match = LAST.exec(typed);
    if (!match) return [];
    const [, minus = "", name, quote = "", begun = ""] = match;
    const kept = typed.slice(
      0,
      typed.length - minus.length - (name === undefined ? 0 : name.length + 1) - quote.length - begun.length,
    );
    const language = actor.language;
    if (name === undefined) {
      if (quote !== "") return [];
      return operators(begun, language, `${kept}${minus}`).slice(0, begun === "" ? OFFERED.length : MOST);
    }
    const head = `${kept}${minus}${name}:`;
    const operator = operatorNamed(name);
    switch (operator) {
      case undefined:
        return [];
      case "from":
      case "to":
      case "cc":
        return begun === ""
          ? []
          : directory.findPeople(begun, MOST).map((person) => ({
              kind: "person",
              title: person.name,
              detail: person.mailAddress,
              query: `${head}${quoted(person.mailAddress)} `,
            }));
      case "label":
        return labels(kernel, actor, begun, head);
      case "in":
        return folders(kernel, actor, begun, language, head);
      default:
        return (VALUES[operator] ?? [])
          .map((value) => value[language])
          .filter((value) => plain(value).startsWith(plain(begun)))
          .map((value) => ({
            kind: "value",
            title: value.replaceAll("-", " "),
            detail: "",
            query: `${head}${value} `,
          }));
    }
  };
}

function operators(begun: string, language: Language, head: string): SearchSuggestion[] {
  const wanted = plain(begun);
  return OFFERED.filter((offered) => plain(offered.vi).startsWith(wanted) || plain(offered.en).startsWith(wanted)).map(
    (offered) => {
      const title = offered[language];
      return {
        kind: "operator",
        title,
        detail: offered.detail[language],
        query: `${head}${title}${title.endsWith(":") ? "" : " "}`,
      };
    },
  );
}

function folders(kernel: Kernel, actor: Actor, begun: string, language: Language, head: string): SearchSuggestion[] {
  const names = store
    .mailboxNames(kernel.db, store.visibleAccounts(kernel.db, actor))
    .map(({ name, role }) => (role === null ? name : (FOLDERS[role]?.[language] ?? name)));
  return [...new Set(names)]
    .filter((name) => plain(name).includes(plain(begun)))
    .slice(0, MOST)
    .map((name) => ({
      kind: "folder",
      title: name.replaceAll("-", " "),
      detail: "",
      query: `${head}${quoted(name)} `,
    }));
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value.replaceAll('"', "")}"` : value;
}

function labels(kernel: Kernel, actor: Actor, begun: string, head: string): SearchSuggestion[] {
  const accountId = store.accountOf(kernel.db, ownerOf(actor));
  const all = accountId === undefined ? [] : store.labelsOf(kernel.db, accountId);
  return all
    .filter(({ name }) => plain(name).includes(plain(begun)))
    .slice(0, MOST)
    .map(({ name }) => ({ kind: "value", title: name, detail: "", query: `${head}${quoted(name)} ` }));
}

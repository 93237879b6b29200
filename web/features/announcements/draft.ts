import { CATEGORIES, type PollDraft } from "../../../server/modules/announcements/contract.ts";
import { dayOf, instantOf, parseTime, timeOf } from "../../kernel/dates.ts";
import { msg, str } from "../../kernel/i18n.ts";
import { richOf } from "../../kernel/rich-text.ts";
import { pickKind, type Pick } from "../../ui/picking.ts";
import type { AnnouncementDetail, AnnouncementInput } from "./api.ts";

/** A file of a draft: one that it has, or an upload that joins it when it is saved next. */
export interface DraftFile {
  readonly id: number;
  readonly name: string;
  readonly isNew: boolean;
}

/** A question as it is being written; `right` are the places of the right choices. */
export interface Question {
  readonly text: string;
  readonly choices: readonly string[];
  readonly right: readonly number[];
}

/** The poll as it is being written. */
export interface Asking {
  readonly title: string;
  readonly options: readonly string[];
  readonly several: boolean;
  readonly anonymous: boolean;
  readonly live: boolean;
  readonly closesOn: string;
  readonly closesTime: string;
}

/** An announcement as its form holds it: everything as it was typed, so that nothing is lost by a refusal. */
export interface Draft {
  readonly title: string;
  readonly html: string;
  readonly category: AnnouncementInput["category"];
  readonly audience: readonly Pick[];
  readonly pinned: boolean;
  readonly lobby: boolean;
  readonly asksConfirmation: boolean;
  readonly commentsOpen: boolean;
  readonly mailCopy: boolean;
  readonly mustArrive: boolean;
  readonly inTurn: boolean;
  readonly publishesOn: string;
  readonly publishesTime: string;
  readonly expiresOn: string;
  readonly expiresTime: string;
  readonly quiz: readonly Question[];
  readonly poll: Asking | null;
  readonly files: readonly DraftFile[];
}

export const emptyQuestion: Question = { text: "", choices: ["", ""], right: [] };
export const emptyAsking: Asking = {
  title: "",
  options: ["", ""],
  several: false,
  anonymous: false,
  live: false,
  closesOn: "",
  closesTime: "17:00",
};

export const emptyDraft: Draft = {
  title: "",
  html: "",
  category: CATEGORIES[0],
  audience: [],
  pinned: false,
  lobby: false,
  asksConfirmation: false,
  commentsOpen: false,
  mailCopy: false,
  mustArrive: false,
  inTurn: false,
  publishesOn: "",
  publishesTime: "",
  expiresOn: "",
  expiresTime: "",
  quiz: [],
  poll: null,
  files: [],
};

const day = (at: number | null): string => (at === null ? "" : dayOf(at));
const time = (at: number | null): string => (at === null ? "" : timeOf(at));

/** A new one, with what was said elsewhere as its text. */
export function draftFrom(said: { readonly text: string } | undefined): Draft {
  return said ? { ...emptyDraft, html: richOf(said.text) } : emptyDraft;
}

export function draftOf(post: AnnouncementDetail): Draft {
  const { title, category, pinned, lobby, asksConfirmation, commentsOpen, mailCopy, mustArrive, inTurn } = post;
  return {
    ...{ title, category, pinned, lobby, asksConfirmation, commentsOpen, mailCopy, mustArrive, inTurn },
    html: post.html ?? richOf(post.body),
    audience: post.audience.map(({ key, name, count }) => ({ key, name, count, kind: pickKind(key) })),
    publishesOn: day(post.publishesAt),
    publishesTime: time(post.publishesAt),
    expiresOn: day(post.expiresAt),
    expiresTime: time(post.expiresAt),
    quiz: (post.quiz?.questions ?? []).map(({ text, choices, right }) => ({ text, choices, right: right ?? [] })),
    poll: post.poll && {
      ...post.poll,
      closesOn: day(post.poll.closesAt),
      closesTime: time(post.poll.closesAt),
    },
    files: post.files.map(({ id, name }) => ({ id, name, isNew: false })),
  };
}

/** The instant of a day and a time as typed: null where both are empty, undefined for what is none. */
export function momentOf(on: string, typed: string): number | null | undefined {
  if (on === "" && typed.trim() === "") return null;
  const time = parseTime(typed);
  return on === "" || time === undefined ? undefined : instantOf(on, time);
}

/** Whether rich text says or shows anything: an editor that was only opened leaves an empty paragraph. */
export const saysNothing = (html: string): boolean =>
  !/<img\b/.test(html) && html.replace(/<[^>]*>|&nbsp;|\s/g, "") === "";

const filled = (texts: readonly string[]): string[] => texts.map((text) => text.trim()).filter((text) => text !== "");

/** A question that can be sent: with the empty choices left out, and the right ones where they then stand. */
function questionOf({
  text,
  choices,
  right,
}: Question): { text: string; choices: string[]; right: number[] } | undefined {
  const kept = choices.flatMap((choice, place) => (choice.trim() === "" ? [] : [{ choice: choice.trim(), place }]));
  const places = kept.flatMap(({ place }, now) => (right.includes(place) ? [now] : []));
  if (text.trim() === "" || kept.length < 2 || places.length === 0) return undefined;
  return { text: text.trim(), choices: kept.map(({ choice }) => choice), right: places };
}

function pollOf(poll: Asking | null): PollDraft | undefined {
  const closesAt = poll && momentOf(poll.closesOn, poll.closesTime);
  if (!poll || typeof closesAt !== "number") return undefined;
  const { title, several, anonymous, live } = poll;
  const options = filled(poll.options);
  return title.trim() === "" || options.length < 2
    ? undefined
    : { title: title.trim(), options, several, anonymous, live, closesAt };
}

/** What is wrong before it is sent, by field. */
export function checkDraft(draft: Draft, now: number): Partial<Record<keyof Draft, string>> {
  const wrong: Partial<Record<keyof Draft, string>> = {};
  const from = momentOf(draft.publishesOn, draft.publishesTime);
  const to = momentOf(draft.expiresOn, draft.expiresTime);
  const noTime = msg("Hãy chọn ngày và viết giờ như 8:00, hoặc để trống cả hai.", { id: "announcements.need-time" });
  if (draft.title.trim() === "") wrong.title = msg("Hãy viết tiêu đề.", { id: "announcements.need-title" });
  if (saysNothing(draft.html) && draft.files.length === 0) {
    wrong.html = msg("Hãy viết nội dung hoặc đính kèm tệp.", { id: "announcements.need-body" });
  }
  if (draft.audience.length === 0) {
    wrong.audience = msg("Hãy chọn nơi nhận.", { id: "announcements.need-audience" });
  }
  if (from === undefined) wrong.publishesOn = noTime;
  if (to === undefined) wrong.expiresOn = noTime;
  else if (to !== null && to <= Math.max(from ?? now, now)) {
    wrong.expiresOn = msg("Phải sau lúc phát hành và chưa qua. Hãy chọn muộn hơn.", {
      id: "announcements.expires-early",
    });
  }
  const unfinished = draft.quiz.findIndex((question) => questionOf(question) === undefined);
  if (unfinished >= 0) {
    wrong.quiz = msg(str`Câu ${unfinished + 1} cần nội dung, ít nhất hai phương án và một phương án đúng.`, {
      id: "announcements.quiz-unfinished",
    });
  }
  if (draft.poll) {
    const poll = pollOf(draft.poll);
    if (!poll) {
      wrong.poll = msg("Cuộc hỏi ý kiến cần câu hỏi, ít nhất hai phương án và lúc kết thúc.", {
        id: "announcements.poll-unfinished",
      });
    } else if (poll.closesAt <= Math.max(from ?? now, now)) {
      wrong.poll = msg("Cuộc hỏi ý kiến phải kết thúc sau lúc phát hành.", { id: "announcements.poll-early" });
    }
  }
  return wrong;
}

/** What goes over the wire as far as it is written: a moment, a question or a poll that is not whole yet waits in the form. */
export function inputOf(draft: Draft): AnnouncementInput {
  const { category, pinned, lobby, asksConfirmation, commentsOpen, mailCopy, mustArrive, inTurn } = draft;
  const questions = draft.quiz.flatMap((question) => questionOf(question) ?? []);
  return {
    title: draft.title.trim(),
    body: "",
    html: draft.html,
    ...{ category, pinned, lobby, asksConfirmation, commentsOpen, mailCopy, mustArrive, inTurn },
    audience: draft.audience.map(({ key }) => key),
    publishesAt: momentOf(draft.publishesOn, draft.publishesTime) ?? null,
    expiresAt: momentOf(draft.expiresOn, draft.expiresTime) ?? null,
    quiz: questions.length === 0 ? null : { questions },
    poll: pollOf(draft.poll) ?? null,
    keptFiles: draft.files.flatMap(({ id, isNew }) => (isNew ? [] : [id])),
    newFiles: draft.files.flatMap(({ id, isNew }) => (isNew ? [id] : [])),
  };
}

/** The files after a save: uploads that went with it have become the announcement's own. */
export function filesAfter(
  files: readonly DraftFile[],
  sent: { readonly keptFiles: readonly number[]; readonly newFiles: readonly number[] },
  saved: readonly { readonly id: number }[],
): DraftFile[] {
  const made = saved.map(({ id }) => id).filter((id) => !sent.keptFiles.includes(id));
  return files.map((file) => {
    const place = file.isNew ? sent.newFiles.indexOf(file.id) : -1;
    const id = made[place];
    return id === undefined ? file : { ...file, id, isNew: false };
  });
}

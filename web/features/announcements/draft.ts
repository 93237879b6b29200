import { CATEGORIES } from "../../../server/modules/announcements/contract.ts";
import { dayOf, instantOf, parseTime, timeOf } from "../../kernel/dates.ts";
import { msg } from "../../kernel/i18n.ts";
import type { Pick } from "../../ui/picking.ts";
import { pickKind, type AnnouncementDetail, type AnnouncementInput } from "./api.ts";

/** A file of a draft: one that it has, or an upload that joins it when it is saved. */
export interface DraftFile {
  readonly id: number;
  readonly name: string;
  readonly isNew: boolean;
}

/** An announcement as its form holds it: everything as it was typed, so that nothing is lost by a refusal. */
export interface Draft {
  readonly title: string;
  readonly body: string;
  readonly category: AnnouncementInput["category"];
  readonly audience: readonly Pick[];
  readonly pinned: boolean;
  readonly lobby: boolean;
  readonly asksConfirmation: boolean;
  readonly commentsOpen: boolean;
  readonly publishesOn: string;
  readonly publishesTime: string;
  readonly expiresOn: string;
  readonly expiresTime: string;
  readonly files: readonly DraftFile[];
}

export const emptyDraft: Draft = {
  title: "",
  body: "",
  category: CATEGORIES[0],
  audience: [],
  pinned: false,
  lobby: false,
  asksConfirmation: false,
  commentsOpen: false,
  publishesOn: "",
  publishesTime: "",
  expiresOn: "",
  expiresTime: "",
  files: [],
};

/** A new one, with what was said elsewhere as its text. */
export function draftFrom(said: { readonly text: string } | undefined): Draft {
  return said ? { ...emptyDraft, body: said.text } : emptyDraft;
}

export function draftOf(post: AnnouncementDetail): Draft {
  const { title, body, category, pinned, lobby, asksConfirmation, commentsOpen } = post;
  const day = (at: number | null) => (at === null ? "" : dayOf(at));
  const time = (at: number | null) => (at === null ? "" : timeOf(at));
  return {
    ...{ title, body, category, pinned, lobby, asksConfirmation, commentsOpen },
    audience: post.audience.map(({ key, name }) => ({ key, name, kind: pickKind(key) })),
    publishesOn: day(post.publishesAt),
    publishesTime: time(post.publishesAt),
    expiresOn: day(post.expiresAt),
    expiresTime: time(post.expiresAt),
    files: post.files.map(({ id, name }) => ({ id, name, isNew: false })),
  };
}

/** The instant of a day and a time as typed: null where both are empty, undefined for what is none. */
export function momentOf(on: string, typed: string): number | null | undefined {
  if (on === "" && typed.trim() === "") return null;
  const time = parseTime(typed);
  return on === "" || time === undefined ? undefined : instantOf(on, time);
}

/** What is wrong before anything is sent, by field. */
export function checkDraft(draft: Draft, now: number): Partial<Record<keyof Draft, string>> {
  const wrong: Partial<Record<keyof Draft, string>> = {};
  const from = momentOf(draft.publishesOn, draft.publishesTime);
  const to = momentOf(draft.expiresOn, draft.expiresTime);
  const noTime = msg("Hãy chọn ngày và viết giờ như 8:00, hoặc để trống cả hai.", { id: "announcements.need-time" });
  if (draft.title.trim() === "") wrong.title = msg("Hãy viết tiêu đề.", { id: "announcements.need-title" });
  if (draft.body.trim() === "" && draft.files.length === 0) {
    wrong.body = msg("Hãy viết nội dung hoặc đính kèm tệp.", { id: "announcements.need-body" });
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
  return wrong;
}

/** What goes over the wire; the draft has passed `checkDraft`. */
export function inputOf(draft: Draft): AnnouncementInput {
  const { category, pinned, lobby, asksConfirmation, commentsOpen } = draft;
  return {
    title: draft.title.trim(),
    body: draft.body.trim(),
    ...{ category, pinned, lobby, asksConfirmation, commentsOpen },
    audience: draft.audience.map(({ key }) => key),
    publishesAt: momentOf(draft.publishesOn, draft.publishesTime) ?? null,
    expiresAt: momentOf(draft.expiresOn, draft.expiresTime) ?? null,
    keptFiles: draft.files.flatMap(({ id, isNew }) => (isNew ? [] : [id])),
    newFiles: draft.files.flatMap(({ id, isNew }) => (isNew ? [id] : [])),
  };
}

import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import * as contract from "../../../server/modules/announcements/contract.ts";
import type {
  AnnouncementDetail,
  AnnouncementInput,
  AnnouncementList,
  AnnouncementSummary,
  Comment,
  Edition,
  Reader,
  ReaderFilter,
  Sheet,
  SheetCheck,
  SheetSummary,
  Template,
  TemplateInput,
  UnitCount,
} from "../../../server/modules/announcements/contract.ts";
import { describeAudience, findAudience } from "../../../server/modules/directory/contract.ts";
import { uploadFile } from "../../../server/modules/files/contract.ts";
import { call, urlOf } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import { pickKind, type Pick } from "../../ui/picking.ts";

export type {
  AnnouncementDetail,
  AnnouncementInput,
  AnnouncementList,
  AnnouncementSummary,
  Comment,
  Edition,
  Reader,
  ReaderFilter,
  Sheet,
  SheetCheck,
  SheetSummary,
  Template,
  TemplateInput,
  UnitCount,
};

const until = (signal?: AbortSignal) => (signal ? { signal } : {});
const page = (after?: string) => (after === undefined ? {} : { after });

export const fetchList = (
  list: AnnouncementList,
  after?: string,
  signal?: AbortSignal,
  q = "",
): Promise<PageOf<AnnouncementSummary>> =>
  call(contract.listAnnouncements, { query: { list, ...page(after), ...(q !== "" && { q }) } }, until(signal));

export const fetchCounts = () => call(contract.countAnnouncements, {});

export const fetchAnnouncement = (id: number, signal?: AbortSignal): Promise<AnnouncementDetail> =>
  call(contract.readAnnouncement, { params: { id } }, until(signal));

export const openAnnouncement = (id: number, signal?: AbortSignal): Promise<AnnouncementDetail> =>
  call(contract.openAnnouncement, { params: { id } }, until(signal));

export const confirmAnnouncement = (id: number): Promise<AnnouncementDetail> =>
  call(contract.confirmAnnouncement, { params: { id } });

export const createDraft = (body: AnnouncementInput): Promise<AnnouncementDetail> =>
  call(contract.createAnnouncement, { body });

export const editDraft = (id: number, body: AnnouncementInput & { version: number }): Promise<AnnouncementDetail> =>
  call(contract.editAnnouncement, { params: { id }, body });

export const submit = ({ id, version }: AnnouncementDetail): Promise<AnnouncementDetail> =>
  call(contract.submitAnnouncement, { params: { id }, body: { version } });

export const giveBack = ({ id, version }: AnnouncementDetail, note: string): Promise<unknown> =>
  call(contract.returnAnnouncement, { params: { id }, body: { version, note } });

export const correct = (
  { id, version }: AnnouncementDetail,
  text: { title: string; html: string; reason: string },
): Promise<AnnouncementDetail> =>
  call(contract.correctAnnouncement, { params: { id }, body: { version, body: "", ...text } });

export const withdraw = ({ id, version }: AnnouncementDetail, reason: string): Promise<AnnouncementDetail> =>
  call(contract.withdrawAnnouncement, { params: { id }, body: { version, reason } });

export const askConfirmation = ({ id, version }: AnnouncementDetail): Promise<AnnouncementDetail> =>
  call(contract.askConfirmation, { params: { id }, body: { version } });

export const nudge = (id: number): Promise<{ nudged: number }> => call(contract.nudgeReaders, { params: { id } });

export const removeDraft = (id: number): Promise<unknown> => call(contract.removeAnnouncement, { params: { id } });

export const fetchReaders = (
  id: number,
  filter: ReaderFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<PageOf<Reader>> =>
  call(contract.listReaders, { params: { id }, query: { filter, ...page(after) } }, until(signal));

export const fetchEditions = (id: number, after?: string, signal?: AbortSignal): Promise<PageOf<Edition>> =>
  call(contract.listEditions, { params: { id }, query: page(after) }, until(signal));

export const fetchComments = (id: number, after?: string, signal?: AbortSignal): Promise<PageOf<Comment>> =>
  call(contract.listComments, { params: { id }, query: page(after) }, until(signal));

export const writeComment = (id: number, text: string): Promise<Comment> =>
  call(contract.writeComment, { params: { id }, body: { text } });

export const removeComment = (id: number, commentId: number): Promise<unknown> =>
  call(contract.removeComment, { params: { id, commentId } });

export const issueSheet = (id: number): Promise<Sheet> => call(contract.issueSheet, { params: { id } });

export const fetchSheet = (id: number, sheetId: number, signal?: AbortSignal): Promise<Sheet> =>
  call(contract.readSheet, { params: { id, sheetId } }, until(signal));

export const sheetUrl = (id: number, sheetId: number): string =>
  urlOf(contract.exportSheet, { params: { id, sheetId } });

export const fileUrl = (id: number, fileId: number): string => urlOf(contract.readFile, { params: { id, fileId } });

export const upload = (file: File) => call(uploadFile, { query: { name: file.name, type: file.type }, body: file });

/** Takes a picture into the text of an announcement; resolves to its address there. */
export async function addPicture(id: number, file: File): Promise<string> {
  const { id: uploadId } = await upload(file);
  return (await call(contract.addPicture, { params: { id }, body: { uploadId } })).address;
}

/** How many people an audience is, together and part by part. */
export async function countAudience(
  audience: readonly string[],
): Promise<{ total: number; items: readonly { name: string; count: number }[] }> {
  return call(describeAudience, { body: { keys: [...audience] } });
}

/** People, departments, groups and roles by any part of a name. */
export async function findPeople(q: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(findAudience, { query: { q, limit: 12 } }, { signal });
  return items.map(({ key, name, detail, photoHash }) => ({
    key,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    kind: pickKind(key),
  }));
}

export const fetchLobby = async () => (await call(contract.readLobby, {})).items;

export const changeAudience = (
  { id, version }: AnnouncementDetail,
  audience: readonly string[],
): Promise<AnnouncementDetail> =>
  call(contract.changeAudience, { params: { id }, body: { version, audience: [...audience] } });

export interface Display {
  readonly pinned: boolean;
  readonly lobby: boolean;
  readonly commentsOpen: boolean;
  readonly expiresAt: number | null;
}
export const changeDisplay = ({ id, version }: AnnouncementDetail, display: Display): Promise<AnnouncementDetail> =>
  call(contract.changeDisplay, { params: { id }, body: { version, ...display } });

export const skipTurn = ({ id, version }: AnnouncementDetail): Promise<AnnouncementDetail> =>
  call(contract.skipTurn, { params: { id }, body: { version } });

export const answerQuiz = (id: number, answers: readonly (readonly number[])[]): Promise<AnnouncementDetail> =>
  call(contract.answerQuiz, { params: { id }, body: { answers: answers.map((chosen) => [...chosen]) } });

export const fetchUnits = async (id: number, signal?: AbortSignal): Promise<readonly UnitCount[]> =>
  (await call(contract.countUnits, { params: { id } }, until(signal))).items;

export const fetchFileReaders = (id: number, fileId: number, after?: string, signal?: AbortSignal) =>
  call(contract.listFileReaders, { params: { id, fileId }, query: page(after) }, until(signal));

export const fetchTemplates = async (signal?: AbortSignal): Promise<readonly Template[]> =>
  (await call(contract.listTemplates, {}, until(signal))).items;

export const keepTemplate = (body: TemplateInput): Promise<Template> => call(contract.createTemplate, { body });

export const removeTemplate = (id: number): Promise<unknown> => call(contract.removeTemplate, { params: { id } });

export const verifySheet = (hash: string): Promise<SheetSummary> => call(contract.verifySheet, { params: { hash } });

export const checkSheetFile = (file: File): Promise<SheetCheck> => call(contract.checkSheetFile, { body: file });

import { findAudience } from "../../../server/modules/directory/contract.ts";
import { markSeen as markNoticesSeen } from "../../../server/modules/notifications/contract.ts";
import * as contract from "../../../server/modules/transfers/contract.ts";
import type {
  DropBox,
  DropBoxInput,
  Face,
  FileInput,
  Receiver,
  Transfer,
  TransferFile,
  TransferInput,
  TransferList,
  TransferSettings,
} from "../../../server/modules/transfers/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call, urlOf } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";

export type {
  DropBox,
  DropBoxInput,
  Face,
  FileInput,
  Receiver,
  Transfer,
  TransferFile,
  TransferList,
  TransferSettings,
};

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export const fetchTransfers = (
  list: TransferList,
  options: { after?: string | undefined; boxId?: number | undefined; active?: boolean; limit?: number } = {},
  signal?: AbortSignal,
): Promise<PageOf<Transfer>> => {
  const { after, boxId, active, limit } = options;
  return call(
    contract.listTransfers,
    {
      query: {
        list,
        ...(after !== undefined && { after }),
        ...(boxId !== undefined && { boxId }),
        ...(active !== undefined && { active }),
        ...(limit !== undefined && { limit }),
      },
    },
    until(signal),
  );
};

export const fetchTransfer = (id: number, signal?: AbortSignal): Promise<Transfer> =>
  call(contract.readTransfer, { params: { id } }, until(signal));

/** Offers files; a long list follows in portions, and the last of them asks the receivers. */
export async function createTransfer(
  head: Omit<TransferInput, "first" | "files" | "size">,
  files: readonly FileInput[],
): Promise<Transfer> {
  const portion = contract.FILES_AT_ONCE;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  let made = await call(contract.createTransfer, {
    body: { ...head, files: files.length, size, first: files.slice(0, portion) },
  });
  for (let at = portion; at < files.length; at += portion) {
    made = await call(contract.addFiles, {
      params: { id: made.id },
      body: { files: files.slice(at, at + portion) },
    });
  }
  return made;
}

export const fetchFiles = (id: number, after?: string, signal?: AbortSignal): Promise<PageOf<TransferFile>> =>
  call(contract.listFiles, { params: { id }, query: after === undefined ? {} : { after } }, until(signal));

export const fetchReceivers = (id: number, signal?: AbortSignal): Promise<PageOf<Receiver>> =>
  call(contract.listReceivers, { params: { id }, query: { limit: 200 } }, until(signal));

export const answer = (id: number, said: { accept: boolean; always: boolean }): Promise<Transfer> =>
  call(contract.answerTransfer, { params: { id }, body: said });

/** Not of the essence: where it fails, the sender is told later. */
export const markSeen = (ids: readonly number[]): Promise<unknown> =>
  call(contract.markTransfersSeen, { body: { ids: [...ids] } }).catch(() => undefined);

/** The notices that led here are read. */
export const markNoticed = (id: number): Promise<unknown> =>
  call(markNoticesSeen, { body: { type: "transfer", id } }).catch(() => undefined);

export const sendThrough = (id: number, from: number): Promise<Transfer> =>
  call(contract.sendThrough, { params: { id }, body: { from } });

export const seal = (id: number, sums: { hash: string; part: string }): Promise<Transfer> =>
  call(contract.sealTransfer, { params: { id }, body: sums });

export const taken = (id: number, hash: string): Promise<Transfer> =>
  call(contract.takenTransfer, { params: { id }, body: { hash } });

export const askAgain = (id: number): Promise<Transfer> => call(contract.askAgain, { params: { id } });

export const cancel = (id: number): Promise<Transfer> => call(contract.cancelTransfer, { params: { id } });

export const contentUrl = (id: number): string => urlOf(contract.downloadContent, { params: { id } });
export const allUrl = (id: number): string => urlOf(contract.downloadAll, { params: { id } });
export const fileUrl = (id: number, position: number): string =>
  urlOf(contract.downloadFile, { params: { id, position } });
export const uploadUrl = (name: string): string => urlOf(contract.headUpload, { params: { name } });

export const fetchBoxes = async (signal?: AbortSignal): Promise<DropBox[]> =>
  (await call(contract.listBoxes, {}, until(signal))).items;

export const saveBox = (body: DropBoxInput, id?: number): Promise<DropBox> =>
  id === undefined ? call(contract.createBox, { body }) : call(contract.editBox, { params: { id }, body });

export const removeBox = (id: number): Promise<unknown> => call(contract.removeBox, { params: { id } });

export const fetchTrusted = async (signal?: AbortSignal): Promise<Face[]> =>
  (await call(contract.listTrusted, {}, until(signal))).items;

export const distrust = (id: number): Promise<unknown> => call(contract.distrust, { params: { id } });

export const fetchSettings = (signal?: AbortSignal) => call(contract.readTransferSettings, {}, until(signal));

export const changeSettings = (body: TransferSettings): Promise<TransferSettings> =>
  call(contract.changeTransferSettings, { body });

/** People and bodies of them, by any part of a name. */
export async function findReceivers(q: string, signal: AbortSignal): Promise<Pick[]> {
  const { items } = await call(findAudience, { query: { q, limit: 12 } }, { signal });
  return items.map(({ key, name, detail, count, photoHash }) => ({
    key,
    name,
    detail,
    ...(key.startsWith("person:") ? { kind: "person" as const } : { count }),
    ...(photoHash && { photo: photoUrl(photoHash) }),
  }));
}

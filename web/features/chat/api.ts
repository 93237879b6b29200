import * as contract from "../../../server/modules/chat/contract.ts";
import type {
  ChatMessage,
  ChatRead,
  ChatRoomChanged,
  ChatTyping,
  Face,
  Found,
  Keeping,
  KeepingRule,
  KeptRoom,
  Member,
  Room,
  SendInput,
  Stretch,
} from "../../../server/modules/chat/contract.ts";
import { findAudience } from "../../../server/modules/directory/contract.ts";
import { uploadFile } from "../../../server/modules/files/contract.ts";
import { createPollInRoom, type RoomPollInput } from "../../../server/modules/polls/contract.ts";
import { call, urlOf } from "../../kernel/call.ts";
import { live } from "../../kernel/live.ts";

export { MAX_READERS, MAX_TEXT, MAX_VOICE, REACTIONS } from "../../../server/modules/chat/contract.ts";
export type {
  ChatMessage,
  ChatRead,
  ChatTyping,
  Face,
  Found,
  Keeping,
  KeepingRule,
  KeptRoom,
  Member,
  Room,
  SendInput,
  Stretch,
};

const until = (signal?: AbortSignal) => (signal ? { signal } : {});
const room = (id: number) => ({ params: { id } });

export const fetchRooms = async (signal?: AbortSignal): Promise<Room[]> =>
  (await call(contract.listRooms, { query: { limit: 200 } }, until(signal))).items;

export const fetchRoom = (id: number, signal?: AbortSignal): Promise<Room> =>
  call(contract.readRoom, room(id), until(signal));

export const openDirect = (personId: number): Promise<Room> => call(contract.openDirect, { body: { personId } });

export const createGroup = (title: string, personIds: readonly number[]): Promise<Room> =>
  call(contract.createGroup, { body: { title, personIds: [...personIds] } });

export const changeMine = (id: number, body: { muted?: boolean; favourite?: boolean }): Promise<Room> =>
  call(contract.changeMine, { ...room(id), body });

export const leaveRoom = (id: number, personId: number): Promise<unknown> =>
  call(contract.removeMember, { params: { id, personId } });

export const addMembers = (id: number, personIds: readonly number[]): Promise<Room> =>
  call(contract.addMembers, { ...room(id), body: { personIds: [...personIds] } });

export const markRead = (id: number, seq: number): Promise<unknown> =>
  call(contract.markRead, { ...room(id), body: { seq } });

export const fetchUnread = () => call(contract.countUnreadRooms, {});

export async function fetchMembers(id: number, signal?: AbortSignal): Promise<Member[]> {
  const members: Member[] = [];
  let after: string | undefined;
  do {
    const query = { limit: 200, ...(after !== undefined && { after }) };
    const page = await call(contract.listMembers, { ...room(id), query }, until(signal));
    members.push(...page.items);
    after = page.next;
  } while (after !== undefined && members.length < 1_000);
  return members;
}

export const fetchStretch = (
  id: number,
  query: { before?: number; after?: number; limit?: number },
): Promise<Stretch> => call(contract.listMessages, { ...room(id), query });

export const findDay = async (id: number, on: string): Promise<number> =>
  (await call(contract.findDay, { params: { id, on } })).seq;

export const sendMessage = (id: number, body: SendInput): Promise<ChatMessage> =>
  call(contract.sendMessage, { ...room(id), body });

export const editMessage = (id: number, text: string): Promise<ChatMessage> =>
  call(contract.editMessage, { ...room(id), body: { text } });

export const recallMessage = (id: number): Promise<ChatMessage> => call(contract.recallMessage, room(id));

export const reactTo = (id: number, emoji: (typeof contract.REACTIONS)[number], on: boolean): Promise<ChatMessage> =>
  call(contract.reactTo, { ...room(id), body: { emoji, on } });

export const pinMessage = (id: number, on: boolean): Promise<ChatMessage> =>
  call(contract.pinMessage, { ...room(id), body: { on } });

export const fetchPins = async (id: number, signal?: AbortSignal): Promise<ChatMessage[]> =>
  (await call(contract.listPins, room(id), until(signal))).items;

export interface Wanted {
  readonly q?: string;
  readonly roomId?: number;
  readonly authorId?: number;
  readonly fromOn?: string;
  readonly toOn?: string;
  readonly hasFile?: boolean;
  readonly after?: string;
}

export const searchMessages = (
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<{ items: Found[]; next?: string | undefined }> =>
  call(contract.searchMessages, { query: { ...wanted } }, until(signal));

export const fetchThread = (id: number, after: number) =>
  call(contract.listChatThread, { params: { id }, query: { after, limit: 200 } });

export const fetchReaders = (id: number, signal?: AbortSignal) =>
  call(contract.listReaders, { params: { id } }, until(signal));

export const exportUrl = (id: number): string => urlOf(contract.exportRoom, room(id));

export const fetchKeeping = (signal?: AbortSignal): Promise<Keeping> => call(contract.readKeeping, {}, until(signal));

export const changeKeeping = (body: KeepingRule): Promise<Keeping> => call(contract.changeKeeping, { body });

export const fetchKeptRooms = async (personId: number | undefined, signal?: AbortSignal): Promise<KeptRoom[]> =>
  (
    await call(
      contract.listKeptRooms,
      { query: { limit: 200, ...(personId !== undefined && { personId }) } },
      until(signal),
    )
  ).items;

export const holdRoom = (id: number, reason: string): Promise<unknown> =>
  call(contract.setHold, { ...room(id), body: { reason } });

export const releaseRoom = (id: number): Promise<unknown> => call(contract.endHold, room(id));

export const fileUrl = (id: number): string => urlOf(contract.downloadChatFile, { params: { id } });

export const upload = (file: File, onProgress: (sent: number, total: number) => void) =>
  call(uploadFile, { query: { name: file.name, type: file.type }, body: file }, { onProgress });

/** Holds a poll in a room. */
export const askRoom = (id: number, body: RoomPollInput): Promise<unknown> =>
  call(createPollInRoom, { params: { id }, body });

/** People, departments and groups whose name has the words, for @. */
export const findNamed = async (q: string, people: boolean, signal?: AbortSignal) =>
  (await call(findAudience, { query: { q, limit: 8, ...(people && { people: true }) } }, until(signal))).items;

/** What reaches this person's windows of all rooms; returns what ends it. */
export function watchChat(hears: {
  message?: (message: ChatMessage) => void;
  read?: (read: ChatRead) => void;
  room?: (changed: ChatRoomChanged) => void;
}): () => void {
  return live.onPersonal(({ name, data }) => {
    // Pushed by our own server in these shapes.
    if (name === contract.CHAT_MESSAGE) hears.message?.(data as ChatMessage);
    else if (name === contract.CHAT_READ) hears.read?.(data as ChatRead);
    else if (name === contract.CHAT_ROOM) hears.room?.(data as ChatRoomChanged);
  });
}

export const topicOf = (roomId: number): string => `chat:${String(roomId)}`;
export { CHAT_READ, CHAT_TYPING } from "../../../server/modules/chat/contract.ts";

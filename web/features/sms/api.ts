import { findAudience } from "../../../server/modules/directory/contract.ts";
import * as contract from "../../../server/modules/sms/contract.ts";
import type {
  ComposeInput,
  InboundLine,
  ListRow,
  MessageState,
  ModemLine,
  Preview,
  SmsDetail,
  SmsList,
  SmsMessage,
  SmsSettings,
  Template,
} from "../../../server/modules/sms/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call, urlOf } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";

export type {
  ComposeInput,
  InboundLine,
  ListRow,
  MessageState,
  ModemLine,
  Preview,
  SmsDetail,
  SmsList,
  SmsMessage,
  SmsSettings,
  Template,
};

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export const fetchMessages = (
  state: MessageState | undefined,
  after?: string,
  signal?: AbortSignal,
): Promise<PageOf<SmsMessage>> =>
  call(
    contract.listMessages,
    { query: { ...(state !== undefined && { state }), ...(after !== undefined && { after }) } },
    until(signal),
  );

export const fetchMessage = (id: number, signal?: AbortSignal): Promise<SmsDetail> =>
  call(contract.readMessage, { params: { id } }, until(signal));

export const resendMessage = (id: number): Promise<SmsDetail> => call(contract.resendMessage, { params: { id } });

export const stopBatch = (id: number): Promise<{ stopped: number }> => call(contract.stopBatch, { params: { id } });

export const previewMessage = (body: ComposeInput, signal?: AbortSignal): Promise<Preview> =>
  call(contract.previewMessage, { body }, until(signal));

export const sendMessage = (body: ComposeInput): Promise<{ batchId: number; queued: number }> =>
  call(contract.sendMessage, { body });

export const fetchModems = (signal?: AbortSignal): Promise<{ items: ModemLine[] }> =>
  call(contract.listModems, {}, until(signal));

export const testModem = (path: string): Promise<ModemLine> => call(contract.testModem, { body: { path } });

export const enterPin = (path: string, pin: string): Promise<unknown> =>
  call(contract.enterPin, { body: { path, pin } });

export const fetchInbound = (list: "new" | "all", after?: string, signal?: AbortSignal): Promise<PageOf<InboundLine>> =>
  call(contract.listInbound, { query: { list, ...(after !== undefined && { after }) } }, until(signal));

export const finishInbound = (id: number, forwardTo: string[]): Promise<InboundLine> =>
  call(contract.finishInbound, { params: { id }, body: { forwardTo } });

export const fetchTemplates = (signal?: AbortSignal): Promise<{ items: Template[] }> =>
  call(contract.listTemplates, {}, until(signal));

export const createTemplate = (body: Omit<Template, "id">): Promise<Template> =>
  call(contract.createTemplate, { body });

export const removeTemplate = (id: number): Promise<unknown> => call(contract.removeTemplate, { params: { id } });

export const fetchSettings = (signal?: AbortSignal): Promise<SmsSettings> =>
  call(contract.readSettings, {}, until(signal));

export const changeSettings = (body: SmsSettings): Promise<SmsSettings> => call(contract.changeSettings, { body });

/** Sends again what nobody knows of; how many. */
export const resendUnknown = (): Promise<{ resent: number }> => call(contract.resendUnknown, {});

export const logAddress = (from: string, to: string): string => urlOf(contract.exportLog, { query: { from, to } });

export const readList = (file: File): Promise<SmsList> =>
  call(contract.readList, { query: { name: file.name.slice(0, 200) }, body: file });

export const fetchListRows = (
  id: number,
  wanted: { text: string; plain: boolean; bad: boolean },
  after?: string,
  signal?: AbortSignal,
): Promise<PageOf<ListRow>> =>
  call(
    contract.previewList,
    { params: { id }, body: { ...wanted, limit: 100, ...(after !== undefined && { after }) } },
    until(signal),
  );

export const fetchOptOuts = (signal?: AbortSignal): Promise<PageOf<{ number: string; at: number }>> =>
  call(contract.listOptOuts, { query: { limit: 200 } }, until(signal));

export const addOptOut = (number: string): Promise<unknown> => call(contract.addOptOut, { body: { number } });

export const removeOptOut = (number: string): Promise<unknown> => call(contract.removeOptOut, { body: { number } });

/** People, departments and groups by any part of a name. */
export async function findPeople(q: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(findAudience, { query: { q, limit: 12 } }, { signal });
  return items.map(({ key, name, detail, photoHash }) => ({
    key,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    kind: key.startsWith("person:") ? "person" : key.startsWith("department:") ? "department" : "group",
  }));
}

import { findAudience } from "../../../server/modules/directory/contract.ts";
import * as contract from "../../../server/modules/mail/contract.ts";
import type {
  MailDevice,
  MailDeviceInput,
  MailDoorName,
  MailLimits,
  MailList,
  MailListInput,
  MailQuota,
  OutgoingStep,
  QueuedRecipient,
  TestStep,
  TrafficLine,
} from "../../../server/modules/mail/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import type { Reply } from "../../../server/kernel/contract/route.ts";
import { call } from "../../kernel/call.ts";
import type { Pick } from "../../ui/picking.ts";

export { MAIL_DOORS, MAIL_TEST_STEP, TEST_STEPS } from "../../../server/modules/mail/contract.ts";
export type {
  MailDevice,
  MailDeviceInput,
  MailDoorName,
  MailLimits,
  MailList,
  MailListInput,
  MailQuota,
  OutgoingStep,
  QueuedRecipient,
  TestStep,
  TrafficLine,
};
export type Doors = Reply<typeof contract.listDoors>;
export type Door = Doors["items"][number];
export type Connections = Reply<typeof contract.listConnections>;
export type ConnectedPerson = Connections["items"][number];
export type Outgoing = contract.OutgoingSettings;

const from = (after?: string) => (after === undefined ? {} : { after });

export const fetchDoors = (signal: AbortSignal): Promise<Doors> => call(contract.listDoors, {}, { signal });
export const fetchConnections = (signal: AbortSignal): Promise<Connections> =>
  call(contract.listConnections, {}, { signal });
export const endConnection = (id: number): Promise<unknown> => call(contract.endConnection, { params: { id } });
export const sendTest = (address: string): Promise<{ items: TestStep[] }> =>
  call(contract.sendTestMessage, { body: { address } });

export interface TrafficFilter {
  readonly address: string;
  readonly device: number | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}
export const fetchTraffic = (
  filter: TrafficFilter,
  after: string | undefined,
  signal: AbortSignal,
): Promise<PageOf<TrafficLine>> =>
  call(
    contract.listTraffic,
    {
      query: {
        ...from(after),
        ...(filter.address !== "" && { address: filter.address }),
        ...(filter.device !== undefined && { device: filter.device }),
        ...(filter.from !== undefined && { from: filter.from }),
        ...(filter.to !== undefined && { to: filter.to }),
      },
    },
    { signal },
  );

export const fetchQueue = (after: string | undefined, signal: AbortSignal): Promise<PageOf<QueuedRecipient>> =>
  call(contract.listQueue, { query: from(after) }, { signal });
export const retryQueued = (id: number): Promise<unknown> => call(contract.retryQueued, { params: { id } });
export const dropQueued = (id: number): Promise<unknown> => call(contract.dropQueued, { params: { id } });
export const fetchOutgoing = (signal: AbortSignal): Promise<Outgoing> => call(contract.readOutgoing, {}, { signal });

export type OutgoingInput = Omit<Outgoing, "hasPassword"> & { readonly password?: string };
export const saveOutgoing = (body: OutgoingInput): Promise<Outgoing> => call(contract.changeOutgoing, { body });
export const tryOutgoing = (address: string): Promise<{ items: OutgoingStep[] }> =>
  call(contract.tryOutgoing, { body: address === "" ? {} : { address } });

export const fetchLimits = (signal: AbortSignal): Promise<MailLimits> => call(contract.readLimits, {}, { signal });
export const saveLimits = (body: MailLimits): Promise<MailLimits> => call(contract.changeLimits, { body });

export const chooseDoor = (name: MailDoorName, address: string): Promise<{ port: number | null }> =>
  call(contract.chooseDoor, { params: { name }, body: { address } });

export const fetchDevices = (signal: AbortSignal): Promise<{ items: MailDevice[]; port: number | null }> =>
  call(contract.listDevices, {}, { signal });
export const saveDevice = (id: number | undefined, body: MailDeviceInput): Promise<MailDevice> =>
  id === undefined ? call(contract.createDevice, { body }) : call(contract.changeDevice, { params: { id }, body });
export const removeDevice = (id: number): Promise<unknown> => call(contract.deleteDevice, { params: { id } });

export const fetchLists = (signal: AbortSignal): Promise<{ items: MailList[]; domain: string }> =>
  call(contract.listMailLists, {}, { signal });
export const saveList = (id: number | undefined, input: MailListInput): Promise<MailList> => {
  const body = { ...input, members: [...input.members] };
  return id === undefined
    ? call(contract.createMailList, { body })
    : call(contract.changeMailList, { params: { id }, body });
};
export const removeList = (id: number): Promise<unknown> => call(contract.deleteMailList, { params: { id } });

export const fetchQuotas = (signal: AbortSignal): Promise<{ items: MailQuota[]; usualBytes: number | null }> =>
  call(contract.listQuotas, {}, { signal });
export const saveQuota = (personId: number, megabytes: number | null): Promise<MailQuota> =>
  call(contract.setQuota, { params: { id: personId }, body: { megabytes } });

/** People, departments, groups and roles by any part of a name. */
export async function findMembers(q: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(findAudience, { query: { q, limit: 12 } }, { signal });
  return items.map(({ key, name, detail }) => ({
    key,
    name,
    detail,
    kind: key.startsWith("person:") ? "person" : key.startsWith("department:") ? "department" : "group",
  }));
}

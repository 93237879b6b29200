import * as contract from "../../../server/modules/directory/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call, urlOf } from "../../kernel/call.ts";

export type {
  AudienceName,
  Department,
  ExchangeKind,
  Fate,
  Group,
  ImportPreview,
  ImportRow,
  PersonBrief,
  PersonCard,
  PersonPatch,
  PersonRow,
  Position,
  Role,
} from "../../../server/modules/directory/contract.ts";

const within = (signal?: AbortSignal) => (signal ? { signal } : {});
const at = (id: number) => ({ params: { id } });

export const fetchPeople = (
  query: { q: string; state: "active" | "left" },
  after: string | undefined,
  signal?: AbortSignal,
): Promise<PageOf<contract.PersonRow>> =>
  call(
    contract.listPeople,
    {
      query: {
        limit: 100,
        state: query.state,
        ...(query.q !== "" && { q: query.q }),
        ...(after !== undefined && { after }),
      },
    },
    within(signal),
  );
export const fetchPerson = (id: number, signal?: AbortSignal) => call(contract.getPerson, at(id), within(signal));
export const suggestUsername = async (name: string, signal?: AbortSignal) =>
  (await call(contract.suggestUsername, { query: { name } }, within(signal))).username;
export const addPerson = (body: contract.PersonInput) => call(contract.createPerson, { body });
export const savePerson = (id: number, body: contract.PersonPatch) => call(contract.changePerson, { ...at(id), body });
export const saveRoles = (id: number, roleIds: number[]) =>
  call(contract.setRolesOfPerson, { ...at(id), body: { roleIds } });
export const deactivate = (id: number) => call(contract.deactivatePerson, at(id));
export const reactivate = (id: number) => call(contract.reactivatePerson, at(id));
export const resetPassword = (id: number) => call(contract.resetPassword, at(id));
export const endSessions = (id: number) => call(contract.endSessionsOfPerson, at(id));

export const fetchDepartments = async (all: boolean, signal?: AbortSignal) =>
  (await call(contract.listDepartments, { query: { all } }, within(signal))).items;
export const addDepartment = (body: contract.DepartmentInput) => call(contract.createDepartment, { body });
export const saveDepartment = (id: number, body: contract.DepartmentPatch) =>
  call(contract.changeDepartment, { ...at(id), body });
export const moveDepartment = (id: number, parentId: number | null, beforeId: number | null) =>
  call(contract.moveDepartment, { ...at(id), body: { parentId, beforeId } });
export const closeDepartment = (id: number, validToOn: string, successorId: number | null) =>
  call(contract.closeDepartment, { ...at(id), body: { validToOn, successorId } });
export const reopenDepartment = (id: number) => call(contract.reopenDepartment, at(id));
export const deleteDepartment = (id: number) => call(contract.deleteDepartment, at(id));

export const fetchPositions = async (signal?: AbortSignal) =>
  (await call(contract.listPositions, {}, within(signal))).items;
export const addPosition = (body: contract.PositionInput) => call(contract.createPosition, { body });
export const savePosition = (id: number, body: contract.PositionInput) =>
  call(contract.changePosition, { ...at(id), body });
export const movePosition = (id: number, beforeId: number | null) =>
  call(contract.movePosition, { ...at(id), body: { beforeId } });
export const deletePosition = (id: number) => call(contract.deletePosition, at(id));

export const fetchGroups = async (signal?: AbortSignal) => (await call(contract.listGroups, {}, within(signal))).items;
export const fetchGroup = (id: number, signal?: AbortSignal) => call(contract.getGroup, at(id), within(signal));
export const addGroup = (body: contract.GroupInput) => call(contract.createGroup, { body });
export const saveGroup = (id: number, body: contract.GroupInput) => call(contract.changeGroup, { ...at(id), body });
export const saveMembers = (id: number, personIds: number[]) =>
  call(contract.setGroupMembers, { ...at(id), body: { personIds } });
export const deleteGroup = (id: number) => call(contract.deleteGroup, at(id));

export const fetchRoles = (signal?: AbortSignal) => call(contract.listRoles, {}, within(signal));
export const addRole = (name: string) => call(contract.createRole, { body: { name } });
export const renameRole = (id: number, name: string) => call(contract.changeRole, { ...at(id), body: { name } });
export const savePermissions = (id: number, permissions: string[]) =>
  call(contract.setRolePermissions, { ...at(id), body: { permissions } });
export const deleteRole = (id: number) => call(contract.deleteRole, at(id));

export const findPeople = async (q: string, signal: AbortSignal) =>
  (await call(contract.findAudience, { query: { q, people: true, limit: 8 } }, { signal })).items;

export const previewImport = (
  kind: contract.ExchangeKind,
  file: Blob,
  onProgress: (sent: number, total: number) => void,
  signal: AbortSignal,
) => call(contract.previewImport, { query: { kind }, body: file }, { onProgress, signal });
export const fetchImportRows = (
  id: string,
  fate: contract.Fate | undefined,
  after: string | undefined,
  signal?: AbortSignal,
) =>
  call(
    contract.importRows,
    { params: { id }, query: { limit: 100, ...(fate && { fate }), ...(after !== undefined && { after }) } },
    within(signal),
  );
export const commitImport = (id: string) => call(contract.commitImport, { params: { id } });
export const dropImport = (id: string) => call(contract.dropImport, { params: { id } });
export const exportAddress = (kind: contract.ExchangeKind, format: "xlsx" | "csv", template = false) =>
  urlOf(contract.exportDirectory, { query: { kind, format, ...(template && { template }) } });

import { may, type Actor } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { isDay } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import {
  departmentChanged,
  personChanged,
  type Department,
  type DepartmentInput,
  type DepartmentPatch,
  type Position,
  type PositionInput,
} from "./contract.ts";
import type { Core } from "./core.ts";
import { directoryErrors } from "./errors.ts";
import { readPhone } from "./phones.ts";
import * as store from "./store.ts";

const MOST_DEPARTMENTS = 2000;
const MOST_POSITIONS = 500;
const MANAGE = "directory.manage";

/** Departments and positions. */
export interface Structure {
  departments(actor: Actor, all: boolean): { items: Department[]; can: { manage: boolean } };
  /** Parents before their children, with those that have ended. */
  allDepartments(): Department[];
  department(id: number): Department | undefined;
  departmentByCode(code: string): Department | undefined;
  createDepartment(actor: Actor, input: DepartmentInput): Department;
  changeDepartment(actor: Actor, id: number, patch: DepartmentPatch): Department;
  moveDepartment(actor: Actor, id: number, to: { parentId: number | null; beforeId: number | null }): Department;
  closeDepartment(actor: Actor, id: number, end: { validToOn: string; successorId: number | null }): Department;
  reopenDepartment(actor: Actor, id: number): Department;
  deleteDepartment(actor: Actor, id: number): typeof done;
  positions(actor: Actor): { items: Position[]; can: { manage: boolean } };
  createPosition(actor: Actor, input: PositionInput): Position;
  changePosition(actor: Actor, id: number, input: PositionInput): Position;
  movePosition(actor: Actor, id: number, beforeId: number | null): typeof done;
  deletePosition(actor: Actor, id: number): typeof done;
}

export function createStructure(core: Core): Structure {
  const { db } = core.kernel;

  const toDepartment = (row: store.DepartmentRow): Department => {
    const today = core.today();
    const begun = row.validFromOn === null || row.validFromOn <= today;
    return { ...row, current: begun && (row.validToOn === null || row.validToOn >= today) };
  };

  function find(id: number): store.DepartmentRow {
    const row = store.findDepartment(db, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  const allDepartments = () => inTreeOrder(store.allDepartments(db).map(toDepartment));

  const show = (id: number): Department => toDepartment(find(id));

  function tell(work: Work, id: number, action: string, detail: Record<string, string | number | null> = {}): void {
    work.emit(departmentChanged, { departmentId: id });
    work.audit({ action: `directory.department-${action}`, subject: { type: "department", id }, detail });
  }

  function changeDepartment(actor: Actor, id: number, command: (work: Work, row: store.DepartmentRow) => void) {
    core.change(actor, MANAGE, (work) => {
      command(work, find(id));
    });
    return show(id);
  }

  function findPosition(id: number): store.PositionRow {
    const row = store.findPosition(db, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  const toPosition = (row: store.PositionRow): Position => ({ ...row, leads: row.leads === 1 });

  function demandPositionName(name: string, id?: number): string {
    const trimmed = name.normalize("NFC").trim();
    const holder = store.findPositionByName(db, trimmed);
    if (holder && holder.id !== id) throw directoryErrors.nameTaken({ name: trimmed }, "/body/name");
    return trimmed;
  }

  return {
    departments(actor, all) {
      const rows = allDepartments();
      return {
        items: all ? rows : inTreeOrder(rows.filter(({ current }) => current)),
        can: { manage: may(actor, MANAGE) },
      };
    },
    allDepartments,
    department: (id) => {
      const row = store.findDepartment(db, id);
      return row && toDepartment(row);
    },
    departmentByCode: (code) => {
      const row = store.findDepartmentByCode(db, code);
      return row && toDepartment(row);
    },
    createDepartment(actor, input) {
      const id = core.change(actor, MANAGE, (work) => insertDepartment(work, input));
      return show(id);
    },
    changeDepartment: (actor, id, patch) =>
      changeDepartment(actor, id, (work, row) => {
        updateDepartment(work, row, patch);
      }),
    moveDepartment: (actor, id, { parentId, beforeId }) =>
      changeDepartment(actor, id, (work, row) => {
        demandParent(work, parentId, id);
        store.placeDepartment(work.db, id, parentId, beforeId);
        tell(work, id, "moved", { from: row.parentId, to: parentId });
      }),
    closeDepartment: (actor, id, { validToOn, successorId }) =>
      changeDepartment(actor, id, (work, row) => {
        const first = row.validFromOn ?? "0001-01-01";
        if (!isDay(validToOn) || validToOn < first || validToOn > core.today())
          throw directoryErrors.departmentDates({}, "/body/validToOn");
        if (store.hasCurrentChildren(work.db, id)) throw directoryErrors.departmentHasChildren();
        if (successorId !== null) {
          const successor = store.findDepartment(work.db, successorId);
          if (successor?.validToOn !== null || successorId === id)
            throw directoryErrors.unknownDepartment({}, "/body/successorId");
          for (const personId of store.movePosts(work.db, id, successorId))
            work.emit(personChanged, { personId, fields: ["posts"] });
          store.indexHolders(work.db, { departmentId: successorId });
        } else if (row.people > 0) throw directoryErrors.departmentHasPeople();
        store.setDepartmentEnd(work.db, id, { validToOn, successorId }, work.now);
        tell(work, id, "closed", { validToOn, successorId });
      }),
    reopenDepartment: (actor, id) =>
      changeDepartment(actor, id, (work, row) => {
        demandCode(work, row.code, id);
        demandParent(work, row.parentId, id);
        store.setDepartmentEnd(work.db, id, { validToOn: null, successorId: null }, work.now);
        tell(work, id, "reopened");
      }),
    deleteDepartment(actor, id) {
      core.change(actor, MANAGE, (work) => {
        const row = find(id);
        if (store.isDepartmentUsed(work.db, id)) throw directoryErrors.departmentInUse();
        store.deleteDepartment(work.db, id);
        tell(work, id, "deleted", { name: row.name });
      });
      return done;
    },

    positions: (actor) => ({ items: store.allPositions(db).map(toPosition), can: { manage: may(actor, MANAGE) } }),
    createPosition(actor, input) {
      const id = core.change(actor, MANAGE, (work) => {
        if (store.allPositions(work.db).length >= MOST_POSITIONS)
          throw directoryErrors.tooManyOfKind({ most: MOST_POSITIONS });
        const made = store.insertPosition(work.db, { ...input, name: demandPositionName(input.name) });
        work.audit({ action: "directory.position-created", subject: { type: "position", id: made } });
        return made;
      });
      return toPosition(findPosition(id));
    },
    changePosition(actor, id, input) {
      core.change(actor, MANAGE, (work) => {
        findPosition(id);
        store.updatePosition(work.db, id, { ...input, name: demandPositionName(input.name, id) });
        store.indexHolders(work.db, { positionId: id });
        work.audit({ action: "directory.position-changed", subject: { type: "position", id } });
      });
      return toPosition(findPosition(id));
    },
    movePosition(actor, id, beforeId) {
      core.change(actor, MANAGE, (work) => {
        findPosition(id);
        store.placePosition(work.db, id, beforeId);
        work.audit({ action: "directory.position-moved", subject: { type: "position", id } });
      });
      return done;
    },
    deletePosition(actor, id) {
      core.change(actor, MANAGE, (work) => {
        const row = findPosition(id);
        if (store.isPositionUsed(work.db, id)) throw directoryErrors.positionInUse();
        store.deletePosition(work.db, id);
        work.audit({
          action: "directory.position-deleted",
          subject: { type: "position", id },
          detail: { name: row.name },
        });
      });
      return done;
    },
  };
}

/** Parents before their children; a child whose parent is not shown stands where a root would. */
function inTreeOrder(rows: readonly Department[]): Department[] {
  const shown = new Set(rows.map(({ id }) => id));
  const children = new Map<number | null, Department[]>();
  for (const row of rows) {
    const parent = row.parentId !== null && shown.has(row.parentId) ? row.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(row);
    else children.set(parent, [row]);
  }
  const walk = (parent: number | null): Department[] =>
    (children.get(parent) ?? []).flatMap((row) => [row, ...walk(row.id)]);
  return walk(null);
}

function demandCode(work: Work, code: string, id?: number): void {
  const holder = store.findDepartmentByCode(work.db, code);
  if (holder && holder.id !== id && holder.validToOn === null) throw directoryErrors.codeTaken({ code }, "/body/code");
}

function demandParent(work: Work, parentId: number | null, id?: number): void {
  if (parentId === null) return;
  const parent = store.findDepartment(work.db, parentId);
  if (parent?.validToOn !== null) throw directoryErrors.unknownDepartment({}, "/body/parentId");
  if (id !== undefined && store.lineOf(work.db, parentId).includes(id)) throw directoryErrors.departmentCycle();
}

function fieldsOf(input: DepartmentInput): store.DepartmentFields {
  const clean = (text: string | null | undefined) => {
    const line = text?.normalize("NFC").trim() ?? "";
    return line === "" ? null : line;
  };
  const phone = clean(input.phone);
  const read = phone === null ? null : readPhone(phone);
  if (read === undefined) throw directoryErrors.phone({ text: phone ?? "" }, "/body/phone");
  const validFromOn = input.validFromOn ?? null;
  if (validFromOn !== null && !isDay(validFromOn)) throw directoryErrors.departmentDates({}, "/body/validFromOn");
  return {
    parentId: input.parentId,
    name: input.name.normalize("NFC").replace(/\s+/g, " ").trim(),
    code: input.code.normalize("NFC"),
    phone: read,
    room: clean(input.room),
    validFromOn,
  };
}

/** Adds a department inside the caller's transaction. */
export function insertDepartment(work: Work, input: DepartmentInput): number {
  if (store.countDepartments(work.db) >= MOST_DEPARTMENTS)
    throw directoryErrors.tooManyDepartments({ most: MOST_DEPARTMENTS });
  const fields = fieldsOf(input);
  demandCode(work, fields.code);
  demandParent(work, fields.parentId);
  const id = store.insertDepartment(work.db, fields, work.now);
  work.emit(departmentChanged, { departmentId: id });
  work.audit({
    action: "directory.department-created",
    subject: { type: "department", id },
    detail: { name: fields.name, code: fields.code },
  });
  return id;
}

/** Corrects a department inside the caller's transaction. */
export function updateDepartment(work: Work, row: store.DepartmentRow, patch: DepartmentPatch): void {
  const fields = fieldsOf({ ...row, ...patch });
  if (row.validToOn === null) demandCode(work, fields.code, row.id);
  if (fields.parentId !== row.parentId) demandParent(work, fields.parentId, row.id);
  if (fields.validFromOn !== null && row.validToOn !== null && fields.validFromOn > row.validToOn)
    throw directoryErrors.departmentDates({}, "/body/validFromOn");
  store.updateDepartment(work.db, row.id, fields, work.now);
  if (fields.name !== row.name || fields.code !== row.code) store.indexHolders(work.db, { departmentId: row.id });
  work.emit(departmentChanged, { departmentId: row.id });
  work.audit({
    action: "directory.department-changed",
    subject: { type: "department", id: row.id },
    detail: { fields: Object.keys(patch), name: fields.name },
  });
}

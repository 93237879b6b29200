import type { Readable } from "node:stream";
import { may, type Actor } from "../../../kernel/access/actor.ts";
import { done, type PageOf } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { FileAnswer } from "../../../kernel/http/mount.ts";
import { newSecret } from "../../../kernel/ids.ts";
import { pageFrom, readCursor } from "../../../kernel/paging.ts";
import type { Work } from "../../../kernel/work.ts";
import {
  FATES,
  IMPORT_BYTES,
  personChanged,
  type ExchangeKind,
  type Fate,
  type ImportPreview,
  type ImportRow,
  type PersonInput,
} from "../contract.ts";
import type { Core } from "../core.ts";
import { directoryErrors } from "../errors.ts";
import { hashOneTime, newOneTimePassword } from "../passwords.ts";
import { insertPerson } from "../people.ts";
import { demandFreeNames, fieldsFrom, postsFrom } from "../person-fields.ts";
import { collectBytes } from "../photos.ts";
import { coversRightsOf } from "../policy.ts";
import * as store from "../store.ts";
import { insertDepartment, updateDepartment } from "../structure.ts";
import { openDepartmentBook } from "./departments-reader.ts";
import { openPeopleBook } from "./people-reader.ts";
import { planRows, type Plan, type PlannedRow } from "./plan.ts";
import { readTable } from "./read-table.ts";
import { exampleOf, writeTable } from "./write-table.ts";
import { readHeadings } from "./columns.ts";

interface Issued {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

export interface ImportOutcome {
  created: number;
  changed: number;
  skipped: number;
  passwords: Issued[];
}

/** Import with a preview, and the export that it reads back. */
export interface Exchange {
  preview(actor: Actor, kind: ExchangeKind, file: Readable | Buffer): Promise<ImportPreview>;
  rows(actor: Actor, id: string, query: { fate?: Fate; limit?: number; after?: string }): PageOf<ImportRow>;
  commit(actor: Actor, id: string): ImportOutcome;
  drop(actor: Actor, id: string): typeof done;
  export(actor: Actor, query: { kind: ExchangeKind; format: "xlsx" | "csv"; template?: boolean }): Promise<FileAnswer>;
}

/** Previews are kept in memory, this long and this many: whoever waits longer sends the file again. */
const KEPT_MS = 30 * 60 * 1000;
const KEPT = 5;

interface Kept {
  readonly plan: Plan;
  readonly ownerId: number;
  readonly expiresAt: number;
}

export function createExchange(core: Core): Exchange {
  const { kernel } = core;
  const { db } = kernel;
  const kept = new Map<string, Kept>();

  const ownerOf = (actor: Actor): number => (actor.kind === "person" ? actor.id : 0);

  function find(actor: Actor, id: string): Kept {
    const found = kept.get(id);
    if (found?.ownerId !== ownerOf(actor) || found.expiresAt <= kernel.clock.now()) throw directoryErrors.importGone();
    return found;
  }

  function keep(actor: Actor, plan: Plan): ImportPreview {
    const now = kernel.clock.now();
    for (const [id, { expiresAt }] of kept) if (expiresAt <= now || kept.size >= KEPT) kept.delete(id);
    const id = newSecret();
    const expiresAt = now + KEPT_MS;
    kept.set(id, { plan, ownerId: ownerOf(actor), expiresAt });
    const counts = { new: 0, changed: 0, unchanged: 0, error: 0 };
    for (const { fate } of plan.rows) counts[fate] += 1;
    return { id, kind: plan.kind, counts, columns: [...plan.columns], expiresAt };
  }

  function commitPeople(work: Work, actor: Actor, rows: readonly PlannedRow[]): Issued[] {
    const book = openPeopleBook(work.db, actor, actor.language, core.today());
    const positionId = (name: string) =>
      store.findPositionByName(work.db, name)?.id ?? store.insertPosition(work.db, { name, leads: false });
    const issued: Issued[] = [];
    for (const row of rows) {
      if (row.id === undefined) {
        const input = book.inputOf(row.cells, Object.keys(row.cells), positionId);
        const { name = "", username = "", ...rest } = input;
        const password = newOneTimePassword();
        insertPerson(core, work, { ...rest, name, username }, { hash: hashOneTime(password), mustChange: true });
        issued.push({ name, username, password });
      } else changePerson(work, actor, row.id, book.inputOf(row.cells, row.changedKeys, positionId), row.changedKeys);
    }
    return issued;
  }

  function changePerson(
    work: Work,
    actor: Actor,
    id: number,
    input: Partial<PersonInput>,
    keys: readonly string[],
  ): void {
    const person = store.findPerson(work.db, id);
    if (person?.active !== 1) throw directoryErrors.importStale();
    if (!coversRightsOf(actor, store.permissionsOfPerson(work.db, id))) throw directoryErrors.outranks();
    const { roleIds, posts, ...patch } = input;
    const fields = fieldsFrom(patch, person, core.today());
    demandFreeNames(work.db, fields, id);
    store.updatePerson(work.db, id, fields);
    if (posts) store.replacePosts(work.db, id, postsFrom(work.db, posts, store.postsOf(work.db, id)));
    if (roleIds) {
      if (!may(actor, "directory.manageRoles")) throw kernelErrors.forbidden();
      store.replaceRolesOf(work.db, id, roleIds);
    }
    store.indexPerson(work.db, id);
    work.emit(personChanged, { personId: id, fields: [...keys] });
    work.audit({
      action: "directory.person-changed",
      subject: { type: "person", id },
      detail: { fields: [...keys], by: "import" },
    });
  }

  function commitDepartments(work: Work, rows: readonly PlannedRow[]): void {
    const book = openDepartmentBook(work.db, new Map());
    const idOf = (code: string) => (code === "" ? null : (store.findDepartmentByCode(work.db, code)?.id ?? null));
    // First all with the parents that exist, then the parents: a file may name a child before its parent.
    for (const row of rows)
      if (row.id === undefined) insertDepartment(work, { ...book.inputOf(row.cells, idOf), parentId: null });
    for (const row of rows) {
      const input = book.inputOf(row.cells, idOf);
      const id = row.id ?? idOf(input.code);
      const before = id === null ? undefined : store.findDepartment(work.db, id);
      if (before) updateDepartment(work, before, { ...input, parentId: before.parentId });
    }
    // Loosened first, so that an exchange of places makes no circle on the way.
    const moved = rows.flatMap((row) => {
      const id = idOf(row.cells["code"] ?? "");
      const parentId = idOf(row.cells["parent"] ?? "");
      return id !== null && store.findDepartment(work.db, id)?.parentId !== parentId ? [{ id, parentId }] : [];
    });
    for (const { id } of moved) store.placeDepartment(work.db, id, null, null);
    for (const { id, parentId } of moved) {
      if (parentId !== null && store.lineOf(work.db, parentId).includes(id)) throw directoryErrors.departmentCycle();
      store.placeDepartment(work.db, id, parentId, null);
    }
  }

  return {
    async preview(actor, kind, file) {
      const bytes = Buffer.isBuffer(file) ? file : await collectBytes(file, IMPORT_BYTES);
      const table = await readTable(bytes);
      const revision = store.revisionOf(db);
      if (kind === "people") {
        const { reader } = openPeopleBook(db, actor, actor.language, core.today());
        return keep(actor, planRows(kind, table, reader, actor.language, revision));
      }
      const places = readHeadings(kind, table.headings, actor.language);
      const at = (key: string) => places.findIndex((column) => column?.key === key);
      const [codeAt, parentAt] = [at("code"), at("parent")];
      const parents = new Map(
        table.rows.map(({ cells }) => [cells[codeAt] ?? "", parentAt < 0 ? undefined : (cells[parentAt] ?? "")]),
      );
      const { reader } = openDepartmentBook(db, parents);
      return keep(actor, planRows(kind, table, reader, actor.language, revision));
    },

    rows(actor, id, query) {
      const { plan } = find(actor, id);
      const limit = query.limit ?? 100;
      const after = readCursor<[number]>(query.after, ["number"])?.[0] ?? 0;
      const rows: PlannedRow[] = [];
      for (const row of plan.rows) {
        if (row.row <= after || (query.fate !== undefined && row.fate !== query.fate)) continue;
        rows.push(row);
        if (rows.length > limit) break;
      }
      return pageFrom(
        rows,
        limit,
        ({ row }) => [row],
        ({ row, fate, name, changes, problems }) => ({ row, fate, name, changes, problems }),
      );
    },

    commit(actor, id) {
      const { plan } = find(actor, id);
      const todo = plan.rows.filter(({ fate }) => fate === "new" || fate === "changed");
      const count = (fate: Fate) => plan.rows.filter((row) => row.fate === fate).length;
      const passwords = core.change(actor, "directory.manage", (work) => {
        if (store.revisionOf(work.db) !== plan.revision) throw directoryErrors.importStale();
        const hadAdministrator = store.countAdministrators(work.db) > 0;
        const issued = plan.kind === "people" ? commitPeople(work, actor, todo) : [];
        if (plan.kind === "departments") commitDepartments(work, todo);
        if (hadAdministrator && store.countAdministrators(work.db) === 0) throw directoryErrors.lastAdministrator();
        work.audit({
          action: "directory.imported",
          detail: { kind: plan.kind, ...Object.fromEntries(FATES.map((fate) => [fate, count(fate)])) },
        });
        return issued;
      });
      kept.delete(id);
      return {
        created: count("new"),
        changed: count("changed"),
        skipped: count("unchanged") + count("error"),
        passwords,
      };
    },

    drop(actor, id) {
      find(actor, id);
      kept.delete(id);
      return done;
    },

    async export(actor, { kind, format, template }) {
      const language = actor.language;
      if (template) return writeTable(kind, [exampleOf(kind)], format, language);
      const records =
        kind === "people"
          ? openPeopleBook(db, actor, language, core.today()).records()
          : openDepartmentBook(db, new Map()).records();
      kernel.write(actor, (work) => {
        work.audit({ action: "directory.exported", detail: { kind, format, records: records.length } });
      });
      // Birthdays and telephone numbers leave the house: who took them is also told by the record of views.
      if (kind === "people") kernel.views.note(actor, { type: "people-export", id: "all" }, "exported");
      return writeTable(kind, records, format, language);
    },
  };
}

import { may, type Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { DropBox, DropBoxInput } from "./contract.ts";
import type { Core } from "./core.ts";
import { transferErrors } from "./errors.ts";
import type { BoxRow } from "./rows.ts";
import * as store from "./store.ts";

export interface Boxes {
  list(actor: Actor): { items: DropBox[] };
  create(actor: Actor, input: DropBoxInput): DropBox;
  edit(actor: Actor, id: number, input: DropBoxInput): DropBox;
  remove(actor: Actor, id: number): void;
}

/** Drop boxes: one a unit, with who may give, who may take, and how long it keeps. */
export function createBoxes(core: Core): Boxes {
  const { kernel, directory } = core;
  const { db } = kernel;

  function show(actor: Actor, box: BoxRow): DropBox {
    const named = (part: "give" | "take") =>
      directory
        .describeAudience(store.keysOfBox(db, box.id, part), actor.language)
        .map(({ key, name }) => ({ key, name }));
    const take = store.hasPart(db, actor, box.id, "take");
    const edit = may(actor, "transfers.manage");
    return {
      ...box,
      departmentName: directory.department(box.departmentId)?.name ?? "",
      givers: named("give"),
      takers: named("take"),
      waiting: take ? store.waitingIn(db, box.id) : 0,
      can: { put: edit || store.hasPart(db, actor, box.id, "give"), take, edit },
    };
  }

  function check(input: DropBoxInput, id?: number): void {
    if (!directory.department(input.departmentId)) throw transferErrors.unknownPlace({}, "/body/departmentId");
    if (directory.unknownKeys([...input.givers, ...input.takers]).length > 0) {
      throw transferErrors.unknownPlace({}, "/body/givers");
    }
    const other = store.boxOfDepartment(db, input.departmentId);
    if (other !== undefined && other !== id) throw transferErrors.boxExists({}, "/body/departmentId");
  }

  function demandBox(id: number): BoxRow {
    const box = store.findBox(db, id);
    if (!box) throw kernelErrors.notFound();
    return box;
  }

  function put(actor: Actor, input: DropBoxInput, id?: number): DropBox {
    const made = kernel.write(actor, (work) => {
      if (id !== undefined) demandBox(id);
      check(input, id);
      const name = input.name.trim().normalize("NFC");
      const boxId = store.putBox(work.db, { ...input, name, ...(id !== undefined && { id }) });
      const action = id === undefined ? "transfers.box-made" : "transfers.box-changed";
      const detail = { givers: input.givers, takers: input.takers, keepDays: input.keepDays };
      work.audit({ action, subject: { type: "drop-box", id: boxId }, detail });
      return boxId;
    });
    return show(actor, demandBox(made));
  }

  return {
    list(actor) {
      const items = store.listBoxes(db, actor, may(actor, "transfers.manage")).map((box) => show(actor, box));
      return { items: items.toSorted((a, b) => a.name.localeCompare(b.name, "vi")) };
    },
    create: (actor, input) => put(actor, input),
    edit: (actor, id, input) => put(actor, input, id),
    remove(actor, id) {
      kernel.write(actor, (work) => {
        const box = demandBox(id);
        if (store.waitingIn(work.db, id) > 0) throw transferErrors.boxFull();
        store.deleteBox(work.db, id);
        work.audit({ action: "transfers.box-removed", subject: { type: "drop-box", id }, detail: { name: box.name } });
      });
    },
  };
}

import { Type } from "typebox";
import { Day, defineEvent, Id, Nullable } from "../../../kernel/contract/index.ts";

export const personCreated = defineEvent("person.created", 1, Type.Object({ personId: Id }));
export const personChanged = defineEvent(
  "person.changed",
  1,
  Type.Object({ personId: Id, fields: Type.Array(Type.String()) }),
);
export const personDeactivated = defineEvent("person.deactivated", 1, Type.Object({ personId: Id }));
export const personReactivated = defineEvent("person.reactivated", 1, Type.Object({ personId: Id }));
export const departmentChanged = defineEvent("department.changed", 1, Type.Object({ departmentId: Id }));
const absence = Type.Object({
  absenceId: Id,
  personId: Id,
  deputyId: Nullable(Id),
  fromOn: Day,
  toOn: Day,
});
export const absenceRecorded = defineEvent("absence.recorded", 1, absence);
export const absenceCancelled = defineEvent("absence.cancelled", 1, absence);

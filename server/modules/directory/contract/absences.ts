import { Type } from "typebox";
import {
  Day,
  defineRoute,
  Done,
  Exactly,
  Id,
  Nullable,
  OneOf,
  OptionalLine,
  Page,
  pageQuery,
  SIGNED_IN,
  type Static,
} from "../../../kernel/contract/index.ts";
import { idParam, PhotoHash } from "./common.ts";

export const ABSENCE_KINDS = ["leave", "mission", "study", "sick", "other"] as const;
export const AbsenceKind = OneOf(ABSENCE_KINDS);

/** Days on which a person is away, both included, and who stands in. The reason's words are seen by oneself and by those who record absences. */
export const Absence = Type.Object({
  id: Id,
  personId: Id,
  personName: Type.String(),
  photoHash: Nullable(PhotoHash),
  fromOn: Day,
  toOn: Day,
  kind: AbsenceKind,
  deputyId: Nullable(Id),
  deputyName: Nullable(Type.String()),
  note: Nullable(Type.String()),
  /** The deputy is away himself on one of these days. */
  deputyAway: Type.Boolean(),
  can: Type.Object({ cancel: Type.Boolean() }),
});
export type Absence = Static<typeof Absence>;

export const AbsenceInput = Exactly({
  /** Oneself unless said. */
  personId: Type.Optional(Id),
  fromOn: Day,
  toOn: Day,
  kind: AbsenceKind,
  deputyId: Nullable(Id),
  note: Type.Optional(OptionalLine(200)),
});
export type AbsenceInput = Static<typeof AbsenceInput>;

export const listAbsences = defineRoute({
  method: "GET",
  path: "/api/absences",
  permission: SIGNED_IN,
  summary: "Absences that touch a span of days",
  query: Exactly({ ...pageQuery, fromOn: Day, toOn: Day, personId: Type.Optional(Id) }),
  reply: Page(Absence),
});

export const recordAbsence = defineRoute({
  method: "POST",
  path: "/api/absences",
  permission: SIGNED_IN,
  summary: "Record an absence, one's own or, with the permission, another's",
  body: AbsenceInput,
  reply: Absence,
});

export const cancelAbsence = defineRoute({
  method: "DELETE",
  path: "/api/absences/:id",
  permission: SIGNED_IN,
  summary: "Take an absence back",
  params: idParam,
  reply: Done,
});

import type { AbsenceInput, Department } from "./api.ts";
import { msg } from "../../kernel/i18n.ts";

/** A number as people say it: `0912 345 678` for `+84912345678`, `024 3825 1234`, `0205 3812 345`; short ones as they are. */
export function phoneText(number: string): string {
  const national = number.replace(/^\+84/, "0");
  if (/^0[35789]\d{8}$/.test(national)) return national.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1 $2 $3");
  if (/^02[48]\d{8}$/.test(national)) return national.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3");
  return national.replace(/^(02\d{2})(\d{4})(\d{3})$/, "$1 $2 $3");
}

/** People by rank of their position, then as they came; without a position last: the order of a telephone list. */
export function byRank<P extends { readonly positionTitle: string | null }>(
  people: readonly P[],
  ranks: readonly string[],
): P[] {
  const place = new Map(ranks.map((name, i) => [name, i]));
  const rank = ({ positionTitle }: P) => place.get(positionTitle ?? "") ?? ranks.length;
  return people.toSorted((a, b) => rank(a) - rank(b));
}

/** A department in the tree that is on the screen: its depth, and whether more lies below it. */
export interface TreeRow {
  readonly department: Department;
  readonly depth: number;
  readonly parent: boolean;
  readonly open: boolean;
}

/** The rows of the tree in order, without what lies below a closed one. */
export function treeRows(departments: readonly Department[], closed: ReadonlySet<number>): TreeRow[] {
  const shown = new Set(departments.map(({ id }) => id));
  const parents = new Set(departments.map(({ parentId }) => parentId));
  const depths = new Map<number, number>();
  const hidden = new Set<number>();
  const rows: TreeRow[] = [];
  for (const department of departments) {
    const { id, parentId } = department;
    const above = parentId !== null && shown.has(parentId) ? parentId : undefined;
    const depth = above === undefined ? 0 : (depths.get(above) ?? 0) + 1;
    depths.set(id, depth);
    if (above !== undefined && (hidden.has(above) || closed.has(above))) {
      hidden.add(id);
      continue;
    }
    rows.push({ department, depth, parent: parents.has(id), open: !closed.has(id) });
  }
  return rows;
}

export const absenceKinds = (): { value: AbsenceInput["kind"]; title: string }[] => [
  { value: "leave", title: msg("Nghỉ phép", { id: "people.kind-leave" }) },
  { value: "mission", title: msg("Công tác", { id: "people.kind-mission" }) },
  { value: "study", title: msg("Học tập, bồi dưỡng", { id: "people.kind-study" }) },
  { value: "sick", title: msg("Nghỉ ốm", { id: "people.kind-sick" }) },
  { value: "other", title: msg("Lý do khác", { id: "people.kind-other" }) },
];

/** Whose absence; oneself unless said. */
export interface AbsenceQuestion {
  readonly personId?: number;
  readonly name?: string;
}

export interface AbsenceForm {
  fromOn: string;
  toOn: string;
  kind: AbsenceInput["kind"];
  deputyId: number | null;
  note: string;
}

/** What is wrong with an absence before it is sent. */
export function checkAbsence({ fromOn, toOn }: AbsenceForm): Partial<Record<keyof AbsenceForm, string>> {
  if (fromOn === "") return { fromOn: msg("Hãy chọn ngày bắt đầu.", { id: "people.need-from" }) };
  if (toOn === "") return { toOn: msg("Hãy chọn ngày kết thúc.", { id: "people.need-to" }) };
  if (toOn < fromOn)
    return { toOn: msg("Ngày kết thúc phải từ ngày bắt đầu trở đi.", { id: "people.to-before-from" }) };
  return {};
}

import { fold } from "../../../kernel/text/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import { directoryErrors } from "../errors.ts";
import type { ExchangeKind } from "../contract.ts";

/** A column of the files that are exchanged: its key, and its heading in both languages. */
export interface Column {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly needed?: boolean;
  /** What the template shows as an example. */
  readonly example: string;
}

const PEOPLE: readonly Column[] = [
  { key: "name", vi: "Họ và tên", en: "Full name", needed: true, example: "Nguyễn Thị Hoa" },
  { key: "username", vi: "Tên đăng nhập", en: "Username", example: "hoant" },
  { key: "position", vi: "Chức vụ", en: "Position", example: "Chuyên viên" },
  { key: "department", vi: "Đơn vị", en: "Department", example: "VP" },
  { key: "otherPosts", vi: "Kiêm nhiệm", en: "Other posts", example: "Phó Trưởng phòng @ TCHC" },
  { key: "mobile", vi: "Di động", en: "Mobile", example: "0912345678" },
  { key: "officePhone", vi: "Điện thoại cơ quan", en: "Office telephone", example: "02053812345" },
  { key: "extension", vi: "Số máy lẻ", en: "Extension", example: "102" },
  { key: "room", vi: "Phòng", en: "Room", example: "201" },
  { key: "birthday", vi: "Ngày sinh", en: "Birthday", example: "05/03/1985" },
  { key: "mailAlias", vi: "Thư phụ", en: "Mail alias", example: "hoa.nguyen" },
  { key: "roles", vi: "Vai trò", en: "Roles", example: "Cán bộ, chuyên viên" },
];

const DEPARTMENTS: readonly Column[] = [
  { key: "code", vi: "Mã đơn vị", en: "Code", needed: true, example: "VP" },
  { key: "name", vi: "Tên đơn vị", en: "Name", needed: true, example: "Văn phòng" },
  { key: "parent", vi: "Mã đơn vị cấp trên", en: "Parent code", example: "" },
  { key: "phone", vi: "Điện thoại", en: "Telephone", example: "02053812345" },
  { key: "room", vi: "Phòng", en: "Room", example: "101" },
  { key: "validFromOn", vi: "Hiệu lực từ ngày", en: "Valid from", example: "01/07/2025" },
];

export const COLUMNS: Readonly<Record<ExchangeKind, readonly Column[]>> = { people: PEOPLE, departments: DEPARTMENTS };

/** Which column stands at which place. Refuses with `directory.wrongColumns` unknown, doubled or missing headings, and names those expected. */
export function readHeadings(
  kind: ExchangeKind,
  headings: readonly string[],
  language: Language,
): (Column | undefined)[] {
  const columns = COLUMNS[kind];
  const refuse = (vi: string, en: string) =>
    directoryErrors.wrongColumns({
      problem: language === "vi" ? vi : en,
      needed: columns
        .filter(({ needed }) => needed)
        .map((column) => column[language])
        .join(", "),
      allowed: columns
        .filter(({ needed }) => needed !== true)
        .map((column) => column[language])
        .join(", "),
    });
  const found = headings.map((heading) => {
    if (heading === "") return undefined;
    const column = columns.find(({ key, vi, en }) => [key, vi, en].some((name) => fold(name) === fold(heading)));
    if (!column) throw refuse(`không có cột “${heading.slice(0, 60)}”`, `there is no column “${heading.slice(0, 60)}”`);
    return column;
  });
  for (const column of columns) {
    const times = found.filter((other) => other === column).length;
    if (times > 1)
      throw refuse(
        `cột “${column.vi}” có ${String(times)} lần`,
        `the column “${column.en}” stands ${String(times)} times`,
      );
    if (times === 0 && column.needed) throw refuse(`thiếu cột “${column.vi}”`, `the column “${column.en}” is missing`);
  }
  return found;
}

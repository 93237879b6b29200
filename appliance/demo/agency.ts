/** The sample agency: a department of a province, as one stands since July 2025. The people, and everything that they write, are invented. */
export const AGENCY = {
  name: "Sở Nội vụ (cơ quan mẫu)",
  code: "SNV",
  domain: "noivu.example",
} as const;

export const POSITIONS = [
  { key: "director", name: "Giám đốc", leads: true },
  { key: "deputy-director", name: "Phó Giám đốc", leads: false },
  { key: "chief", name: "Chánh Văn phòng", leads: true },
  { key: "deputy-chief", name: "Phó Chánh Văn phòng", leads: false },
  { key: "head", name: "Trưởng phòng", leads: true },
  { key: "deputy-head", name: "Phó Trưởng phòng", leads: false },
  { key: "centre-director", name: "Giám đốc Trung tâm", leads: true },
  { key: "centre-deputy", name: "Phó Giám đốc Trung tâm", leads: false },
  { key: "senior", name: "Chuyên viên chính", leads: false },
  { key: "officer", name: "Chuyên viên", leads: false },
  { key: "accountant", name: "Kế toán", leads: false },
  { key: "clerk", name: "Văn thư", leads: false },
  { key: "driver", name: "Lái xe", leads: false },
  { key: "employee", name: "Nhân viên", leads: false },
] as const;
export type PositionKey = (typeof POSITIONS)[number]["key"];

export interface DepartmentPlan {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly code: string;
  readonly floor: number;
  /** How much of the staff works here. */
  readonly weight: number;
  /** Who leads it, deputies, and who else beside officers. */
  readonly head: PositionKey | null;
  readonly deputy: PositionKey | null;
  readonly others: readonly PositionKey[];
}

const office = (
  key: string,
  code: string,
  name: string,
  floor: number,
  weight: number,
  parent: string | null = null,
): DepartmentPlan => ({ key, parent, name, code, floor, weight, head: "head", deputy: "deputy-head", others: [] });

export const DEPARTMENTS: readonly DepartmentPlan[] = [
  { ...office("board", "BGĐ", "Ban Giám đốc", 3, 0), head: "director", deputy: "deputy-director" },
  {
    ...office("bureau", "VP", "Văn phòng", 1, 12),
    head: "chief",
    deputy: "deputy-chief",
    others: ["clerk", "accountant", "driver", "clerk", "employee"],
  },
  office("organisation", "TCBC", "Phòng Tổ chức - Biên chế và Tổ chức phi chính phủ", 2, 8),
  office("servants", "CCVC", "Phòng Công chức, viên chức", 2, 8),
  office("authorities", "XDCQ", "Phòng Xây dựng chính quyền và Công tác thanh niên", 2, 7),
  office("reform", "CCHC", "Phòng Cải cách hành chính", 3, 6),
  office("awards", "TĐKT", "Phòng Thi đua - Khen thưởng", 3, 6),
  office("labour", "LĐVL", "Phòng Lao động - Việc làm", 4, 8),
  office("merit", "NCC", "Phòng Người có công", 4, 8),
  office("planning", "KHTC", "Phòng Kế hoạch - Tài chính", 1, 6),
  {
    ...office("archive", "TTLT", "Trung tâm Lưu trữ lịch sử", 1, 5),
    head: "centre-director",
    deputy: "centre-deputy",
    others: ["employee"],
  },
  office("archive-stock", "TTLT-BQ", "Phòng Bảo quản và Khai thác tài liệu", 1, 5, "archive"),
  {
    ...office("jobs", "TTDVVL", "Trung tâm Dịch vụ việc làm", 5, 5),
    head: "centre-director",
    deputy: "centre-deputy",
    others: ["accountant", "employee"],
  },
  office("jobs-advice", "TTDVVL-TV", "Phòng Tư vấn, giới thiệu việc làm", 5, 7, "jobs"),
  office("jobs-insurance", "TTDVVL-BH", "Phòng Bảo hiểm thất nghiệp", 5, 7, "jobs"),
];

/** Bodies that cut across the departments; `share` of the staff, drawn by lot, with the people who hold these positions first. */
export const GROUPS = [
  {
    key: "union",
    name: "Ban Chấp hành Công đoàn",
    description: "Công đoàn cơ sở, nhiệm kỳ 2023-2028",
    share: 0.12,
    first: ["deputy-chief"],
  },
  { key: "youth", name: "Chi đoàn thanh niên", description: "Đoàn viên dưới 35 tuổi", share: 0.25, first: [] },
  {
    key: "digital",
    name: "Tổ chuyển đổi số",
    description: "Giúp việc Ban Chỉ đạo chuyển đổi số của Sở",
    share: 0.12,
    first: ["chief"],
  },
  {
    key: "reform",
    name: "Tổ công tác cải cách hành chính",
    description: "Theo dõi chỉ số cải cách hành chính",
    share: 0.14,
    first: ["deputy-director"],
  },
  { key: "women", name: "Ban Nữ công", description: "Hoạt động nữ công và gia đình", share: 0.15, first: [] },
  { key: "football", name: "Đội bóng đá cơ quan", description: "Tập chiều thứ Tư hằng tuần", share: 0.18, first: [] },
] as const;

import writeExcelFile from "write-excel-file/node";
import type { Language } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import { formatInstant } from "../../kernel/text/index.ts";
import type { Sheet, SheetContent } from "./contract.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const TEXTS = {
  vi: {
    sheet: "Phiếu tiếp nhận",
    heading: "PHIẾU TIẾP NHẬN THÔNG BÁO",
    title: "Thông báo",
    author: "Người phát hành",
    published: "Phát hành lúc",
    issued: "Lập phiếu lúc",
    by: "Người lập phiếu",
    delivered: "Đã gửi tới",
    opened: "Đã mở",
    confirmed: "Đã xác nhận",
    hash: "Mã kiểm chứng (SHA-256)",
    unit: "Đơn vị",
    noUnit: "Không thuộc đơn vị nào",
    name: "Họ và tên",
    received: "Nhận lúc",
    openedAt: "Mở lúc",
    confirmedAt: "Xác nhận lúc",
    edition: "Bản đã xác nhận",
    score: "Trả lời đúng",
  },
  en: {
    sheet: "Acknowledgement sheet",
    heading: "ACKNOWLEDGEMENT SHEET",
    title: "Announcement",
    author: "Published by",
    published: "Published at",
    issued: "Issued at",
    by: "Issued by",
    delivered: "Delivered to",
    opened: "Opened",
    confirmed: "Confirmed",
    hash: "Verification code (SHA-256)",
    unit: "Department",
    noUnit: "In no department",
    name: "Name",
    received: "Delivered at",
    openedAt: "Opened at",
    confirmedAt: "Confirmed at",
    edition: "Edition confirmed",
    score: "Right answers",
  },
} as const;

type Cell = {
  value: string | number;
  type: StringConstructor | NumberConstructor;
  fontWeight?: "bold";
  format?: string;
};

const text = (value: string): Cell => ({ value, type: String });
const bold = (value: string): Cell => ({ value, type: String, fontWeight: "bold" });
const whole = (value: number): Cell => ({ value, type: Number, format: "0" });

function rowsOf(content: SheetContent, hash: string, language: Language, zone: string): (Cell | null)[][] {
  const t = TEXTS[language];
  const { questions } = content;
  const at = (instant: number | null) => text(instant === null ? "" : formatInstant(instant, language, zone));
  return [
    [bold(t.heading)],
    [text(t.title), text(content.title)],
    [text(t.author), text(content.author)],
    [text(t.published), at(content.publishedAt)],
    [text(t.issued), at(content.issuedAt)],
    [text(t.by), text(content.issuedBy)],
    [text(t.delivered), whole(content.delivered)],
    [text(t.opened), whole(content.opened)],
    [text(t.confirmed), whole(content.confirmed)],
    [text(t.hash), text(hash)],
    [null],
    [
      bold(t.unit),
      bold(t.name),
      bold(t.received),
      bold(t.openedAt),
      bold(t.confirmedAt),
      bold(t.edition),
      ...(questions === undefined ? [] : [bold(t.score)]),
    ],
    ...content.units.flatMap(({ unit, readers }) =>
      readers.map((reader) => [
        text(unit === "" ? t.noUnit : unit),
        text(reader.name),
        at(reader.deliveredAt),
        at(reader.openedAt),
        at(reader.confirmedAt),
        reader.confirmedEdition === null ? null : whole(reader.confirmedEdition),
        ...(questions === undefined
          ? []
          : [
              text(
                reader.score === null || reader.score === undefined
                  ? ""
                  : `${String(reader.score)}/${String(questions)}`,
              ),
            ]),
      ]),
    ),
  ];
}

/** The same as texts: what a file that was not touched says. */
export function sheetRows({ content, hash }: Sheet, language: Language, zone: string): string[][] {
  return rowsOf(content, hash, language, zone).map((row) => row.map((cell) => (cell ? String(cell.value).trim() : "")));
}

/** An issued sheet as an Excel file, in the reader's language and the agency's time. */
export async function sheetFile({ content, hash }: Sheet, language: Language, zone: string): Promise<FileAnswer> {
  const t = TEXTS[language];
  const bytes = await writeExcelFile(rowsOf(content, hash, language, zone), {
    sheet: t.sheet,
    columns: [{ width: 32 }, { width: 32 }, { width: 20 }, { width: 20 }, { width: 20 }, { width: 16 }],
  }).toBuffer();
  return {
    content: { kind: "bytes", bytes },
    type: XLSX,
    name: `${t.sheet} - ${content.title.slice(0, 80)}.xlsx`,
    disposition: "attachment",
  };
}

import { createHash } from "node:crypto";
import type { Actor } from "../../kernel/access/actor.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import { addDays, localTime, startOfDay } from "../../kernel/text/index.ts";
import type { SmsDirectory } from "./needs.ts";
import * as store from "./store.ts";

const MOST_LINES = 100_000;
const PAGE = 1_000;
const COLUMNS = [
  "Dòng",
  "Thời điểm",
  "Tin số",
  "Phần",
  "Việc xảy ra",
  "Chi tiết",
  "Số nhận",
  "Người nhận",
  "Người gửi",
  "Phân hệ",
  "SIM",
  "Nội dung",
];

/**
 * What happened to the messages of some days, a line each in the order in which it was written, as CSV (RFC 4180). That it was taken, and the
 * sha-256 of the file, stand in the audit record: whoever holds the file can show that it is the one.
 */
export function createLogFile(
  kernel: Pick<Kernel, "db" | "write" | "settings">,
  directory: SmsDirectory,
): (actor: Actor, from: string, to: string) => FileAnswer {
  return (actor, from, to) => {
    const { zone } = kernel.settings.agency.get();
    const span = { from: startOfDay(from, zone), to: startOfDay(addDays(to, 1), zone) };
    const names = new Map<number, string>();
    const nameOf = (id: number | null): string => {
      if (id === null) return "";
      const known = names.get(id) ?? directory.person(id)?.name ?? "";
      names.set(id, known);
      return known;
    };
    const lines = [COLUMNS.map(cell).join(",")];
    let after: { at: number; id: number } | undefined = { at: span.from, id: 0 };
    while (after && lines.length <= MOST_LINES) {
      const rows = store.historyBetween(kernel.db, { ...after, to: span.to, limit: PAGE });
      for (const row of rows) {
        const { id, at, messageId, part, what, detail, number, personId, senderId, module, sim, text } = row;
        const shown = [id, written(at, zone), messageId, part ?? "", what, detail, number];
        lines.push([...shown, nameOf(personId), nameOf(senderId), module, sim ?? "", text].map(cell).join(","));
      }
      const last = rows.at(-1);
      after = last && rows.length === PAGE ? { at: last.at, id: last.id } : undefined;
    }
    const bytes = Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    kernel.write(actor, (work) => {
      work.audit({
        action: "sms.log-exported",
        subject: { type: "sms", id: 0 },
        detail: { from, to, lines: lines.length - 1, sha256 },
      });
    });
    return {
      content: { kind: "bytes", bytes },
      type: "text/csv; charset=utf-8",
      name: `nhat-ky-sms-${from}-${to}.csv`,
      disposition: "attachment",
    };
  };
}

/** `2026-11-25 08:05:09` in the agency's zone: sorts, and no spreadsheet reads it wrongly. */
function written(at: number, zone: string): string {
  const { day, hour, minute } = localTime(at, zone);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${day} ${two(hour)}:${two(minute)}:${two(new Date(at).getUTCSeconds())}`;
}

function cell(value: string | number): string {
  const text = String(value);
  // A leading sign makes a spreadsheet run the cell as a formula; a number of ours begins with one and is no formula.
  const tame = /^[=+\-@\t]/.test(text) && !/^\+\d+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

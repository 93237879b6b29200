import writeExcelFile from "write-excel-file/node";
import type { Actor } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import { formatInstant } from "../../kernel/text/index.ts";
import type { Views, ViewWay } from "../../kernel/views/views.ts";
import type { PollDetail } from "./contract.ts";
import type { PollService } from "./service.ts";

/** The result of a poll as the office files it. */
export interface ResultSheet {
  /** An Excel file; refuses with `kernel.forbidden` while the results are hidden from the actor. */
  excel(actor: Actor, id: number): Promise<FileAnswer>;
  /** Puts on record that the sheet goes onto paper; refuses as `excel` does. */
  printed(actor: Actor, id: number): typeof done;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const TEXTS = {
  vi: {
    sheet: "Kết quả",
    heading: "KẾT QUẢ TRƯNG CẦU Ý KIẾN",
    question: "Nội dung",
    author: "Người hỏi",
    period: "Thời gian",
    answered: "Đã trả lời",
    asked: "Được hỏi",
    quorum: "Tỷ lệ tối thiểu",
    met: "Đủ tỷ lệ",
    unmet: "Không đủ tỷ lệ",
    option: "Phương án",
    votes: "Số phiếu",
    share: "Tỷ lệ trên số phiếu trả lời",
    answers: "Ý kiến",
    name: "Họ và tên",
  },
  en: {
    sheet: "Result",
    heading: "RESULT OF THE POLL",
    question: "Question",
    author: "Asked by",
    period: "Period",
    answered: "Answered",
    asked: "People asked",
    quorum: "Quorum",
    met: "Reached",
    unmet: "Not reached",
    option: "Option",
    votes: "Votes",
    share: "Share of the answers",
    answers: "Answers",
    name: "Name",
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

/** Whether enough of the people asked have answered for the result to hold. */
const isMet = (poll: PollDetail, quorum: number): boolean =>
  poll.asked > 0 && poll.answered * 100 >= quorum * poll.asked;

export function createResultSheet(polls: PollService, views: Views, zone: () => string): ResultSheet {
  /** The poll whose results the actor may see, once it is on record that he takes them along. */
  function take(actor: Actor, id: number, way: ViewWay): PollDetail {
    const poll = polls.read(actor, id);
    if (!poll.can.seeResults) throw kernelErrors.forbidden();
    views.note(actor, { type: "poll-result", id }, way);
    return poll;
  }

  /** Every free answer, page by page. */
  function allTexts(actor: Actor, id: number): Cell[][] {
    const rows: Cell[][] = [];
    let after: string | undefined;
    do {
      const page = polls.texts(actor, id, { limit: 200, ...(after !== undefined && { after }) });
      for (const item of page.items)
        rows.push(item.person === null ? [text(item.text)] : [text(item.text), text(item.person.name)]);
      after = page.next;
    } while (after !== undefined);
    return rows;
  }

  function rowsOf(actor: Actor, poll: PollDetail): (Cell | null)[][] {
    const t = TEXTS[actor.language];
    const at = (instant: number) => formatInstant(instant, actor.language, zone());
    const head = [
      [bold(t.heading)],
      [text(t.question), text(poll.title)],
      [text(t.author), text(poll.author.name)],
      [text(t.period), text(`${at(poll.opensAt)} – ${at(poll.closedAt ?? poll.closesAt)}`)],
      [text(t.asked), whole(poll.asked)],
      [text(t.answered), whole(poll.answered)],
      ...(poll.quorum === null
        ? []
        : [[text(t.quorum), text(`${String(poll.quorum)} %`), text(isMet(poll, poll.quorum) ? t.met : t.unmet)]]),
      [null],
    ];
    if (poll.kind === "text") return [...head, [bold(t.answers), bold(t.name)], ...allTexts(actor, poll.id)];
    const share = (votes: number): Cell => ({
      value: poll.answered === 0 ? 0 : votes / poll.answered,
      type: Number,
      format: "0.0%",
    });
    return [
      ...head,
      [bold(t.option), bold(t.votes), bold(t.share)],
      ...poll.options.map((option) => [text(option.text), whole(option.votes ?? 0), share(option.votes ?? 0)]),
    ];
  }

  return {
    printed(actor, id) {
      take(actor, id, "printed");
      return done;
    },
    async excel(actor, id) {
      const poll = take(actor, id, "exported");
      const t = TEXTS[actor.language];
      const bytes = await writeExcelFile(rowsOf(actor, poll), {
        sheet: t.sheet,
        columns: [{ width: 60 }, { width: 16 }, { width: 28 }],
      }).toBuffer();
      return {
        content: { kind: "bytes", bytes },
        type: XLSX,
        name: `${t.sheet} - ${poll.title.slice(0, 80)}.xlsx`,
        disposition: "attachment",
      };
    },
  };
}

import { fullDate } from "../../kernel/dates.ts";
import { msg } from "../../kernel/i18n.ts";
import type { Correspondent, Message } from "./api.ts";
import { safeText, subjectText } from "./labels.ts";
import { frameDocument } from "../../kernel/safe-html.ts";

const PAPER = `@page{size:A4;margin:20mm 15mm 18mm 25mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
body{padding:0;font:12pt/1.45 "Times New Roman","Liberation Serif",serif}
h1{margin:0 0 10pt;font-size:15pt}table.cs-head{width:100%;margin-bottom:12pt;padding-bottom:8pt;border-bottom:.5pt solid #888;font-size:11pt}
table.cs-head th{width:60pt;padding:1pt 6pt 1pt 0;font-weight:normal;text-align:left;vertical-align:top;color:#444}
.cs-text{white-space:pre-wrap;overflow-wrap:anywhere}.cs-quote>summary{display:none}.cs-quote::details-content{content-visibility:visible}`;

/** A letter as it is printed: the heading, then what it says. `body` is HTML that has been made safe, or undefined for plain text. */
export function paperOf(message: Message, body: string | undefined): string {
  const head = document.createElement("div");
  const title = document.createElement("h1");
  title.textContent = safeText(subjectText(message.subject));
  const table = document.createElement("table");
  table.className = "cs-head";
  const line = (name: string, value: string): void => {
    if (value === "") return;
    const row = table.insertRow();
    const cell = document.createElement("th");
    cell.textContent = name;
    row.append(cell);
    row.insertCell().textContent = value;
  };
  line(msg("Từ:", { id: "mail.from-line" }), written(message.from));
  line(msg("Đến:", { id: "mail.to-line" }), message.to.map(written).join(", "));
  line(msg("Đồng gửi:", { id: "mail.cc-line" }), message.cc.map(written).join(", "));
  line(msg("Ngày:", { id: "mail.date-line" }), fullDate(message.sentAt ?? message.receivedAt));
  const enclosed = message.attachments.filter(({ inline }) => !inline);
  line(msg("Tệp kèm:", { id: "mail.files-line" }), enclosed.map(({ name }) => safeText(name)).join("; "));
  head.append(title, table);
  const plain = document.createElement("div");
  plain.className = "cs-text";
  plain.textContent = message.text;
  // Each part was made by the browser from text, or is safe already.
  return frameDocument(head.outerHTML + (body ?? plain.outerHTML), PAPER);
}

function written({ name, address }: Correspondent): string {
  return safeText(name === "" ? address : `${name} <${address}>`);
}

/** Prints a letter alone, in a frame of its own that no script of the letter can run in. */
export function printPaper(paper: string): void {
  const frame = document.createElement("iframe");
  frame.className = "cs-print-frame";
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.title = msg("In thư", { id: "mail.print" });
  frame.srcdoc = paper;
  frame.addEventListener("load", () => {
    frame.contentWindow?.addEventListener("afterprint", () => {
      frame.remove();
    });
    frame.contentWindow?.print();
  });
  document.querySelector(".cs-print-frame")?.remove();
  document.body.append(frame);
}

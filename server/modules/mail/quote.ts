import { formatInstant } from "../../kernel/text/index.ts";
import type { Language } from "../../kernel/errors.ts";
import { escapeHtml, richOfText } from "../../kernel/text/rich.ts";
import type { MailAddress, ReadMail } from "../../protocols/mime/index.ts";

const TEXTS = {
  vi: {
    wrote: (when: string, who: string) => `Vào ${when}, ${who} đã viết:`,
    forwarded: "---------- Thư chuyển tiếp ----------",
    from: "Từ",
    date: "Ngày",
    subject: "Chủ đề",
    to: "Đến",
  },
  en: {
    wrote: (when: string, who: string) => `On ${when}, ${who} wrote:`,
    forwarded: "---------- Forwarded message ----------",
    from: "From",
    date: "Date",
    subject: "Subject",
    to: "To",
  },
} as const;

/** A quotation is cut there: an answer is about what stands above. */
const QUOTED = 60_000;
/** Markup is several times as long as what it shows. */
const QUOTED_HTML = 400_000;

/** "Re: " before a subject, once however long the conversation. */
export function answerSubject(subject: string): string {
  return `Re: ${bare(subject)}`;
}

export function forwardSubject(subject: string): string {
  return `Fwd: ${bare(subject)}`;
}

function bare(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|fw|fwd|tr|aw|wg)(?:\[\d+\])?\s*:)+\s*/i, "");
}

/** The text of an answer to begin with: room above, the other's words below. */
export function quoteText(mail: ReadMail, receivedAt: number, language: Language, zone: string): string {
  const when = formatInstant(mail.sentAt ?? receivedAt, language, zone);
  const lines = mail.text.slice(0, QUOTED).trimEnd().split(/\r?\n/);
  const quoted = lines.map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`)).join("\n");
  return `\n\n${TEXTS[language].wrote(when, nameOf(mail.from))}\n${quoted}\n`;
}

/** The same in rich text; made safe with the rest of the draft. */
export function quoteRich(mail: ReadMail, receivedAt: number, language: Language, zone: string): string {
  const when = formatInstant(mail.sentAt ?? receivedAt, language, zone);
  const line = escapeHtml(TEXTS[language].wrote(when, nameOf(mail.from)));
  return `<p></p><p></p><p>${line}</p><blockquote>${richBody(mail)}</blockquote>`;
}

export function forwardRich(mail: ReadMail, receivedAt: number, language: Language, zone: string): string {
  return `<p></p><p></p>${richOfText(forwardHead(mail, receivedAt, language, zone).join("\n"))}<p></p>${richBody(mail)}`;
}

/** The words of a message as rich text, cut like the plain quotation. */
export function richBody(mail: ReadMail): string {
  return mail.html === null ? richOfText(mail.text.slice(0, QUOTED).trimEnd()) : mail.html.slice(0, QUOTED_HTML);
}

export function forwardText(mail: ReadMail, receivedAt: number, language: Language, zone: string): string {
  return ["", "", ...forwardHead(mail, receivedAt, language, zone), "", mail.text.slice(0, QUOTED)].join("\n");
}

function forwardHead(mail: ReadMail, receivedAt: number, language: Language, zone: string): string[] {
  const words = TEXTS[language];
  return [
    words.forwarded,
    `${words.from}: ${nameOf(mail.from)}`,
    `${words.date}: ${formatInstant(mail.sentAt ?? receivedAt, language, zone)}`,
    `${words.subject}: ${mail.subject}`,
    `${words.to}: ${mail.to.slice(0, 20).map(nameOf).join(", ")}`,
  ];
}

function nameOf(address: MailAddress | null): string {
  if (!address) return "?";
  return address.name === "" ? address.address : `${address.name} <${address.address}>`;
}

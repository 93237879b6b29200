/** MIME: reading messages within bounds, writing them. Knows no storage and no office word. */
export { decodeText, UNSTATED } from "./charsets.ts";
export { isRiskyName, safeFileName } from "./names.ts";
export { frameHtml } from "./frame.ts";
export { previewOf, textOfHtml } from "./plain.ts";
export { readHead, SHORT_HEAD } from "./read-head.ts";
export { readAttachment, readAttachments, readInlineImages, readMail, readRoughly } from "./read.ts";
export { type CalendarSummary, type MailAddress, type MailAttachment, type ReadMail } from "./types.ts";
export { HeaderBreak, resentHeader, writeMail, type MailDraft } from "./write.ts";
export type { MimeAnswer, MimeQuestion } from "./mime.worker.ts";
export { writeDeliveryReport, type ReportedRecipient } from "./report.ts";

/** The words inside documents: PDF, Word, Excel, PowerPoint, OpenDocument, pages and plain text. For search; never for show. */
export { hasWords } from "./kinds.ts";
export { textOfDocument } from "./text-of.ts";
export type { DocumentsAnswer, DocumentsQuestion } from "./documents.worker.ts";

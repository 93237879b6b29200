import { definePDFJSModule, getDocumentProxy } from "unpdf";
import { decodeText, readMail, textOfHtml, UNSTATED } from "../mime/index.ts";
import { kindOf } from "./kinds.ts";
import { textOfZipped } from "./zipped.ts";

const MAX_PAGES = 400;

/**
 * The words of a document, up to `maxLength` UTF-16 units; empty for a kind that has none. Throws for a file that is broken or locked:
 * there is nothing to find in it. Memory and time are the caller's to bound, by running it in a thread.
 */
export async function textOfDocument(
  file: { readonly name: string; readonly type: string },
  bytes: Uint8Array,
  maxLength: number,
): Promise<string> {
  return (await wordsOf(file, bytes, maxLength)).replaceAll("\0", " ").slice(0, maxLength).toWellFormed();
}

async function wordsOf(
  file: { readonly name: string; readonly type: string },
  bytes: Uint8Array,
  maxLength: number,
): Promise<string> {
  switch (kindOf(file.name, file.type)) {
    case "pdf":
      return textOfPdf(bytes, maxLength);
    case "zip":
      return textOfZipped(bytes);
    case "html":
      return textOfHtml(decodeText(bytes, UNSTATED).slice(0, maxLength * 10));
    case "text":
      return decodeText(bytes.subarray(0, maxLength * 4), UNSTATED);
    case "mail": {
      const { subject, text } = await readMail(bytes);
      return `${subject}\n${text}`;
    }
    case undefined:
      return "";
  }
}

let library: Promise<void> | undefined;

async function textOfPdf(bytes: Uint8Array, maxLength: number): Promise<string> {
  library ??= definePDFJSModule(() => import("unpdf/pdfjs"));
  await library;
  // The library takes the memory over: it is given its own.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    let text = "";
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES) && text.length < maxLength; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ("str" in item) text += item.str + (item.hasEOL ? "\n" : "");
      text += "\n";
      page.cleanup();
    }
    return text;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

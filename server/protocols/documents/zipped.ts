import { unzipSync } from "fflate";
import { textOfHtml } from "../mime/index.ts";

/** Bounds of what a packed document may unpack to: a zip that says 1 MB may hold gigabytes. */
const MAX_FILES = 400;
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MAX_BYTES = 32 * 1024 * 1024;

/** The files that hold a document's words, by the kinds of Office Open XML and OpenDocument. */
const WORDS =
  /^(?:word\/(?:document|footnotes|endnotes|comments|header\d{1,3}|footer\d{1,3})\.xml|xl\/(?:sharedStrings|worksheets\/sheet\d{1,3})\.xml|ppt\/(?:slides|notesSlides)\/[^/]{1,40}\.xml|content\.xml)$/;

/** Where a word ends: paragraphs, cells, line breaks, tabs. Runs of one word do not. */
const BREAKS =
  /<(?:\/(?:w:p|a:p|text:p|text:h|table:table-cell|si|c)|w:(?:tab|br)\b[^>]*|text:(?:tab|line-break)\b[^>]*)\s*\/?>/g;

/** The words of a packed document; empty where it is none. Throws for a broken zip. */
export function textOfZipped(bytes: Uint8Array): string {
  let files = 0;
  let room = MAX_BYTES;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      files += 1;
      // The declared size is what fflate unpacks to at most.
      if (files > MAX_FILES || !WORDS.test(name) || originalSize > Math.min(MAX_FILE_BYTES, room)) return false;
      room -= originalSize;
      return true;
    },
  });
  return Object.entries(parts)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, part]) => wordsOf(name, new TextDecoder().decode(part)))
    .filter((text) => text !== "")
    .join("\n");
}

function wordsOf(name: string, xml: string): string {
  // A sheet's cells are numbers of shared strings, and numbers; what stands in it as text is inline.
  const words = name.startsWith("xl/worksheets/") ? (xml.match(/<is>[^]*?<\/is>/g) ?? []).join("<br>") : xml;
  return textOfHtml(words.replace(BREAKS, "<br>"));
}

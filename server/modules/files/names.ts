/** Names that Windows takes for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
/** Bytes that file systems and ZIP tools take for one name, with room for a " (2)". */
const MOST_BYTES = 200;
/** The longest ending that is kept when a name is shortened. */
const LONGEST_ENDING = 20;

/**
 * A name that every system can keep and that shows what it is: the last part of a path, NFC, without control, bidirectional and other invisible
 * characters (U+202E makes `exe.pdf` of `fdp.exe`), without what Windows forbids, at most 200 bytes with the ending kept.
 * Never empty: `tệp` where nothing is left.
 */
export function safeName(name: string): string {
  const last = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\ufffd]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+(?=\.)|^ +|[. ]+$/g, "");
  if (clean === "" || /^[._ ]+$/.test(clean)) return "tệp";
  const stem = clean.split(".")[0] ?? "";
  const allowed = RESERVED.test(stem.trim()) ? `_${clean}` : clean;
  return shorten(allowed);
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const ending = endingOf(name);
  const kept = ending !== "" && Buffer.byteLength(ending) <= LONGEST_ENDING ? `.${ending}` : "";
  let stem = name.slice(0, name.length - kept.length);
  // By code points: half a character is not a character.
  const points = [...stem];
  while (Buffer.byteLength(stem) > MOST_BYTES - Buffer.byteLength(kept)) {
    points.pop();
    stem = points.join("");
  }
  return stem.trimEnd() + kept;
}

/** What stands after the last dot, as written; empty without one. */
function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1) : "";
}

/** Programs, scripts, installers, shortcuts, disk images, and documents that carry macros. */
const RISKY = new Set(
  (
    "exe com scr pif bat cmd msi msp msc ps1 psm1 vbs vbe js jse mjs wsf wsh hta cpl dll sys drv ocx jar lnk url reg inf scf " +
    "chm hlp sh bash run bin appimage deb rpm apk app dmg pkg iso img vhd vhdx py pyw pl rb php " +
    "docm dotm xlsm xltm xlam xlsb xll pptm potm ppam ppsm sldm mdb accdb accde html htm shtml xhtml mht mhtml svg svgz xml xsl swf"
  ).split(" "),
);

/** Whether opening it could run something: the person is asked first. By the ending, since that is what a double click goes by. */
export function isRisky(name: string): boolean {
  return RISKY.has(endingOf(safeName(name)).toLowerCase());
}

const BINARY = "application/octet-stream";

/** Openings of files that tell what they are. `at` is where in the file they stand. */
const MAGIC: readonly { readonly type: string; readonly at: number; readonly bytes: string }[] = [
  { type: "image/png", at: 0, bytes: "\x89PNG\r\n\x1a\n" },
  { type: "image/jpeg", at: 0, bytes: "\xff\xd8\xff" },
  { type: "image/gif", at: 0, bytes: "GIF87a" },
  { type: "image/gif", at: 0, bytes: "GIF89a" },
  { type: "image/webp", at: 8, bytes: "WEBP" },
  { type: "image/bmp", at: 0, bytes: "BM" },
  { type: "image/tiff", at: 0, bytes: "II*\0" },
  { type: "image/tiff", at: 0, bytes: "MM\0*" },
  { type: "application/pdf", at: 0, bytes: "%PDF-" },
  { type: "application/zip", at: 0, bytes: "PK\x03\x04" },
  { type: "application/zip", at: 0, bytes: "PK\x05\x06" },
  { type: "application/x-ole-storage", at: 0, bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
  { type: "application/vnd.rar", at: 0, bytes: "Rar!\x1a\x07" },
  { type: "application/x-7z-compressed", at: 0, bytes: "7z\xbc\xaf\x27\x1c" },
  { type: "application/gzip", at: 0, bytes: "\x1f\x8b" },
  { type: "application/rtf", at: 0, bytes: "{\\rtf" },
  { type: "application/vnd.microsoft.portable-executable", at: 0, bytes: "MZ" },
  { type: "application/x-elf", at: 0, bytes: "\x7fELF" },
  { type: "audio/mpeg", at: 0, bytes: "ID3" },
  { type: "audio/ogg", at: 0, bytes: "OggS" },
  { type: "video/mp4", at: 4, bytes: "ftyp" },
  // Matroska's head (RFC 8794 §11.2.1), of which WebM is a part: what browsers record is in it.
  { type: "video/webm", at: 0, bytes: "\x1a\x45\xdf\xa3" },
];

/** What lies in a ZIP or an OLE file is told by the ending; the bytes only say that it can be so. */
const INSIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "application/zip": {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    docm: "application/vnd.ms-word.document.macroEnabled.12",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    xlsm: "application/vnd.ms-excel.sheet.macroEnabled.12",
    pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    odt: "application/vnd.oasis.opendocument.text",
    ods: "application/vnd.oasis.opendocument.spreadsheet",
    odp: "application/vnd.oasis.opendocument.presentation",
  },
  "application/x-ole-storage": {
    doc: "application/msword",
    xls: "application/vnd.ms-excel",
    ppt: "application/vnd.ms-powerpoint",
    msg: "application/vnd.ms-outlook",
  },
};

/** Text has no opening of its own: without a NUL byte, the ending says which text it is. */
const TEXTS: Readonly<Record<string, string>> = {
  txt: "text/plain",
  log: "text/plain",
  md: "text/plain",
  csv: "text/csv",
  ics: "text/calendar",
  vcf: "text/vcard",
  eml: "message/rfc822",
  json: "application/json",
};

/** How many of the first bytes `sniffType` looks at. */
export const SNIFFED_BYTES = 4100;

/**
 * The media type by the first bytes, with the ending only where bytes cannot tell; a type that somebody declared is not believed. What is not known is
 * `application/octet-stream`. HTML, SVG and XML are never told as such: no browser may run what somebody uploaded.
 */
export function sniffType(bytes: Uint8Array, name: string): string {
  const ending = endingOf(name).toLowerCase();
  const opening = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SNIFFED_BYTES)).toString("latin1");
  const found = MAGIC.find(({ at, bytes: magic }) => opening.startsWith(magic, at));
  // "BM" and "MZ" are short enough for a text to begin with them.
  if (found && (found.bytes.length > 2 || opening.includes("\0"))) return INSIDE[found.type]?.[ending] ?? found.type;
  if (found?.type === "application/gzip") return found.type;
  return opening.includes("\0") ? BINARY : (TEXTS[ending] ?? BINARY);
}

/** What a browser may show in place: pictures and PDF, which cannot run. */
const INLINE = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "application/pdf"]);

export function isInline(type: string): boolean {
  return INLINE.has(type);
}

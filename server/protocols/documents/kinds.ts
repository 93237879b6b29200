export type DocumentKind = "pdf" | "zip" | "html" | "text" | "mail";

const BY_ENDING: Readonly<Record<string, DocumentKind>> = {
  pdf: "pdf",
  docx: "zip",
  docm: "zip",
  xlsx: "zip",
  xlsm: "zip",
  pptx: "zip",
  odt: "zip",
  ods: "zip",
  odp: "zip",
  html: "html",
  htm: "html",
  txt: "text",
  csv: "text",
  md: "text",
  xml: "html",
  eml: "mail",
};

/** How the words of a file are reached, by its name, else by its type; undefined for what has none, or none that is looked for. */
export function kindOf(name: string, type: string): DocumentKind | undefined {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  const known = ending === undefined ? undefined : BY_ENDING[ending];
  if (known) return known;
  if (type === "application/pdf") return "pdf";
  if (type === "message/rfc822") return "mail";
  if (type === "text/html") return "html";
  if (/^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\./.test(type)) return "zip";
  return /^text\/(plain|csv)$/.test(type) ? "text" : undefined;
}

export function hasWords(file: { readonly name: string; readonly type: string; readonly size: number }): boolean {
  return file.size <= MAX_BYTES && kindOf(file.name, file.type) !== undefined;
}

/** A larger file is found by its name only. */
export const MAX_BYTES = 40 * 1024 * 1024;

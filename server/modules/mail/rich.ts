import { bareRich, cleanRich } from "../../kernel/text/rich.ts";
import { draftFileAddress } from "./contract.ts";

/** Marks a signature, so that another can take its place. */
export const SIGNATURE_CLASS = "cs-signature";

/** The pictures of a draft: file id → content id. */
export type Pictures = ReadonlyMap<number, string>;

const OWN_PICTURE = /^\/api\/mail\/drafts\/\d+\/files\/(\d+)$/;

/**
 * HTML that a browser or another message gave, without anything that runs, loads or hides: it is checked again here whatever the editor let
 * through. A picture stays only when it came along; its address in the editor becomes the `cid:` of the letter (RFC 2392).
 */
export function safeRich(html: string, pictures: Pictures): string {
  const known = new Set(pictures.values());
  const cidOf = (src: string): string | undefined => {
    const own = OWN_PICTURE.exec(src)?.[1];
    const cid = own === undefined ? /^cid:(.+)$/i.exec(src)?.[1] : pictures.get(Number(own));
    return cid !== undefined && known.has(cid) ? `cid:${cid}` : undefined;
  };
  return cleanRich(html, { picture: cidOf, pictureSchemes: ["cid"], classes: [SIGNATURE_CLASS] });
}

/** The same as the editor shows it: the pictures under their addresses in the draft. */
export function forEditor(html: string, draftId: number, pictures: Pictures): string {
  const byCid = new Map([...pictures].map(([fileId, cid]) => [cid, fileId]));
  return bareRich(html).replace(/(<img\b[^>]*?\bsrc=")cid:([^"]+)"/gi, (whole, before: string, cid: string) => {
    const fileId = byCid.get(cid.replaceAll("&amp;", "&"));
    return fileId === undefined ? whole : `${before}${draftFileAddress(draftId, fileId)}"`;
  });
}

/** The HTML part as it goes out: what every mail program shows alike. */
export function letterHtml(html: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><style>p{margin:0}blockquote{margin:0 0 0 12px;padding-left:12px;border-left:2px solid #c5cbe8}</style></head><body style="font-family:'Segoe UI',Arial,sans-serif;font-size:15px;line-height:1.5">${html}</body></html>`;
}

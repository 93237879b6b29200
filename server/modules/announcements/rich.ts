import type { Db } from "../../kernel/database/db.ts";
import { cleanRich, textOfRich } from "../../kernel/text/rich.ts";
import { MAX_BODY } from "./contract.ts";
import { tidy } from "./rules.ts";
import * as store from "./store.ts";

/** Where a picture of an announcement is. */
export const pictureAddress = (postId: number, fileId: number): string =>
  `/api/announcements/${String(postId)}/files/${String(fileId)}`;

const PICTURE = /^\/api\/announcements\/(\d{1,15})\/files\/(\d{1,15})$/;

/** The text as it is stored: cleaned, with the pictures that belong to this announcement, and the same as plain words. */
export function textOf(
  input: { readonly body: string; readonly html?: string },
  pictures: { readonly postId: number; readonly fileIds: ReadonlySet<number> } | undefined,
): { body: string; html: string | null } {
  if (input.html === undefined) return { body: tidy(input.body), html: null };
  const html = cleanRich(input.html.normalize("NFC"), {
    picture(src) {
      const [, postId, fileId] = PICTURE.exec(src) ?? [];
      const isOwn = Number(postId) === pictures?.postId && pictures.fileIds.has(Number(fileId));
      return isOwn ? src : undefined;
    },
  });
  const body = tidy(textOfRich(html)).slice(0, MAX_BODY);
  // An editor that was only opened leaves an empty paragraph.
  return { body, html: body === "" && !html.includes("<img") ? null : html };
}

/** The pictures that an announcement has. */
export function picturesOf(db: Db, postId: number): { postId: number; fileIds: ReadonlySet<number> } {
  const pictures = store.filesOf(db, postId).filter(({ inline }) => inline === 1);
  return { postId, fileIds: new Set(pictures.map(({ id }) => id)) };
}

/** The text for the wall screen: its pictures where somebody who has not signed in may see them. */
export const forLobby = (html: string): string =>
  html.replace(/(<img\b[^>]*?\bsrc=")\/api\/announcements\/\d+\/files\/(\d+)"/g, '$1/api/lobby/pictures/$2"');

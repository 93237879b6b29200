import {
  DRAFTS_CHANGED,
  FOLDERS_CHANGED,
  MAIL_ARRIVED,
  MAIL_CHANGED,
  type MailArrived,
  type MailChanged,
} from "../../../server/modules/mail/contract.ts";
import { live } from "../../kernel/live.ts";

/** What may have happened to this person's mail, here or in another window. */
export type MailNews =
  | { readonly kind: "arrived"; readonly data: MailArrived }
  | { readonly kind: "changed"; readonly data: MailChanged }
  | { readonly kind: "drafts" }
  | { readonly kind: "folders" };

export function watchNews(watcher: (news: MailNews) => void): () => void {
  return live.onPersonal(({ name, data }) => {
    // The server sends these shapes under these names.
    if (name === MAIL_ARRIVED) watcher({ kind: "arrived", data: data as MailArrived });
    else if (name === MAIL_CHANGED) watcher({ kind: "changed", data: data as MailChanged });
    else if (name === DRAFTS_CHANGED) watcher({ kind: "drafts" });
    else if (name === FOLDERS_CHANGED) watcher({ kind: "folders" });
  });
}

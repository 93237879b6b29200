import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { MailService } from "./service.ts";
import { writingRoutes } from "./writing-routes.ts";

export function mailRoutes(mail: MailService): MountedRoute[] {
  const { use, open } = mail;
  return [
    handle(contract.listMailboxes, ({ actor }) => mail.overview(actor)),
    handle(contract.countUnread, ({ actor }) => use.unread(actor)),
    handle(contract.listMessages, ({ actor, query }) => use.list(actor, query)),
    handle(contract.readMessage, ({ actor, params }) => open.read(actor, params.id)),
    handle(contract.listThread, ({ actor, params }) => use.thread(actor, params.id)),
    handle(contract.findByContent, ({ actor, params }) => use.findByContent(actor, params.id)),
    handle(contract.readBody, ({ actor, params, query }) => open.body(actor, params.id, query.images ?? "hidden")),
    handle(contract.downloadAttachment, ({ actor, params }) => open.attachment(actor, params.id, params.index)),
    handle(contract.downloadOriginal, ({ actor, params }) => open.original(actor, params.id)),
    handle(contract.markMessages, ({ actor, body: { ids, ...change } }) => use.mark(actor, ids, change)),
    handle(contract.moveMessages, ({ actor, body }) => use.move(actor, body.ids, body.mailboxId)),
    handle(contract.expungeMessages, ({ actor, body }) => use.expunge(actor, body.ids)),
    handle(contract.emptyMailbox, ({ actor, params }) => use.empty(actor, params.id)),
    ...writingRoutes(mail),
  ];
}

import { done } from "../../kernel/contract/index.ts";
import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { MailService } from "./service.ts";
import { writingRoutes } from "./writing-routes.ts";

export function mailRoutes(mail: MailService): MountedRoute[] {
  const { use, browse, labels, bulk, open, turns } = mail;
  return [
    handle(contract.listMailboxes, ({ actor }) => mail.overview(actor)),
    handle(contract.countUnread, ({ actor }) => use.unread(actor)),
    handle(contract.listMessages, ({ actor, query }) => use.list(actor, query)),
    handle(contract.listPositions, ({ actor, query }) => browse.positions(actor, query)),
    handle(contract.listRange, ({ actor, query }) => browse.range(actor, query)),
    handle(contract.setReading, ({ actor, body }) => {
      browse.setReading(actor, body.conversations);
      return done;
    }),
    handle(contract.createLabel, ({ actor, body }) => labels.create(actor, body)),
    handle(contract.changeLabel, ({ actor, params, body }) => labels.change(actor, params.id, body)),
    handle(contract.removeLabel, async ({ actor, params }) => {
      await labels.remove(actor, params.id);
      return done;
    }),
    handle(contract.startBulk, ({ actor, body }) => bulk.start(actor, body.scope, body.change)),
    handle(contract.cancelBulk, ({ actor, params }) => {
      bulk.cancel(actor, params.id);
      return done;
    }),
    handle(contract.undoBulk, ({ actor, params }) => bulk.undo(actor, params.id)),
    handle(contract.searchMessages, ({ actor, query }) => mail.search(actor, query)),
    handle(contract.suggestSearch, ({ actor, query }) => ({ items: mail.suggest(actor, query.q) })),
    handle(contract.readMessage, ({ actor, params }) => open.read(actor, params.id)),
    handle(contract.listThread, ({ actor, params }) => use.thread(actor, params.id)),
    handle(contract.findByContent, ({ actor, params }) => use.findByContent(actor, params.id)),
    handle(contract.readBody, ({ actor, params, query }) => open.body(actor, params.id, query.images ?? "hidden")),
    handle(contract.downloadAttachment, ({ actor, params }) => open.attachment(actor, params.id, params.index)),
    handle(contract.downloadAttachments, ({ actor, params }) => open.attachments(actor, params.id)),
    handle(contract.readSource, ({ actor, params }) => open.source(actor, params.id)),
    handle(contract.readArrival, ({ actor, params }) => mail.arrival(actor, params.id)),
    handle(contract.trustPictures, ({ actor, body }) => {
      open.trustPictures(actor, body.address);
      return done;
    }),
    handle(contract.turnMessage, ({ actor, params }) => turns.turn(actor, params.id, params.kind)),
    handle(contract.downloadOriginal, ({ actor, params }) => open.original(actor, params.id)),
    handle(contract.markMessages, ({ actor, body: { ids, ...change } }) => use.mark(actor, ids, change)),
    handle(contract.moveMessages, ({ actor, body }) => use.move(actor, body.ids, body.mailboxId, body.whole)),
    handle(contract.expungeMessages, ({ actor, body }) => use.expunge(actor, body.ids, body.whole)),
    handle(contract.emptyMailbox, ({ actor, params }) => use.empty(actor, params.id)),
    ...writingRoutes(mail),
  ];
}

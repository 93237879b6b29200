import { done } from "../../kernel/contract/index.ts";
import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { TransfersService } from "./service.ts";

export function transfersRoutes(transfers: TransfersService): MountedRoute[] {
  const { boxes } = transfers;
  return [
    handle(contract.listTransfers, ({ actor, query }) => transfers.list(actor, query)),
    handle(contract.createTransfer, ({ actor, body }) => transfers.create(actor, body)),
    handle(contract.markTransfersSeen, ({ actor, body }) => {
      transfers.seen(actor, body.ids);
      return done;
    }),
    handle(contract.readTransfer, ({ actor, params }) => transfers.read(actor, params.id)),
    handle(contract.cancelTransfer, ({ actor, params }) => transfers.cancel(actor, params.id)),
    handle(contract.addFiles, ({ actor, params, body }) => transfers.addFiles(actor, params.id, body.files)),
    handle(contract.listFiles, ({ actor, params, query }) => transfers.files(actor, params.id, query)),
    handle(contract.listReceivers, ({ actor, params, query }) => transfers.receivers(actor, params.id, query)),
    handle(contract.answerTransfer, ({ actor, params, body }) => transfers.answer(actor, params.id, body)),
    handle(contract.sendThrough, ({ actor, params, body }) => transfers.through(actor, params.id, body.from)),
    handle(contract.sealTransfer, ({ actor, params, body }) => transfers.seal(actor, params.id, body)),
    handle(contract.takenTransfer, ({ actor, params, body }) => transfers.taken(actor, params.id, body.hash)),
    handle(contract.askAgain, ({ actor, params }) => transfers.askAgain(actor, params.id)),
    handle(contract.downloadContent, ({ actor, params }) => transfers.content(actor, params.id)),
    handle(contract.downloadFile, ({ actor, params }) => transfers.file(actor, params.id, params.position)),
    handle(contract.downloadAll, ({ actor, params, signal }) => transfers.all(actor, params.id, signal)),
    handle(contract.headUpload, ({ actor, params, raw }) => transfers.upload(actor, params.name, raw)),
    handle(contract.patchUpload, ({ actor, params, raw }) => transfers.upload(actor, params.name, raw)),
    handle(contract.listBoxes, ({ actor }) => boxes.list(actor)),
    handle(contract.createBox, ({ actor, body }) => boxes.create(actor, body)),
    handle(contract.editBox, ({ actor, params, body }) => boxes.edit(actor, params.id, body)),
    handle(contract.removeBox, ({ actor, params }) => {
      boxes.remove(actor, params.id);
      return done;
    }),
    handle(contract.listTrusted, ({ actor }) => ({ items: transfers.trusted(actor) })),
    handle(contract.distrust, ({ actor, params }) => {
      transfers.distrust(actor, params.id);
      return done;
    }),
    handle(contract.readTransferSettings, () => transfers.readSettings()),
    handle(contract.changeTransferSettings, ({ actor, body }) => transfers.changeSettings(actor, body)),
  ];
}

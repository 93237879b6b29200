import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { AnnouncementService } from "./service.ts";

export function announcementRoutes({
  posts,
  publishing,
  readers,
  comments,
  sheets,
}: AnnouncementService): MountedRoute[] {
  return [
    handle(contract.listAnnouncements, ({ actor, query }) => posts.list(actor, query)),
    handle(contract.countAnnouncements, ({ actor }) => posts.counts(actor)),
    handle(contract.createAnnouncement, ({ actor, body }) => posts.create(actor, body)),
    handle(contract.readAnnouncement, ({ actor, params }) => posts.read(actor, params.id)),
    handle(contract.editAnnouncement, ({ actor, params, body }) => posts.edit(actor, params.id, body)),
    handle(contract.removeAnnouncement, ({ actor, params }) => posts.remove(actor, params.id)),
    handle(contract.listEditions, ({ actor, params, query }) => posts.editions(actor, params.id, query)),
    handle(contract.readLobby, ({ actor }) => posts.lobby(actor)),
    handle(contract.openLobby, ({ actor, body }) => posts.openLobby(actor, body)),
    handle(contract.submitAnnouncement, ({ actor, params, body }) => publishing.submit(actor, params.id, body)),
    handle(contract.returnAnnouncement, ({ actor, params, body }) => publishing.giveBack(actor, params.id, body)),
    handle(contract.correctAnnouncement, ({ actor, params, body }) => publishing.correct(actor, params.id, body)),
    handle(contract.changeAudience, ({ actor, params, body }) => publishing.changeAudience(actor, params.id, body)),
    handle(contract.changeDisplay, ({ actor, params, body }) => publishing.changeDisplay(actor, params.id, body)),
    handle(contract.askConfirmation, ({ actor, params, body }) => publishing.askConfirmation(actor, params.id, body)),
    handle(contract.withdrawAnnouncement, ({ actor, params, body }) => publishing.withdraw(actor, params.id, body)),
    handle(contract.openAnnouncement, ({ actor, params }) => readers.open(actor, params.id)),
    handle(contract.confirmAnnouncement, ({ actor, params }) => readers.confirm(actor, params.id)),
    handle(contract.nudgeReaders, ({ actor, params }) => readers.nudge(actor, params.id)),
    handle(contract.listReaders, ({ actor, params, query }) => readers.roll(actor, params.id, query)),
    handle(contract.countUnits, ({ actor, params }) => readers.units(actor, params.id)),
    handle(contract.readFile, ({ actor, params }) => readers.file(actor, params.id, params.fileId)),
    handle(contract.listFileReaders, ({ actor, params, query }) =>
      readers.fileReaders(actor, params.id, params.fileId, query),
    ),
    handle(contract.listComments, ({ actor, params, query }) => comments.list(actor, params.id, query)),
    handle(contract.writeComment, ({ actor, params, body }) => comments.write(actor, params.id, body)),
    handle(contract.removeComment, ({ actor, params }) => comments.remove(actor, params.id, params.commentId)),
    handle(contract.issueSheet, ({ actor, params }) => sheets.issue(actor, params.id)),
    handle(contract.readSheet, ({ actor, params }) => sheets.read(actor, params.id, params.sheetId)),
    handle(contract.exportSheet, ({ actor, params }) => sheets.excel(actor, params.id, params.sheetId)),
    handle(contract.verifySheet, ({ actor, params }) => sheets.verify(actor, params.hash)),
  ];
}

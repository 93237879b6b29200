import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { ChatService } from "./service.ts";

export function chatRoutes(chat: ChatService): MountedRoute[] {
  const { rooms, messages, keeping } = chat;
  return [
    handle(contract.listRooms, ({ actor, query }) => rooms.list(actor, query)),
    handle(contract.createGroup, ({ actor, body }) => rooms.createGroup(actor, body.title, body.personIds)),
    handle(contract.openDirect, ({ actor, body }) => rooms.openDirect(actor, body.personId)),
    handle(contract.readRoom, ({ actor, params }) => rooms.read(actor, params.id)),
    handle(contract.renameRoom, ({ actor, params, body }) => rooms.rename(actor, params.id, body.title)),
    handle(contract.listMembers, ({ actor, params, query }) => rooms.members(actor, params.id, query)),
    handle(contract.addMembers, ({ actor, params, body }) => rooms.addMembers(actor, params.id, body.personIds)),
    handle(contract.removeMember, ({ actor, params }) => rooms.removeMember(actor, params.id, params.personId)),
    handle(contract.changeMine, ({ actor, params, body }) => rooms.changeMine(actor, params.id, body)),
    handle(contract.markRead, ({ actor, params, body }) => rooms.markRead(actor, params.id, body.seq)),
    handle(contract.countUnreadRooms, ({ actor }) => rooms.unread(actor)),
    handle(contract.sendMessage, ({ actor, params, body }) => messages.send(actor, params.id, body)),
    handle(contract.listMessages, ({ actor, params, query }) => messages.list(actor, params.id, query)),
    handle(contract.findDay, ({ actor, params }) => messages.findDay(actor, params.id, params.on)),
    handle(contract.listPins, ({ actor, params }) => messages.pins(actor, params.id)),
    handle(contract.listChatThread, ({ actor, params, query }) => messages.thread(actor, params.id, query)),
    handle(contract.editMessage, ({ actor, params, body }) => messages.edit(actor, params.id, body.text)),
    handle(contract.recallMessage, ({ actor, params }) => messages.recall(actor, params.id)),
    handle(contract.listVersions, ({ actor, params }) => messages.versions(actor, params.id)),
    handle(contract.reactTo, ({ actor, params, body }) => messages.react(actor, params.id, body.emoji, body.on)),
    handle(contract.pinMessage, ({ actor, params, body }) => messages.pin(actor, params.id, body.on)),
    handle(contract.downloadChatFile, ({ actor, params }) => messages.file(actor, params.id)),
    handle(contract.listChanges, ({ actor, query }) => messages.changes(actor, query)),
    handle(contract.searchMessages, ({ actor, query }) => chat.find(actor, query)),
    handle(contract.listReaders, ({ actor, params }) => messages.readers(actor, params.id)),
    handle(contract.readKeeping, ({ actor }) => keeping.read(actor)),
    handle(contract.changeKeeping, ({ actor, body }) => keeping.change(actor, body)),
    handle(contract.listKeptRooms, ({ actor, query }) => keeping.rooms(actor, query)),
    handle(contract.setHold, ({ actor, params, body }) => keeping.hold(actor, params.id, body.reason)),
    handle(contract.endHold, ({ actor, params }) => keeping.hold(actor, params.id, null)),
    handle(contract.exportRoom, ({ actor, params }) => chat.exportRoom(actor, params.id)),
  ];
}

import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { PollService } from "./service.ts";
import type { ResultSheet } from "./sheet.ts";

export function pollRoutes(polls: PollService, sheet: ResultSheet): MountedRoute[] {
  return [
    handle(contract.listPolls, ({ actor, query }) => polls.list(actor, query)),
    handle(contract.createPoll, ({ actor, body }) => polls.create(actor, body)),
    handle(contract.createPollInRoom, ({ actor, params, body }) => polls.createInRoom(actor, params.id, body)),
    handle(contract.readPoll, ({ actor, params }) => polls.read(actor, params.id)),
    handle(contract.editPoll, ({ actor, params, body }) => polls.edit(actor, params.id, body)),
    handle(contract.removePoll, ({ actor, params }) => polls.remove(actor, params.id)),
    handle(contract.answerPoll, ({ actor, params, body }) => polls.answer(actor, params.id, body)),
    handle(contract.closePoll, ({ actor, params }) => polls.close(actor, params.id)),
    handle(contract.remindPoll, ({ actor, params }) => polls.remind(actor, params.id)),
    handle(contract.listVoters, ({ actor, params, query }) => polls.voters(actor, params.id, query)),
    handle(contract.listTexts, ({ actor, params, query }) => polls.texts(actor, params.id, query)),
    handle(contract.exportPoll, ({ actor, params }) => sheet.excel(actor, params.id)),
    handle(contract.printPoll, ({ actor, params }) => sheet.printed(actor, params.id)),
  ];
}

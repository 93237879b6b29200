import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { ReminderBook } from "./service.ts";
import type { ReminderShares } from "./shares.ts";

export function reminderRoutes(book: ReminderBook, shares: ReminderShares): MountedRoute[] {
  return [
    handle(contract.listReminders, ({ actor, query }) => book.list(actor, query)),
    handle(contract.countReminders, ({ actor }) => book.waiting(actor)),
    handle(contract.readReminderText, ({ actor, body }) => book.interpret(actor, body.text, body.dueAt)),
    handle(contract.previewReminder, ({ actor, body }) => book.preview(actor, body.when, body.dueAt)),
    handle(contract.createReminder, ({ actor, body }) => book.create(actor, body)),
    handle(contract.readReminder, ({ actor, params }) => book.read(actor, params.id)),
    handle(contract.editReminder, ({ actor, params, body }) => book.edit(actor, params.id, body)),
    handle(contract.removeReminder, ({ actor, params }) => book.remove(actor, params.id)),
    handle(contract.restoreReminder, ({ actor, params }) => book.restore(actor, params.id)),
    handle(contract.finishReminder, ({ actor, params }) => book.finishEarly(actor, params.id)),
    handle(contract.listReminderPeople, ({ actor, params, query }) => book.people(actor, params.id, query)),
    handle(contract.finishCopy, ({ actor, params }) => shares.finish(actor, params.id)),
    handle(contract.reopenCopy, ({ actor, params }) => shares.reopen(actor, params.id)),
    handle(contract.snoozeCopy, ({ actor, params, body }) => shares.snooze(actor, params.id, body.untilAt)),
    handle(contract.reassignCopy, ({ actor, params, body }) => shares.pass(actor, params.id, body.personId)),
    handle(contract.listMutes, ({ actor }) => shares.mutes(actor)),
    handle(contract.mutePerson, ({ actor, params }) => shares.mute(actor, params.id)),
    handle(contract.unmutePerson, ({ actor, params }) => shares.unmute(actor, params.id)),
  ];
}

import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { InboxCases } from "./inbox.ts";
import type { ListCases } from "./lists.ts";
import type { Modems } from "./modems.ts";
import type { SmsUseCases } from "./service.ts";
import type { SettingsCases } from "./settings-cases.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Actor } from "../../kernel/access/actor.ts";

/** Everything that people do with SMS. */
export interface SmsCases extends SmsUseCases, InboxCases, ListCases, SettingsCases {
  log(actor: Actor, from: string, to: string): FileAnswer;
}
export type ModemDoor = Pick<Modems, "list" | "test" | "enterPin">;

export function smsRoutes(sms: SmsCases, modems: ModemDoor): MountedRoute[] {
  return [
    handle(contract.listMessages, ({ actor, query }) => sms.messages(actor, query)),
    handle(contract.readMessage, ({ actor, params }) => sms.message(actor, params.id)),
    handle(contract.resendMessage, ({ actor, params }) => sms.resend(actor, params.id)),
    handle(contract.resendUnknown, ({ actor }) => sms.resendUnknown(actor)),
    handle(contract.exportLog, ({ actor, query }) => sms.log(actor, query.from, query.to)),
    handle(contract.readList, ({ actor, query, body }) => sms.readList(actor, query.name, body)),
    handle(contract.previewList, ({ actor, params, body }) => sms.previewList(actor, params.id, body)),
    handle(contract.listOptOuts, ({ actor, query }) => sms.optOuts(actor, query)),
    handle(contract.addOptOut, ({ actor, body }) => sms.addOptOut(actor, body.number)),
    handle(contract.removeOptOut, ({ actor, body }) => sms.removeOptOut(actor, body.number)),
    handle(contract.previewMessage, ({ actor, body }) => sms.preview(actor, body)),
    handle(contract.sendMessage, ({ actor, body }) => sms.send(actor, body)),
    handle(contract.stopBatch, ({ actor, params }) => sms.stop(actor, params.id)),
    handle(contract.listModems, () => ({ items: modems.list() })),
    handle(contract.testModem, ({ body }) => modems.test(body.path)),
    handle(contract.enterPin, ({ body }) => {
      modems.enterPin(body.path, body.pin);
      return { done: true as const };
    }),
    handle(contract.listInbound, ({ actor, query }) => sms.inbound(actor, query)),
    handle(contract.finishInbound, ({ actor, params, body }) => sms.finish(actor, params.id, body.forwardTo)),
    handle(contract.listTemplates, () => sms.templates()),
    handle(contract.createTemplate, ({ actor, body }) => sms.createTemplate(actor, body)),
    handle(contract.readSettings, () => sms.settings()),
    handle(contract.changeSettings, ({ actor, body }) => sms.changeSettings(actor, body)),
    handle(contract.removeTemplate, ({ actor, params }) => sms.removeTemplate(actor, params.id)),
  ];
}

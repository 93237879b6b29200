import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { Modems } from "./modems.ts";
import type { SmsUseCases } from "./service.ts";

export function smsRoutes(sms: SmsUseCases, modems: Modems): MountedRoute[] {
  return [
    handle(contract.listMessages, ({ actor, query }) => sms.messages(actor, query)),
    handle(contract.readMessage, ({ actor, params }) => sms.message(actor, params.id)),
    handle(contract.resendMessage, ({ actor, params }) => sms.resend(actor, params.id)),
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

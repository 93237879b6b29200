import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Template } from "./contract.ts";
import { smsErrors } from "./errors.ts";
import { isBody, isGatewayUrl } from "./gateways/http.ts";
import { isSpool } from "./gateways/spool.ts";
import { partsOfText } from "./parts.ts";
import type { SmsSettings } from "./settings.ts";
import * as store from "./store.ts";

/** Stands for a token that is kept: it is told to nobody. */
const KEPT = "********";

/** What the administrator sets: how messages are sent, and the texts that are kept for use. */
export interface SettingsCases {
  templates(): { items: Template[] };
  createTemplate(actor: Actor, input: Omit<Template, "id">): Template;
  removeTemplate(actor: Actor, id: number): { done: true };
  settings(): SmsSettings;
  changeSettings(actor: Actor, settings: SmsSettings): SmsSettings;
}

export function createSettingsCases(
  kernel: Pick<Kernel, "db" | "write">,
  parts: { settings(): SmsSettings; update(settings: SmsSettings): void; wake(): void },
): SettingsCases {
  const { db } = kernel;
  const shown = (): SmsSettings => {
    const settings = parts.settings();
    return { ...settings, httpToken: settings.httpToken === "" ? "" : KEPT };
  };

  return {
    templates: () => ({ items: store.listTemplates(db) }),

    createTemplate(actor, input) {
      const count = partsOfText(input.text) ?? 0;
      if (input.onePart && count > 1) throw smsErrors.onePart({ parts: count }, "/body/text");
      return kernel.write(actor, (work) => {
        const id = store.insertTemplate(work.db, input);
        work.audit({ action: "sms.template-created", subject: { type: "sms-template", id } });
        return { id, ...input };
      });
    },

    settings: shown,

    changeSettings(actor, wanted) {
      if (!isPattern(wanted.balancePattern)) throw smsErrors.pattern({}, "/body/balancePattern");
      if (wanted.httpOn && !isGatewayUrl(wanted.httpUrl)) throw smsErrors.gatewayUrl({}, "/body/httpUrl");
      if (wanted.httpOn && !isBody(wanted.httpBody)) throw smsErrors.gatewayBody({}, "/body/httpBody");
      if (wanted.spoolOn && !isSpool(wanted.spoolFolder)) {
        throw smsErrors.spoolFolder({ folder: wanted.spoolFolder }, "/body/spoolFolder");
      }
      const httpToken = wanted.httpToken === KEPT ? parts.settings().httpToken : wanted.httpToken;
      parts.update({ ...wanted, httpToken });
      kernel.write(actor, (work) => {
        work.audit({ action: "sms.settings-changed", subject: { type: "sms", id: 0 } });
      });
      parts.wake();
      return shown();
    },

    removeTemplate(actor, id) {
      kernel.write(actor, (work) => {
        if (store.deleteTemplate(work.db, id) === 0) throw kernelErrors.notFound();
        work.audit({ action: "sms.template-deleted", subject: { type: "sms-template", id } });
      });
      return { done: true };
    },
  };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "i").source !== "";
  } catch {
    return false;
  }
}

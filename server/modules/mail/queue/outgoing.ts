import type { Actor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { OutgoingSettings } from "../contract.ts";
import { mailErrors } from "../errors.ts";
import { outgoingSettings } from "./settings.ts";

type Choice = Omit<OutgoingSettings, "hasPassword"> & { readonly password?: string };

/** Whether and how mail goes to other offices, as the administrator has chosen. */
export interface OutgoingChoice {
  isOn(): boolean;
  /** With the password, for the one who hands over. */
  get(): (typeof outgoingSettings)["defaults"];
  read(): OutgoingSettings;
  change(actor: Actor, choice: Choice): OutgoingSettings;
}

export function createOutgoingChoice(kernel: Kernel, wake: () => void): OutgoingChoice {
  const section = kernel.settings.section(outgoingSettings);

  function read(): OutgoingSettings {
    const { password, ...shown } = section.get();
    return { ...shown, hasPassword: password !== "" };
  }

  return {
    isOn: () => section.get().enabled,
    get: () => section.get(),
    read,
    change(actor, { password, ...choice }) {
      // A password on an unencrypted connection is everybody's.
      if (choice.username !== "" && choice.security === "opportunistic") {
        throw mailErrors.insecurePassword({}, "/body/security");
      }
      section.update({ ...choice, ...(password !== undefined && { password }) });
      kernel.write(actor, (work) => {
        work.audit({ action: "mail.outgoing-changed", subject: { type: "mail-queue", id: 0 }, detail: { ...choice } });
      });
      wake();
      return read();
    },
  };
}

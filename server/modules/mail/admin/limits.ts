import type { Actor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { SettingsSection } from "../../../kernel/settings/settings.ts";
import type { MailDoorName, MailLimits } from "../contract.ts";
import type { MailDoors } from "../doors/doors.ts";

/** What bounds everybody's mail, as the administrator has chosen. */
export interface Limits {
  read(): MailLimits;
  /** Resolves once the doors go by it. */
  change(actor: Actor, limits: MailLimits): Promise<MailLimits>;
}

/** Doors that tell programs what they take when they connect (RFC 1870). */
const TELLING: readonly MailDoorName[] = ["smtp", "submission", "submissions", "devices"];
const TOLD = ["maxMessageMb", "maxRecipients", "messagesPerMinute"] as const;

export function createLimits(
  kernel: Kernel,
  settings: SettingsSection<MailLimits>,
  doors: Pick<MailDoors, "renew">,
): Limits {
  return {
    read: () => settings.get(),
    async change(actor, limits) {
      const before = settings.get();
      const signature = limits.signature.normalize("NFC");
      settings.update({ ...limits, signature });
      const fields = Object.keys(limits) as (keyof MailLimits)[];
      const changed = fields.filter((field) => before[field] !== settings.get()[field]);
      if (changed.length > 0) {
        kernel.write(actor, (work) => {
          work.audit({ action: "mail.limits-changed", detail: { changed } });
        });
      }
      if (TOLD.some((field) => changed.includes(field))) await doors.renew(TELLING);
      return settings.get();
    },
  };
}

import type { PersonActor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import type { Work } from "../../kernel/work.ts";
import { POPUP, type Preferences, type PreferencesPatch } from "./contract.ts";
import { notificationErrors } from "./errors.ts";
import type { People } from "./people.ts";
import * as store from "./preference-store.ts";
import { defaultChannels, POPUP_TITLE, type Registry } from "./registry.ts";

interface Parts {
  readonly people: People;
  readonly registry: Registry;
}

/** A person's preferences with everything that there is to choose from. */
export function showPreferences(db: Db, actor: PersonActor, { people, registry }: Parts): Preferences {
  const own = store.preferencesOf(db, [actor.id]).get(actor.id) ?? store.FIRST_PREFERENCES;
  const choices = new Map(store.choicesOf(db, actor.id).map((row) => [`${row.kind} ${row.channel}`, row.isOn === 1]));
  const channels = [
    { name: POPUP, title: POPUP_TITLE },
    ...registry.channels().map(({ name, title }) => ({ name, title })),
  ];
  // What this module asks by itself is answered, not chosen.
  const offered = registry.kinds().filter(({ name }) => !name.startsWith("notifications."));
  const kinds = offered.map((kind) => ({
    name: kind.name,
    module: kind.name.slice(0, kind.name.indexOf(".")),
    title: kind.title,
    urgent: kind.urgent ?? false,
    on: channels
      .map(({ name }) => name)
      .filter((name) => choices.get(`${kind.name} ${name}`) ?? defaultChannels(kind).includes(name)),
  }));
  const chosen = people
    .describeAudience(own.chosen, actor.language)
    .map(({ key, name, detail, photoHash }) => ({ key, name, detail, photoHash }));
  return { channels, kinds, popupSenders: own.popupSenders, chosen, quiet: own.quiet };
}

/** Writes what changes. Refuses `notifications.unknownKind` and `notifications.unknownChannel`. */
export function applyPreferences(work: Work, personId: number, patch: PreferencesPatch, registry: Registry): void {
  for (const [index, { name, channel, on }] of (patch.kinds ?? []).entries()) {
    const field = `/body/kinds/${String(index)}`;
    if (!registry.kind(name)) throw notificationErrors.unknownKind({ name }, field);
    if (channel !== POPUP && !registry.channel(channel)) {
      throw notificationErrors.unknownChannel({ name: channel }, field);
    }
    store.saveChoice(work.db, personId, name, channel, on);
  }
  if (!patch.popupSenders && !patch.chosen && !patch.quiet) return;
  const own = store.preferencesOf(work.db, [personId]).get(personId) ?? store.FIRST_PREFERENCES;
  store.savePreferences(work.db, personId, {
    popupSenders: patch.popupSenders ?? own.popupSenders,
    chosen: patch.chosen ?? own.chosen,
    quiet: patch.quiet ?? own.quiet,
  });
}

import type { PersonActor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import type { Work } from "../../kernel/work.ts";
import { POPUP, type Preferences, type PreferencesPatch } from "./contract.ts";
import { notificationErrors } from "./errors.ts";
import type { People } from "./people.ts";
import * as store from "./preference-store.ts";
import { POPUP_TITLE, type Registry } from "./registry.ts";
import type { NotificationSettings } from "./settings.ts";
import type { NoticeKind } from "./types.ts";
import { firstMode, modeOf, timesOf } from "./ways.ts";

export interface PreferenceParts {
  readonly people: People;
  readonly registry: Registry;
  readonly settings: () => Readonly<NotificationSettings>;
}

/** The columns of the matrix: the popup, then what modules brought. */
export const channelRows = (registry: Registry): Preferences["channels"] => [
  { name: POPUP, title: POPUP_TITLE, digests: false },
  ...registry.channels().map(({ name, title, digest }) => ({ name, title, digests: digest !== undefined })),
];

/** The cells of a row: not every channel carries every kind. */
export const offeredChannels = (registry: Registry, kind: NoticeKind): string[] => [
  POPUP,
  ...registry.channelsFor(kind).map(({ name }) => name),
];

/** The rows of the matrix. What this module asks by itself is answered, not chosen. */
export const offeredKinds = (registry: Registry) =>
  registry
    .kinds()
    .filter(({ name }) => !name.startsWith("notifications."))
    .map((kind) => ({ kind, module: kind.name.slice(0, kind.name.indexOf(".")) }));

/** A person's preferences with everything that there is to choose from. */
export function showPreferences(db: Db, actor: PersonActor, parts: PreferenceParts & { now: number }): Preferences {
  const { people, registry, now } = parts;
  const settings = parts.settings();
  const own = store.preferencesOf(db, [actor.id]).get(actor.id) ?? store.FIRST_PREFERENCES;
  const choices = new Map(store.choicesOf(db, actor.id).map((row) => [`${row.kind} ${row.channel}`, row.mode]));
  const channels = channelRows(registry);
  const named = (keys: readonly string[]) =>
    people
      .describeAudience(keys, actor.language)
      .map(({ key, name, detail, photoHash }) => ({ key, name, detail, photoHash }));
  return {
    channels,
    kinds: offeredKinds(registry).map(({ kind, module }) => {
      const ways = offeredChannels(registry, kind).map((name) => ({
        name,
        mode: modeOf(settings, kind, name, choices.get(`${kind.name} ${name}`)),
        isFixed: firstMode(settings, kind, name).fixed,
      }));
      const names = (wanted: (way: (typeof ways)[number]) => boolean) => ways.filter(wanted).map(({ name }) => name);
      return {
        name: kind.name,
        module,
        title: kind.title,
        urgent: kind.urgent ?? false,
        on: names(({ mode }) => mode === "now"),
        digest: names(({ mode }) => mode === "digest"),
        fixed: names(({ isFixed }) => isFixed),
        ways: names(() => true),
      };
    }),
    popupSenders: own.popupSenders,
    chosen: named(own.chosen),
    sound: own.sound,
    ...timesOf(settings, own),
    dnd: {
      until: own.dndUntil !== null && own.dndUntil > now ? own.dndUntil : null,
      pass: named(own.dndPass),
      leadersPass: settings.leadersPass,
    },
  };
}

/** Refuses what no module brought, and a digest over a channel that has none. */
export function checkWay(
  registry: Registry,
  way: { readonly kind: string; readonly channel: string; readonly mode: string },
  field: string,
): void {
  if (!registry.kind(way.kind)) throw notificationErrors.unknownKind({ name: way.kind }, field);
  const channel = registry.channel(way.channel);
  if (way.channel !== POPUP && !channel) throw notificationErrors.unknownChannel({ name: way.channel }, field);
  if (way.mode === "digest" && !channel?.digest) throw notificationErrors.noDigest({}, field);
}

/**
 * Writes what changes. Refuses `notifications.unknownKind`, `.unknownChannel`, `.noDigest`, and `.fixed` where the agency has decided.
 */
export function applyPreferences(
  work: Work,
  personId: number,
  patch: PreferencesPatch,
  { registry, settings }: Pick<PreferenceParts, "registry" | "settings">,
): void {
  if (patch.forgetKinds) store.forgetChoices(work.db, personId);
  for (const [index, { name, channel, mode, on }] of (patch.kinds ?? []).entries()) {
    const field = `/body/kinds/${String(index)}`;
    const wanted = mode ?? (on === true ? "now" : "off");
    checkWay(registry, { kind: name, channel, mode: wanted }, field);
    const kind = registry.kind(name);
    if (kind && firstMode(settings(), kind, channel).fixed) throw notificationErrors.fixed({}, field);
    store.saveChoice(work.db, personId, name, channel, wanted);
  }
  const own = store.preferencesOf(work.db, [personId]).get(personId) ?? store.FIRST_PREFERENCES;
  store.savePreferences(work.db, personId, {
    popupSenders: patch.popupSenders ?? own.popupSenders,
    chosen: patch.chosen ?? own.chosen,
    sound: patch.sound ?? own.sound,
    quiet: patch.quiet ?? own.quiet,
    onlyWork: patch.onlyWork ?? own.onlyWork,
    digest: patch.digest ?? own.digest,
    dndUntil: own.dndUntil,
    dndPass: patch.dndPass ?? own.dndPass,
  });
}

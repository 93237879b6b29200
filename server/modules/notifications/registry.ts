import type { PersonActor } from "../../kernel/access/actor.ts";
import { POPUP, type BothLanguages } from "./contract.ts";
import type { Channel, NoticeKind, SubjectRule } from "./types.ts";

/** What modules brought: kinds of notice, channels, and the policies of subjects. Complete once all modules are built. */
export interface Registry {
  registerKind(kind: NoticeKind): void;
  registerChannel(channel: Channel): void;
  registerSubject(rule: SubjectRule): void;
  kind(name: string): NoticeKind | undefined;
  kinds(): readonly NoticeKind[];
  channel(name: string): Channel | undefined;
  channels(): readonly Channel[];
  /** The channels over which a kind may go; the popup is none of them. */
  channelsFor(kind: NoticeKind): readonly Channel[];
  /** Whether the person may know of the subject; a subject without a rule is everybody's who was told. */
  maySee(actor: PersonActor, subjectType: string, subjectId: string): boolean;
}

export const POPUP_TITLE: BothLanguages = { vi: "Cửa sổ nổi", en: "Popup" };

export function createRegistry(onChannel: (channel: Channel) => void): Registry {
  const kinds = new Map<string, NoticeKind>();
  const channels = new Map<string, Channel>();
  const rules = new Map<string, SubjectRule>();
  const once = <T>(map: Map<string, T>, name: string, value: T, what: string) => {
    if (map.has(name)) throw new Error(`The ${what} ${name} is registered twice.`);
    map.set(name, value);
  };
  return {
    registerKind(kind) {
      if (!/^[a-z][a-z-]*\.[a-z][a-zA-Z-]*$/.test(kind.name)) {
        throw new Error(`The kind of notice ${kind.name} must be named module.what.`);
      }
      once(kinds, kind.name, kind, "kind of notice");
    },
    registerChannel(channel) {
      if (channel.name === POPUP) throw new Error(`${POPUP} is no channel of a module.`);
      once(channels, channel.name, channel, "channel");
      onChannel(channel);
    },
    registerSubject(rule) {
      once(rules, rule.type, rule, "subject of notices");
    },
    kind: (name) => kinds.get(name),
    kinds: () => [...kinds.values()],
    channel: (name) => channels.get(name),
    channels: () => [...channels.values()],
    channelsFor: ({ name }) => [...channels.values()].filter(({ carries }) => carries?.(name) !== false),
    maySee: (actor, subjectType, subjectId) => rules.get(subjectType)?.maySee(actor, subjectId) ?? true,
  };
}

import type { Actor, PersonActor } from "../../kernel/access/actor.ts";
import type { AudienceKey, PageOf } from "../../kernel/contract/index.ts";
import type { Language } from "../../kernel/errors.ts";
import type { Work } from "../../kernel/work.ts";
import type { BothLanguages, Notice, Preferences, PreferencesPatch, Unread } from "./contract.ts";
import type { MustArrive, MustFrontDoor } from "./must/types.ts";
import type { Subject } from "./subject.ts";

export type { Subject };

/** A kind of notice that a module sends; people choose per kind how they hear of it. */
export interface NoticeKind {
  /** `module.what`, past tense: `polls.opened`. Never changes: people's choices name it. */
  readonly name: string;
  readonly title: BothLanguages;
  /** Passes quiet hours. For what harms if it waits until morning, nothing else. */
  readonly urgent?: boolean;
  /** The channels that are on until a person chooses: `popup`, `mail`, `sms`; only the popup unless said. */
  readonly defaultChannels?: readonly string[];
  /** The channels over which it goes in a digest until a person chooses: what is not urgent, or comes often. */
  readonly defaultDigest?: readonly string[];
  /** Rather not than twice: where the program ends while a channel has it, it is shown as unknown and not sent again. */
  readonly atMostOnce?: boolean;
}

/** A subject's own policy, so that a notice of something that a person may no longer see tells nothing of it. */
export interface SubjectRule {
  readonly type: string;
  /** One indexed look-up; asked when notices are listed, pop up, or go out over a channel. */
  readonly maySee: (actor: PersonActor, id: string) => boolean;
}

/** Who is told over a channel, in which language. The channel knows the address. */
export interface ChannelPerson {
  readonly id: number;
  readonly name: string;
  readonly language: Language;
}

/** What a channel delivers, in the person's language. */
export interface ChannelNotice {
  /** The same again after a crash: a channel that can tells repetitions apart by it. */
  readonly deliveryId: number;
  readonly kind: string;
  readonly urgent: boolean;
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly at: number;
  readonly from: { readonly id: number; readonly name: string } | undefined;
  /** It must arrive: the channel asks for a confirmation where it can take one, and hands it to `answerAsk`. Never sent twice. */
  readonly ask?: { readonly id: number; readonly endsAt: number };
}

/** Thrown by a channel that will never reach the person: no number, no mailbox. It is given up at once, with this reason. */
export class Unreachable extends Error {}

/** What became of a message: still in the channel's queue, given to the network, at the receiver's, or not. */
export interface ChannelOutcome {
  readonly state: "queued" | "accepted" | "delivered" | "failed" | "unknown";
  readonly at: number;
}

/** A way to reach people beside the list in the program: mail, SMS. Registered by the module that has it. */
export interface Channel {
  /** Lower-case letters and hyphens; never changes. */
  readonly name: string;
  readonly title: BothLanguages;
  /** Resolves when the notice is safely on its way; rejects to have it tried again later. At least once. */
  readonly deliver: (notice: ChannelNotice, person: ChannelPerson) => Promise<void>;
  /** Several that were missed, in one message; without it the channel has no digests. At least once, as `deliver`. */
  readonly digest?: (notices: readonly ChannelNotice[], person: ChannelPerson) => Promise<void>;
  /** Whether it is offered for a kind; every kind unless said. */
  readonly carries?: (kind: string) => boolean;
  /** It rings at the person's: held back while he does not want to be disturbed. */
  readonly disturbs?: boolean;
  /** What became of a delivery that the channel took; undefined where it cannot say. */
  readonly outcome?: (deliveryId: number) => ChannelOutcome | undefined;
  /** Whether it has an address of the person; asked for a preview. Everybody unless said. */
  readonly reaches?: (personId: number) => boolean;
  /** What one message that asks for a confirmation costs, in parts; undefined where it would be refused. */
  readonly cost?: (notice: Pick<ChannelNotice, "title" | "body">) => number | undefined;
}

/** What is to be told, and to whom. */
export interface NoticeInput {
  readonly kind: string;
  /** These people, or everybody who answers to the audience keys but the sender; the active among them, each once. */
  readonly to: readonly number[] | readonly AudienceKey[];
  /** Who caused it: name and picture stand on it. */
  readonly from?: number;
  readonly title: BothLanguages;
  readonly body: string;
  /** The address of the thing in the web, beginning with one `/`. */
  readonly path: string;
  readonly subject: Subject;
  /** Tells happenings of one kind to one subject apart: a round, a step. The same again adds nothing. */
  readonly dedupe?: string;
  /** When it happened; the transaction's time unless said. */
  readonly at?: number;
  /** Who does not confirm is asked again, louder each time. Its page for the sender is `/notices/ID`: see `mustArriveOf`. */
  readonly mustArrive?: MustArrive;
}

/** The front door for higher tiers, and the use cases of the routes. */
export interface NotificationsService extends MustFrontDoor {
  registerKind(kind: NoticeKind): void;
  registerChannel(channel: Channel): void;
  registerSubject(rule: SubjectRule): void;

  /** Tells people, inside the transaction that made it true: one row a person and happening. Returns how many were told. */
  notify(work: Work, input: NoticeInput): number;
  /** The thing is gone: every notice of it goes, read or not, and what has not been delivered yet. */
  withdraw(work: Work, subject: Subject): void;
  /** The person has opened the thing. Cheap when there is nothing to mark. */
  markSubjectRead(work: Work, personId: number, subject: Subject): void;

  /** A confirmation that came over a channel, for the question of `ChannelNotice.ask`. Refuses `notifications.notWaiting`. */
  answerAsk(actor: Actor, askId: number): void;

  /** Who does not want to be disturbed now, and until when; others are not in it. */
  doNotDisturb(personIds: readonly number[]): ReadonlyMap<number, number>;
  /** Holds back what disturbs until an instant, a week at most; null ends it. Returns what holds. */
  setDoNotDisturb(actor: Actor, until: number | null): number | null;

  list(actor: Actor, query: { limit?: number; after?: string; only?: "unread" }): PageOf<Notice>;
  unread(actor: Actor): Unread;
  mark(actor: Actor, ids: readonly number[], read: boolean): Unread;
  markAllRead(actor: Actor, upTo: number): Unread;
  /** `markSubjectRead` for a browser that has opened the thing. */
  markSeen(actor: Actor, subject: Subject): Unread;
  discard(actor: Actor, id: number): void;
  preferences(actor: Actor): Preferences;
  changePreferences(actor: Actor, patch: PreferencesPatch): Preferences;
}

import { withoutMarks } from "../../protocols/gsm/index.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { MessageState } from "./contract.ts";
import {
  Unreachable,
  type Channel,
  type ChannelOutcome,
  type ChannelNotice,
  type ChannelPerson,
} from "../notifications/module.ts";
import { CONFIRM, CONFIRM_CHOICES } from "./confirm-question.ts";
import { smsErrors } from "./errors.ts";
import type { SmsDirectory } from "./needs.ts";
import type { SmsQuestionKind } from "./questions.ts";
import { partsOfText } from "./parts.ts";
import type { SmsSettings } from "./settings.ts";
import * as store from "./store.ts";

const DAY = 86_400_000;
/** What is late by more is of no use: a reminder of yesterday. */
const NOTICE_VALIDITY = DAY;
const FIRST_CODE = 10;
const clerk = systemActor("sms.channel", "sms");

/** Under this a delivery stands in the queue once. */
const nameOf = (deliveryId: number) => `notice:${String(deliveryId)}`;

const OUTCOMES = {
  queued: "queued",
  sending: "queued",
  accepted: "accepted",
  delivered: "delivered",
  unknown: "unknown",
  failed: "failed",
  expired: "failed",
  stopped: "failed",
} as const satisfies Record<MessageState, ChannelOutcome["state"]>;

/** The channel `sms` of notifications: a notice as one short message, with the question behind it where its module asks one. */
export function smsChannel(
  kernel: Pick<Kernel, "db" | "write" | "clock" | "settings">,
  parts: {
    directory: SmsDirectory;
    settings: () => SmsSettings;
    question(notice: string): SmsQuestionKind | undefined;
    wake(): void;
    startOfDay(now: number): number;
  },
): Channel {
  const { directory, settings } = parts;

  function textOf(
    notice: { readonly title: string; readonly body: string; readonly ask?: unknown },
    choices: readonly string[],
    code: number | undefined,
  ): string {
    const { signature, plainNotices } = settings();
    const shaped = (text: string) => (plainNotices ? withoutMarks(text) : text.normalize("NFC"));
    const head = signature === "" ? "" : `${signature}: `;
    const codeAfter = code === undefined ? "" : ` ${String(code)}`;
    const offers = choices.map((choice, index) => `${String(index + 1)}=${choice}`).join(", ");
    const prefix = code === undefined ? "" : `${String(code)} `;
    const question = choices.length === 0 ? "" : ` Trả lời ${prefix}+ số: ${offers}`;
    const tail = notice.ask ? ` Trả lời OK${codeAfter} để xác nhận` : question;
    const texts = [notice.title, notice.body].filter((text) => text !== "");
    const said = texts.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(" ");
    // Nothing follows: the last full stop costs a character and says nothing.
    const whole = shaped(`${head}${tail === "" ? texts.join(". ") : said}${tail}`);
    if (partsOfText(whole) === 1) return whole;
    // The body gives way, so that the message stays one part and the choices stay whole.
    for (let length = notice.body.length - 1; length > 10; length--) {
      const shorter = shaped(`${head}${notice.title}. ${notice.body.slice(0, length).trimEnd()}...${tail}`);
      if (partsOfText(shorter) === 1) return shorter;
    }
    return whole;
  }

  /** Into the queue, with its question; what is there already adds nothing. */
  function place(notice: ChannelNotice, person: ChannelPerson): void {
    const number = directory.mobileOf(person.id);
    const actor = directory.actorOf(person.id);
    if (number === undefined || !actor) {
      // Whoever sent what must arrive has to know; anything else stands in the list anyway.
      if (notice.ask) throw new Unreachable("no-number");
      return;
    }
    const asked = notice.ask
      ? { subjectId: notice.ask.id, choices: CONFIRM_CHOICES, closesAt: notice.ask.endsAt }
      : parts.question(notice.kind)?.ask({ ...actor, door: "sms" }, notice.path);
    kernel.write(clerk, (work) => {
      // Who has opted out hears only of what harms if it is not heard.
      if (!notice.urgent && store.hasOptedOut(work.db, number)) return;
      const module = notice.kind.split(".")[0] ?? "notifications";
      const used = store.partsSince(work.db, parts.startOfDay(work.now), { module });
      // Notifications tries again later, and gives up by itself.
      if (!notice.urgent && used >= settings().moduleQuota) {
        throw smsErrors.quota({ used, most: settings().moduleQuota });
      }
      const open = asked ? store.openQuestions(work.db, number, work.now) : [];
      const code = open.length === 0 ? undefined : Math.max(FIRST_CODE, ...open.map((each) => (each.code ?? 0) + 1));
      const text = textOf(notice, asked?.choices ?? [], code);
      const count = partsOfText(text);
      if (count === undefined) return;
      const messageId = store.insertMessage(
        work.db,
        {
          kind: notice.urgent ? "alarm" : "notice",
          // A must-arrive notice goes on to somebody else: two of the same would only confuse.
          atLeastOnce: notice.urgent && !notice.ask,
          number,
          personId: person.id,
          text,
          parts: count,
          priority: notice.urgent ? 0 : 1,
          module,
          dueAt: work.now,
          expiresAt: asked ? Math.min(asked.closesAt, work.now + NOTICE_VALIDITY) : work.now + NOTICE_VALIDITY,
          dedupe: nameOf(notice.deliveryId),
        },
        work.now,
      );
      if (messageId === undefined || !asked) return;
      store.insertQuestion(work.db, {
        notice: notice.ask ? CONFIRM : notice.kind,
        subjectId: asked.subjectId,
        personId: person.id,
        number,
        code: code ?? null,
        choices: JSON.stringify(asked.choices),
        messageId,
        askedAt: work.now,
        closesAt: asked.closesAt,
      });
    });
    parts.wake();
  }

  return {
    name: "sms",
    title: { vi: "Tin nhắn SMS", en: "SMS" },
    disturbs: true,
    outcome(deliveryId) {
      const row = store.stateOfAsked(kernel.db, nameOf(deliveryId));
      return row && { state: OUTCOMES[row.state], at: row.changedAt };
    },
    reaches: (personId) => directory.mobileOf(personId) !== undefined,
    cost: (notice) => partsOfText(textOf({ ...notice, ask: true }, CONFIRM_CHOICES, undefined)),
    deliver: (notice, person) =>
      new Promise((resolve) => {
        place(notice, person);
        resolve();
      }),
  };
}

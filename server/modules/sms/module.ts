import { join } from "node:path";
import { may } from "../../kernel/access/actor.ts";
import { defineModule } from "../../kernel/module.ts";
import { dayOf, localTime, startOfDay as startOf, addDays } from "../../kernel/text/index.ts";
import { createAnswering } from "./answering.ts";
import { smsChannel } from "./channel.ts";
import { CONFIRM, confirmQuestion } from "./confirm-question.ts";
import { SMS_CHANGED, smsPermissions, type ModemLine, type SmsChanged } from "./contract.ts";
import { takeDropped } from "./drop-box.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import pinsAndOrder from "./migrations/0002-pins-and-order.sql" with { type: "text" };
import lists from "./migrations/0003-lists.sql" with { type: "text" };
import { createInbox, FORWARDED } from "./inbox.ts";
import { createLists } from "./lists.ts";
import { createLogFile } from "./log-file.ts";
import { createCards } from "./cards.ts";
import { createGateways } from "./gateways/gateways.ts";
import { createModems } from "./modems.ts";
import type { SmsNeeds } from "./needs.ts";
import type { SmsQuestionKind } from "./questions.ts";
import { createReception, type Reception } from "./reception.ts";
import { smsRoutes, type ModemDoor, type SmsCases } from "./routes.ts";
import { createSending, type Sending } from "./sending.ts";
import { cli, createSmsUseCases } from "./service.ts";
import { createSettingsCases } from "./settings-cases.ts";
import { smsSettings } from "./settings.ts";
import * as store from "./store.ts";
import { createTrafficLog, writeModemsFile } from "./traffic.ts";

/** The front door for higher tiers. */
export interface SmsService extends SmsCases {
  /** A question that goes with a notice and can be answered by SMS. */
  registerQuestion(kind: SmsQuestionKind): void;
  /** For figures and tests: what a modem's driver is joined to. */
  readonly sending: Sending;
  readonly reception: Reception;
  lookAtGateways(): void;
  modems(): ModemLine[];
}

const TICK = 1_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** SMS through modems: the queue on disk, what comes in, and the channel `sms` of notifications. */
export const smsModule = defineModule<SmsNeeds, SmsService>({
  name: "sms",
  tier: "platform",
  permissions: smsPermissions,
  migrations: [
    { id: "0001-initial", sql: initial },
    { id: "0002-pins-and-order", sql: pinsAndOrder },
    { id: "0003-lists", sql: lists },
  ],
  build(kernel, { directory, notifications }) {
    const section = kernel.settings.section(smsSettings);
    const settings = () => section.get();
    const zone = () => kernel.settings.agency.get().zone;
    const startOfDay = (now: number) => startOf(dayOf(now, zone()), zone());
    const kinds = new Map<string, SmsQuestionKind>();
    kinds.set(CONFIRM, confirmQuestion(notifications));
    const question = (notice: string) => kinds.get(notice);
    const traffic = createTrafficLog(join(kernel.dataDir, "log"), () => kernel.clock.now());
    let ticking: NodeJS.Timeout | undefined;

    const push = (changed: SmsChanged) => kernel.live.publish({ topic: "sms:changes" }, SMS_CHANGED, changed);
    const changed = (id: number) => push({ what: "message", id });
    const sending = createSending({ ...kernel, log: kernel.log.named("sms") }, settings, { startOfDay, changed });
    const wake = () => {
      sending.wake();
    };
    const answering = createAnswering(kernel, {
      directory,
      settings,
      question,
      wake,
      changed: (id) => push({ what: "inbound", id }),
    });
    const reception = createReception(kernel, { inbound: answering.process, changed });
    const cards = createCards(kernel, settings);
    const log = kernel.log.named("sms");
    const modemChanged = () => {
      push({ what: "modem" });
      writeModemsFile(kernel.dataDir, modemDoor.list());
    };
    const gateways = createGateways({
      kernel: { ...kernel, log },
      settings,
      cards,
      sending,
      reception,
      startOfDay,
      changed: modemChanged,
    });
    const modems = createModems({
      kernel: { ...kernel, log },
      settings,
      cards,
      sending,
      reception,
      startOfDay,
      fixedPath: kernel.doors["modem"] === "off" ? "" : kernel.doors["modem"],
      changed: modemChanged,
      traffic: (path, direction, text) => {
        traffic.write(path, direction, text);
      },
    });
    const modemDoor: ModemDoor = {
      list: () => [...modems.list(), ...gateways.list()],
      test: async (path) => gateways.test(path) ?? modems.test(path),
      enterPin: (path, pin) => {
        modems.enterPin(path, pin);
      },
    };
    const useCases = createSmsUseCases({
      kernel,
      directory,
      settings,
      startOfDay,
      quietUntil: (now) => quietUntil(now, settings().quietFrom, settings().quietTo, zone()),
      wake,
      changed,
    });
    const sms: SmsCases = {
      ...useCases,
      ...createInbox(kernel, { directory, notifications }),
      ...createLists(kernel, settings),
      ...createSettingsCases(kernel, {
        settings,
        update: (wanted) => {
          section.update(wanted);
        },
        wake,
      }),
      log: createLogFile(kernel, directory),
    };
    notifications.registerKind({
      name: FORWARDED,
      title: { vi: "Tin nhắn SMS được chuyển đến", en: "An SMS was forwarded" },
    });
    notifications.registerChannel(smsChannel(kernel, { directory, settings, question, wake, startOfDay }));

    function tick(): void {
      takeDropped(kernel.dataDir, (message, dedupe) => sms.sendOne(cli, { ...message, dedupe }));
      sending.keepTime();
      gateways.look();
    }

    return {
      service: {
        ...sms,
        sending,
        reception,
        lookAtGateways: () => {
          gateways.look();
        },
        modems: () => modemDoor.list(),
        registerQuestion(kind) {
          if (kinds.has(kind.notice)) throw new Error(`The question of ${kind.notice} is registered twice.`);
          kinds.set(kind.notice, kind);
        },
      },
      routes: smsRoutes(sms, modemDoor),
      topics: [{ prefix: "sms", maySubscribe: (actor) => may(actor, "sms.send") || may(actor, "sms.inbox") }],
      jobs: [
        {
          name: "sms.sweep",
          schedule: "41 3 * * *",
          run: () => {
            kernel.write(cli, (work) => {
              store.sweepQueue(work.db, work.now - WEEK);
              store.sweepLists(work.db, work.now - DAY);
            });
          },
        },
      ],
      start() {
        sending.recover();
        answering.process();
        if (kernel.doors["modem"] === "off") return;
        modems.start();
        ticking = setInterval(tick, TICK);
        ticking.unref();
      },
      async stop() {
        clearInterval(ticking);
        gateways.stop();
        // The modem first: what is just being handed over ends as unknown rather than hold up the office.
        await modems.stop();
        await sending.stop();
      },
    };
  },
});

/** The end of the quiet hours in which an instant lies, `HH:MM` in the agency's zone; undefined outside them. */
function quietUntil(now: number, from: string, to: string, zone: string): number | undefined {
  if (from === to) return undefined;
  const { day, hour, minute: past } = localTime(now, zone);
  const minute = [hour, past].map((part) => String(part).padStart(2, "0")).join(":");
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return undefined;
  const endsOn = minute < to ? day : addDays(day, 1);
  const [hours = 0, minutes = 0] = to.split(":").map(Number);
  return startOf(endsOn, zone) + (hours * 60 + minutes) * 60_000;
}

export type { SmsQuestion, SmsQuestionKind } from "./questions.ts";
export type { SmsNeeds };

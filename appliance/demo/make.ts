import { systemActor, type PersonActor } from "../../server/kernel/access/actor.ts";
import { manualClock, type ManualClock } from "../../server/kernel/clock.ts";
import { EVERYONE, personKey } from "../../server/kernel/contract/index.ts";
import { DEFAULT_ZONE, localTime, startOfDay } from "../../server/kernel/text/index.ts";
import type { Office } from "../../server/main.ts";
import type { PostedLetter } from "../../server/modules/mail/module.ts";
import { inEmptyFolder } from "../office/create.ts";
import { withOffice } from "../office/open.ts";
import { AGENCY, DEPARTMENTS, GROUPS, POSITIONS } from "./agency.ts";
import { randomFrom, type Random } from "./random.ts";
import { REMINDERS } from "./reminders.ts";
import { castOf } from "./cast.ts";
import { drawOffice, HISTORY_DAYS, type MailPlan, type OfficePlan, type PollPlan } from "./office.ts";

export interface DemoWish {
  readonly dataDir: string;
  readonly people: number;
  readonly seed: string;
  readonly password: string;
  /** The day that counts as today; the real one unless said. */
  readonly today?: string;
}

export interface MadeDemo {
  readonly plan: OfficePlan;
  /** Sign-in names with what tells them apart, in the order of the plan. */
  readonly people: readonly {
    readonly username: string;
    readonly name: string;
    readonly position: string;
    readonly department: string;
  }[];
}

const DAY = 86_400_000;
/** Letters of so long ago are news to nobody. */
const UNREAD_SPAN = 3 * DAY;
const actor = systemActor("congso demo", "setup");

/**
 * Makes the sample office in an empty folder. Everything goes through the same services as in a living office, under a clock that runs
 * through the past weeks, so that each row has the time at which it would have been written.
 */
export async function makeDemo(wish: DemoWish): Promise<MadeDemo> {
  const today = wish.today ?? localTime(Date.now(), DEFAULT_ZONE).day;
  const plan = drawOffice({ people: wish.people, seed: wish.seed, today });
  const clock = manualClock(startOfDay(today, DEFAULT_ZONE) - (HISTORY_DAYS + 10) * DAY);
  const random = randomFrom(`${wish.seed}/names`);
  await inEmptyFolder(wish.dataDir, () =>
    withOffice({ dataDir: wish.dataDir, clock, newName: () => random.name() }, async (office) => {
      // The machine's own time must not call a job into these past weeks: its line in the ledger would be of today.
      await office.house.jobs.stop();
      // The folder becomes an office as a whole or is emptied again: one sync at the end does for thousands on the way.
      office.kernel.db.exec("PRAGMA synchronous = OFF");
      office.kernel.settings.agency.update({ ...AGENCY, place: "Lạng Sơn", parentName: "UBND tỉnh Lạng Sơn" });
      const ids = await settleIn(office, plan, wish.password);
      await liveThrough(office, clock, plan, ids);
      office.kernel.db.exec("PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)");
    }),
  );
  return {
    plan,
    people: plan.people.map(({ username, name, position, department }) => ({
      username,
      name,
      position: POSITIONS.find(({ key }) => key === position)?.name ?? "",
      department: DEPARTMENTS.find(({ key }) => key === department)?.name ?? "",
    })),
  };
}

/** What the plan's numbers became. */
interface Ids {
  readonly people: readonly number[];
  readonly groups: ReadonlyMap<string, number>;
  readonly departments: ReadonlyMap<string, number>;
}

/** The agency as it stands before anything happens: departments, positions, people, groups. */
async function settleIn({ services: { directory } }: Office, plan: OfficePlan, password: string): Promise<Ids> {
  const departments = new Map<string, number>();
  for (const { key, parent, name, code } of DEPARTMENTS) {
    const parentId = parent === null ? null : (departments.get(parent) ?? null);
    const made = directory.createDepartment(actor, { parentId, name, code, phone: "02050000000" });
    departments.set(key, made.id);
  }
  const positions = new Map<string, number>();
  for (const { key, name, leads } of POSITIONS) positions.set(key, directory.createPosition(actor, { name, leads }).id);
  const made = await directory.createPeople(
    actor,
    plan.people.map((person) => ({
      name: person.name,
      username: person.username,
      mobile: person.mobile,
      officePhone: person.officePhone,
      extension: person.extension,
      room: person.room,
      birthdayOn: person.birthdayOn,
      posts: [
        {
          departmentId: departments.get(person.department) ?? null,
          positionId: positions.get(person.position) ?? null,
        },
      ],
      roleIds: person.roles.flatMap((role) => directory.roleIdOf(role) ?? []),
    })),
    { text: password, mustChange: false },
  );
  const people = made.map(({ id }) => id);
  for (const [index, { photo }] of plan.people.entries()) {
    const id = people[index];
    if (photo !== undefined && id !== undefined) await directory.setPhoto(actor, id, Buffer.from(photo));
  }
  const groups = new Map<string, number>();
  for (const { key, name, description } of GROUPS) {
    const members = (plan.groups.get(key) ?? []).flatMap((index) => people[index] ?? []);
    groups.set(key, directory.createGroup(actor, { name, description }, members).id);
  }
  return { people, groups, departments };
}

const MOST_RECIPIENTS = 450;

interface Moment {
  readonly at: number;
  readonly happen: () => Promise<void> | void;
}

/** Everything that happened since, in the order of time. */
async function liveThrough(office: Office, clock: ManualClock, plan: OfficePlan, ids: Ids): Promise<void> {
  const { services, house } = office;
  const idOf = (index: number): number => {
    const id = ids.people[index];
    if (id === undefined) throw new RangeError(`The plan names person ${index}, who was not made.`);
    return id;
  };
  const as = (index: number): PersonActor => {
    const who = services.directory.actorOf(idOf(index));
    if (!who) throw new Error(`Person ${index} of the plan may not come in.`);
    return { ...who, door: "setup" };
  };
  const keepTime = { happen: () => services.polls.keepTime() };
  const now = startOfDay(plan.today, DEFAULT_ZONE);
  const sent = new Map<number, PostedLetter>();
  const moments: Moment[] = [
    ...plan.mails.map((mail, place) => ({ at: mail.at, happen: () => postLetter(place, mail) })),
    ...plan.polls.flatMap((poll) => pollMoments(poll)),
    ...plan.absences.map((absence) => ({
      at: now - 2 * DAY,
      happen: () => {
        const { person, deputy, ...rest } = absence;
        services.directory.recordAbsence(actor, {
          ...rest,
          personId: idOf(person),
          deputyId: deputy === null ? null : idOf(deputy),
        });
      },
    })),
  ];

  /** A letter names either bodies of people or people. */
  function keysOf(bodies: readonly string[], people: readonly number[]): string[] {
    if (bodies.length === 0) return people.map((index) => personKey(idOf(index)));
    return bodies.flatMap((body) => {
      const [kind = "", of = ""] = body.split(":");
      if (kind === "group") return [`group:${ids.groups.get(of) ?? 0}`];
      if (kind === "department") return [`department:${ids.departments.get(of) ?? 0}`];
      if (kind === "board") return ["role:leader"];
      if (kind === "heads") return ["role:head"];
      // A letter has a bound of recipients: in a large office the heads pass it on.
      return plan.people.length > MOST_RECIPIENTS ? ["role:head", "role:leader"] : [EVERYONE];
    });
  }

  async function postLetter(place: number, mail: MailPlan): Promise<void> {
    const answers = mail.answers === undefined ? undefined : sent.get(mail.answers);
    const posted = await services.mail.post({
      from: idOf(mail.from),
      to: keysOf(mail.bodies.to, mail.to),
      cc: keysOf(mail.bodies.cc, mail.cc),
      subject: mail.subject,
      text: mail.body,
      ...(answers && { answers }),
      quiet: mail.at < now - UNREAD_SPAN,
    });
    sent.set(place, posted);
    for (const { personId, messageId } of posted.deliveries) {
      // Older letters are read; of the last days' a few still wait.
      if (mail.at < now - UNREAD_SPAN || (personId * 7 + place) % 3 === 0)
        services.mail.markRead(personId, [messageId]);
    }
  }

  /** Reminders are written as people write them, on the morning of today. */
  function setReminders(draw: Random): void {
    const cast = castOf(plan.people, plan.groups);
    for (const { from, text, audience } of REMINDERS) {
      const author = cast.one(from, draw);
      if (author === undefined) continue;
      const { title, meanings } = services.reminders.interpret(as(author), text, null);
      const [meaning] = meanings;
      if (!meaning) throw new Error(`The sample reminder means nothing: ${text}`);
      services.reminders.create(as(author), {
        title,
        note: "",
        when: meaning.when,
        dueAt: null,
        audience: audience === undefined ? [personKey(idOf(author))] : keysOf([audience], []),
        subject: null,
      });
    }
  }

  function pollMoments({ at, author, question, opensAt, closesAt, ballots }: PollPlan): Moment[] {
    let id = 0;
    let options: readonly number[] = [];
    const audience =
      question.audience === "heads"
        ? ["role:head", "role:leader"]
        : question.audience === EVERYONE
          ? [EVERYONE]
          : keysOf([question.audience], []);
    const create = () => {
      const { title, description, secrecy, results, quorum, maxChoices } = question;
      const poll = services.polls.create(as(author), {
        ...{
          title,
          description,
          kind: question.kind,
          secrecy,
          results,
          quorum,
          maxChoices,
          audience,
          opensAt,
          closesAt,
        },
        options: [...question.options],
        remindHours: null,
      });
      id = poll.id;
      options = poll.options.map((option) => option.id);
    };
    return [
      { at, happen: create },
      ...[opensAt, closesAt].filter((instant) => instant < now).map((instant) => ({ at: instant, ...keepTime })),
      ...ballots.map((ballot) => ({
        at: ballot.at,
        happen: () => {
          services.polls.answer(as(ballot.by), id, {
            optionIds: ballot.options.flatMap((place) => options[place] ?? []),
            text: ballot.text,
          });
        },
      })),
    ];
  }

  for (const { at, happen } of moments.sort((a, b) => a.at - b.at)) {
    if (at > clock.now()) clock.set(at);
    await happen();
    await house.dispatcher.settle();
  }
  clock.set(now);
  services.polls.keepTime();
  setReminders(randomFrom(`${plan.today}/reminders`));
  await house.dispatcher.settle();
  // The sample can be searched whole, and is the same however fast this machine is.
  await services.mail.indexed();
}

import { addDays, DEFAULT_ZONE, formatDay, givenName, startOfDay, weekday } from "../../server/kernel/text/index.ts";
import { castOf, drawGroups, type Cast } from "./cast.ts";
import { LETTERS } from "./letters.ts";
import { drawPeople, type PersonPlan } from "./people.ts";
import { QUESTIONS, type Question } from "./questions.ts";
import { randomFrom, type Random } from "./random.ts";

/** One message on its way; people are numbers of the plan. `answers` is the place in the list of the message that it replies to. */
export interface MailPlan {
  readonly at: number;
  readonly from: number;
  readonly to: readonly number[];
  readonly cc: readonly number[];
  /** The bodies of people that it is addressed to as such (`everyone`, `group:youth`): their members are in `to` or `cc`. */
  readonly bodies: { readonly to: readonly string[]; readonly cc: readonly string[] };
  readonly subject: string;
  readonly body: string;
  readonly answers: number | undefined;
}

export interface BallotPlan {
  readonly at: number;
  readonly by: number;
  /** Places in the poll's options. */
  readonly options: readonly number[];
  readonly text: string;
}

export interface PollPlan {
  readonly at: number;
  readonly author: number;
  readonly question: Question;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly ballots: readonly BallotPlan[];
}

export interface AbsencePlan {
  readonly person: number;
  readonly fromOn: string;
  readonly toOn: string;
  readonly kind: "leave" | "mission" | "study" | "sick";
  readonly deputy: number | null;
  readonly note: string;
}

/** A whole sample office, drawn and not yet written. The same seed, number of people and day give the same plan. */
export interface OfficePlan {
  readonly today: string;
  readonly people: readonly PersonPlan[];
  readonly groups: ReadonlyMap<string, readonly number[]>;
  readonly absences: readonly AbsencePlan[];
  readonly mails: readonly MailPlan[];
  readonly polls: readonly PollPlan[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The sample office began to use the program so many days ago. */
export const HISTORY_DAYS = 30;

export function drawOffice(wish: { people: number; seed: string; today: string }): OfficePlan {
  const random = randomFrom(wish.seed);
  const people = drawPeople(random.fork("people"), wish.people, wish.today);
  const groups = drawGroups(random.fork("groups"), people);
  const cast = castOf(people, groups);
  return {
    today: wish.today,
    people,
    groups,
    absences: drawAbsences(random.fork("absences"), people, wish.today),
    mails: drawMails(random.fork("mails"), { people, cast, today: wish.today }),
    polls: drawPolls(random.fork("polls"), { people, cast, today: wish.today }),
  };
}

const NOTES = {
  leave: ["Nghỉ phép năm", "Giải quyết việc gia đình"],
  mission: ["Công tác tại các xã biên giới", "Dự hội nghị tại Hà Nội", "Kiểm tra công tác cải cách hành chính ở cơ sở"],
  study: ["Bồi dưỡng lãnh đạo cấp phòng", "Học cao cấp lý luận chính trị"],
  sick: ["Khám, điều trị tại Bệnh viện Đa khoa tỉnh"],
} as const;

function drawAbsences(random: Random, people: readonly PersonPlan[], today: string): AbsencePlan[] {
  const away = new Set<number>();
  const count = Math.max(2, Math.round(people.length * 0.1));
  const numbers = random.shuffled(people.map((_, index) => index)).slice(0, count);
  return numbers.map((person) => {
    away.add(person);
    const kind = random.weighted({ leave: 35, mission: 40, study: 15, sick: 10 });
    const fromOn = addDays(today, random.between(-6, 8));
    const toOn = addDays(fromOn, kind === "study" ? random.between(10, 25) : random.between(0, 4));
    const colleagues = people.flatMap((each, index) =>
      each.department === people[person]?.department && !numbers.includes(index) ? [index] : [],
    );
    const deputy = colleagues.length > 0 && random.chance(0.75) ? random.pick(colleagues) : null;
    return { person, fromOn, toOn, kind, deputy, note: random.pick(NOTES[kind]) };
  });
}

interface Stage {
  readonly people: readonly PersonPlan[];
  readonly cast: Cast;
  readonly today: string;
}

/** Letters of the past weeks, oldest first: every kind once or more, each with what came back. */
function drawMails(random: Random, { people, cast, today }: Stage): MailPlan[] {
  // Nothing of today: an office that is made at dawn must not hold letters of the coming noon.
  const midnight = startOfDay(today, DEFAULT_ZONE);
  const drawn: (Omit<MailPlan, "answers"> & { key: number; answersKey: number | undefined })[] = [];
  let key = 0;
  // A larger office writes more, up to a point: the sample is to be read, not to fill the disk.
  const rounds = Math.min(8, Math.max(2, Math.round(people.length / 25)));
  for (let round = 0; round < rounds; round += 1) {
    for (const letter of random.shuffled(LETTERS)) {
      const from = cast.one(letter.from, random);
      if (from === undefined) continue;
      const to = unique(letter.to.flatMap((whom) => addressees(whom, cast, random))).filter((index) => index !== from);
      const cc = unique((letter.cc ?? []).flatMap((whom) => cast.all(whom))).filter(
        (index) => index !== from && !to.includes(index),
      );
      if (to.length === 0) continue;
      const day = workday(addDays(today, -random.between(1, HISTORY_DAYS - 1)));
      let at = startOfDay(day, DEFAULT_ZONE) + 7.5 * HOUR + random.between(0, 9 * 60) * MINUTE;
      const subject = letter.subject;
      const first = key++;
      drawn.push({
        key: first,
        answersKey: undefined,
        at,
        from,
        to,
        cc,
        bodies: { to: letter.to.filter(isBody), cc: (letter.cc ?? []).filter(isBody) },
        subject,
        body: write(letter.body, people, day, from, to),
      });
      let previous = { key: first, from };
      for (const reply of letter.replies ?? []) {
        at += random.between(8, 300) * MINUTE;
        const by = reply.from === "sender" ? from : random.pick(to);
        const towards = by === from ? previous.from : from;
        if (towards === by || at >= midnight) continue;
        const replyKey = key++;
        drawn.push({
          key: replyKey,
          answersKey: previous.key,
          at,
          from: by,
          to: [towards],
          cc: [],
          bodies: { to: [], cc: [] },
          subject: `Re: ${subject}`,
          body: write(reply.body, people, day, by, [towards]),
        });
        previous = { key: replyKey, from: by };
      }
    }
  }
  drawn.sort((a, b) => a.at - b.at || a.key - b.key);
  const placeOf = new Map(drawn.map((mail, place) => [mail.key, place]));
  return drawn.map(({ key: _, answersKey, ...mail }) => ({
    ...mail,
    answers: answersKey === undefined ? undefined : placeOf.get(answersKey),
  }));
}

function isBody(whom: string): boolean {
  return /^(?:everyone$|heads$|board$|group:|department:)/.test(whom);
}

/** One person where a place is named, everybody where a body of people is. */
function addressees(whom: string, cast: Cast, random: Random): readonly number[] {
  if (!/^(?:head|officer|position):/.test(whom)) return cast.all(whom);
  const one = cast.one(whom, random);
  return one === undefined ? [] : [one];
}

function write(body: string, people: readonly PersonPlan[], day: string, me: number, to: readonly number[]): string {
  const name = (index: number | undefined): string => givenName(people[index ?? -1]?.name ?? "");
  return body
    .replace(/\{day:(\d+)\}/g, (_, days: string) => formatDay(workday(addDays(day, Number(days)))))
    .replaceAll("{me}", name(me))
    .replaceAll("{you}", name(to[0]))
    .concat(body.includes("\n") ? `\n\n${people[me]?.name ?? ""}` : "");
}

function drawPolls(random: Random, { people, cast, today }: Stage): PollPlan[] {
  return QUESTIONS.flatMap((question) => {
    const author = cast.one(question.from, random) ?? cast.one("position:director", random);
    const asked = cast.all(question.audience);
    if (author === undefined || asked.length === 0) return [];
    const opensAt = startOfDay(addDays(today, question.opensIn), DEFAULT_ZONE) + 8 * HOUR;
    const closesAt = startOfDay(addDays(today, question.closesIn), DEFAULT_ZONE) + 17 * HOUR;
    const until = Math.min(closesAt, startOfDay(today, DEFAULT_ZONE));
    const voters = random.shuffled(asked).slice(0, Math.round(asked.length * question.turnout));
    const ballots = voters
      .map((by): BallotPlan => {
        const at = opensAt + Math.floor(random.next() * Math.max(1, until - opensAt - HOUR)) + MINUTE;
        if (question.kind === "text") return { at, by, options: [], text: random.pick(question.texts ?? [""]) };
        const wanted = question.kind === "multiple" ? random.between(1, question.maxChoices) : 1;
        const options = new Set<number>();
        for (let n = 0; n < wanted; n += 1) options.add(lean(random, question.leaning));
        return { at, by, options: [...options].sort((a, b) => a - b), text: "" };
      })
      .filter(({ at }) => at < until)
      .sort((a, b) => a.at - b.at || a.by - b.by);
    return [
      { at: Math.min(opensAt, startOfDay(today, DEFAULT_ZONE)) - HOUR, author, question, opensAt, closesAt, ballots },
    ];
  }).filter(({ author }) => people[author] !== undefined);
}

function lean(random: Random, leaning: readonly number[]): number {
  let left = random.next() * leaning.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    leaning.findIndex((weight) => (left -= weight) < 0),
  );
}

/** The day itself, or the Friday before a weekend. */
function workday(day: string): string {
  const at = weekday(day);
  return at >= 6 ? addDays(day, 5 - at) : day;
}

function unique(numbers: readonly number[]): number[] {
  return [...new Set(numbers)];
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LightMyRequestResponse } from "fastify";
import { systemActor, type PersonActor } from "../../kernel/access/actor.ts";
import { manualClock, type ManualClock } from "../../kernel/clock.ts";
import { Refusal } from "../../kernel/errors.ts";
import { createHouse, type OpenHouse } from "../../kernel/house.ts";
import { SESSION_COOKIE } from "../../kernel/http/openapi.ts";
import { openSession } from "../../kernel/http/sessions.ts";
import { logTo, type LogLine } from "../../kernel/log.ts";
import type { Kernel } from "../../kernel/module.ts";
import { openSettings } from "../../kernel/settings/settings.ts";
import type { NoticeInput, Subject } from "../notifications/module.ts";
import { searchModule, type SearchService } from "../search/module.ts";
import { reminderPermissions, type ReminderInput } from "./contract.ts";
import { remindersModule, type RemindersService } from "./module.ts";
import type { ReminderDirectory, ReminderQuestions } from "./needs.ts";
import { plainWeek, WEDNESDAY } from "./vietnamese/testing.ts";

export { WEDNESDAY };
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The people of the tests: An heads department 3, in which Bình and Chi are; Hạnh leads the agency; the guest may not use reminders. */
export const PEOPLE = { an: 1, binh: 2, chi: 3, dung: 4, hanh: 5, guest: 8 } as const;

const NAMES: Readonly<Record<number, string>> = {
  1: "Nguyễn Thị An",
  2: "Trần Văn Bình",
  3: "Lê Thị Chi",
  4: "Đặng Quang Dũng",
  5: "Phạm Thúy Hạnh",
  8: "Lê Văn Khách",
};
const AUDIENCES: Readonly<Record<string, readonly number[]>> = {
  everyone: [1, 2, 3, 4, 5],
  "department:3": [1, 2, 3],
  "department:4": [4],
  "department:8": [],
};
const ALL = Object.keys(reminderPermissions);
const PERMISSIONS: Readonly<Record<number, readonly string[]>> = {
  1: ["reminders.use", "reminders.unit"],
  5: ALL,
  8: [],
};

/** The module in a real house, with a directory of a few people and a notebook in place of the inboxes. */
export interface RemindersHouse {
  readonly kernel: Kernel;
  readonly reminders: RemindersService;
  readonly search: SearchService;
  readonly clock: ManualClock;
  readonly lines: readonly LogLine[];
  /** What was told to whom, in order. */
  readonly told: readonly NoticeInput[];
  readonly withdrawn: readonly Subject[];
  readonly questions: readonly Parameters<ReminderQuestions["registerQuestion"]>[0][];
  /** Days without work from now on, beside weekends. */
  readonly holidays: Set<string>;
  as(personId: number): PersonActor;
  /** The next notices cannot be written: what is told with them is not either. */
  breakNotices(times: number): void;
  /** Somebody leaves the agency. */
  leave(personId: number): void;
  request(
    personId: number | undefined,
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse>;
  settle(): Promise<void>;
  dispose(): Promise<void>;
}

/** The code with which something is refused; fails when it is not. */
export function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  throw new Error("It was not refused.");
}

export async function openRemindersHouse(): Promise<RemindersHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), "congso-reminders-"));
  const clock = manualClock(WEDNESDAY);
  const lines: LogLine[] = [];
  const told: NoticeInput[] = [];
  const withdrawn: Subject[] = [];
  const questions: Parameters<ReminderQuestions["registerQuestion"]>[0][] = [];
  const holidays = new Set<string>();
  const gone = new Set<number>();
  let broken = 0;
  const house = createHouse({
    dataDir,
    clock,
    log: logTo([(line) => void lines.push(line)], () => clock.now()),
    version: "0.0.0-test",
    doors: {},
    settings: openSettings(dataDir),
  });
  const search = house.add(searchModule, {});
  const isWorkingDay = (on: string) => plainWeek.isWorkingDay(on) && !holidays.has(on);
  const reminders = house.add(remindersModule, {
    directory: directoryOf(gone),
    notifications: {
      registerKind: () => undefined,
      registerSubject: () => undefined,
      notify: (_work, notice) => {
        if (broken > 0) {
          broken -= 1;
          throw new Error("The disk is full.");
        }
        return told.push(notice);
      },
      withdraw: (_work, subject) => void withdrawn.push(subject),
      markSubjectRead: () => undefined,
    },
    worktime: {
      isWorkingDay,
      addWorkingDays(on, count) {
        let day = on;
        for (let left = Math.abs(count); left > 0;) {
          day = plainWeek.addWorkingDays(day, Math.sign(count));
          if (isWorkingDay(day)) left -= 1;
        }
        return day;
      },
    },
    search,
    sms: { registerQuestion: (kind) => void questions.push(kind) },
  });

  function as(personId: number): PersonActor {
    const departments = Object.entries(AUDIENCES).flatMap(([key, ids]) => (ids.includes(personId) ? [key] : []));
    return {
      kind: "person",
      id: personId,
      name: NAMES[personId] ?? "",
      language: "vi",
      permissions: new Set(PERMISSIONS[personId] ?? ["reminders.use"]),
      audienceKeys: [`person:${String(personId)}`, ...departments],
      door: "web",
    };
  }

  const open: OpenHouse = await house.open({
    actorOf: (id) => (id in NAMES ? as(id) : undefined),
    gate: () => undefined,
  });
  return {
    kernel: house.kernel,
    reminders,
    search,
    clock,
    lines,
    told,
    withdrawn,
    questions,
    holidays,
    as,
    breakNotices: (times) => void (broken = times),
    leave: (personId) => void gone.add(personId),
    request(personId, method, url, body) {
      return open.http.inject({
        method,
        url,
        ...(body && { payload: body }),
        headers: personId === undefined ? {} : { cookie: cookieOf(house.kernel, personId) },
      });
    },
    settle: () => open.dispatcher.settle(),
    async dispose() {
      await open.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function directoryOf(gone: ReadonlySet<number>): ReminderDirectory {
  const departmentOf = (id: number) => (id <= 3 ? 3 : 4);
  const person = (id: number) => {
    const name = NAMES[id];
    if (name === undefined) return undefined;
    return {
      id,
      name,
      username: `user${String(id)}`,
      active: !gone.has(id),
      positionTitle: null,
      departmentId: departmentOf(id),
      departmentName: null,
      photoHash: null,
      mailAddress: "",
    };
  };
  const peopleOf = (key: string) => (key.startsWith("person:") ? [Number(key.slice(7))] : (AUDIENCES[key] ?? []));
  return {
    person,
    people: (ids) => ids.flatMap((id) => person(id) ?? []),
    expandAudience: (keys) => [...new Set(keys.flatMap(peopleOf))].filter((id) => id in NAMES && !gone.has(id)),
    describeAudience: (keys) =>
      keys.map((key) => ({ key, name: key, detail: "", count: peopleOf(key).length, photoHash: null })),
    department: () => undefined,
    headsOf: (id) => (id === 3 ? [PEOPLE.an] : []),
  };
}

function cookieOf(kernel: Kernel, personId: number): string {
  const { secret } = kernel.write(systemActor("test"), (work) =>
    openSession(work.db, work.now, { personId, address: "127.0.0.1", agent: "test" }),
  );
  return `${SESSION_COOKIE}=${secret}`;
}

/** A valid reminder: An reminds himself today at 10:00. */
export function reminderInput(changes: Partial<ReminderInput> = {}): ReminderInput {
  return {
    title: "Gửi công văn cho Sở",
    note: "",
    when: { kind: "once", on: "2026-11-25", time: "10:00" },
    dueAt: null,
    audience: ["person:1"],
    subject: null,
    ...changes,
  };
}

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
import { pollPermissions, type PollInput } from "./contract.ts";
import { pollsModule, type PollService } from "./module.ts";
import type { PollDirectory } from "./needs.ts";

/** Monday 23 November 2026, 8:15 in Hà Nội. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 1, 15);
export const HOUR = 3_600_000;

/** The people of the tests, by what they are to polls. */
export const PEOPLE = { an: 1, binh: 2, chi: 3, dung: 4, hanh: 5, admin: 9 } as const;

const NAMES: Readonly<Record<number, string>> = {
  1: "Nguyễn Thị An",
  2: "Trần Văn Bình",
  3: "Lê Thị Chi",
  4: "Đặng Quang Dũng",
  5: "Phạm Thúy Hạnh",
  9: "Hoàng Quản Trị",
};
const AUDIENCES: Readonly<Record<string, readonly number[]>> = {
  everyone: [1, 2, 3, 4, 5, 9],
  "department:3": [2, 3],
  "group:7": [3, 4],
  "department:8": [],
};
const ALL = Object.keys(pollPermissions);
const PERMISSIONS: Readonly<Record<number, readonly string[]>> = {
  1: ["polls.use", "polls.create"],
  2: ["polls.use", "polls.create"],
  9: ALL,
};

/** The polls module in a real house, with a directory of six people and a notebook in place of the inboxes. */
export interface PollsHouse {
  readonly kernel: Kernel;
  readonly polls: PollService;
  readonly search: SearchService;
  readonly clock: ManualClock;
  readonly lines: readonly LogLine[];
  /** What was told to whom, in order. */
  readonly told: readonly NoticeInput[];
  /** Whose notices were taken back. */
  readonly withdrawn: readonly Subject[];
  as(personId: number): PersonActor;
  request(
    personId: number | undefined,
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse>;
  /** Every consumer has had every event. */
  settle(): Promise<void>;
  /** Who belongs to an audience from now on. */
  move(key: string, people: readonly number[]): void;
  /** From now on the directory names its people twice. */
  breakAudience(key: string): void;
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

export async function openPollsHouse(): Promise<PollsHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), "congso-polls-"));
  const clock = manualClock(MONDAY_MORNING);
  const lines: LogLine[] = [];
  const told: NoticeInput[] = [];
  const withdrawn: Subject[] = [];
  const audiences = new Map(Object.entries(AUDIENCES));
  const broken = new Set<string>();
  const house = createHouse({
    dataDir,
    clock,
    log: logTo([(line) => void lines.push(line)], () => clock.now()),
    version: "0.0.0-test",
    doors: {},
    settings: openSettings(dataDir),
  });
  const search = house.add(searchModule, {});
  const polls = house.add(pollsModule, {
    directory: directoryOf(audiences, broken),
    notifications: {
      registerKind: () => undefined,
      registerSubject: () => undefined,
      notify: (_work, notice) => told.push(notice),
      withdraw: (_work, subject) => void withdrawn.push(subject),
    },
    search,
    sms: { registerQuestion: () => undefined },
    chat: { say: () => undefined, pollAudience: () => ["everyone"] },
  });

  function as(personId: number): PersonActor {
    return {
      kind: "person",
      id: personId,
      name: NAMES[personId] ?? "",
      language: "vi",
      permissions: new Set(PERMISSIONS[personId] ?? ["polls.use"]),
      audienceKeys: [`person:${String(personId)}`, "everyone"],
      door: "web",
    };
  }

  const open: OpenHouse = await house.open({
    actorOf: (id) => (id in NAMES ? as(id) : undefined),
    gate: () => undefined,
  });
  return {
    kernel: house.kernel,
    polls,
    search,
    clock,
    lines,
    told,
    withdrawn,
    as,
    request(personId, method, url, body) {
      return open.http.inject({
        method,
        url,
        ...(body && { payload: body }),
        headers: personId === undefined ? {} : { cookie: cookieOf(house.kernel, personId) },
      });
    },
    settle: () => open.dispatcher.settle(),
    move: (key, people) => void audiences.set(key, people),
    breakAudience: (key) => void broken.add(key),
    async dispose() {
      await open.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function directoryOf(audiences: ReadonlyMap<string, readonly number[]>, broken: ReadonlySet<string>): PollDirectory {
  const person = (id: number) => {
    const name = NAMES[id];
    if (name === undefined) return undefined;
    return {
      id,
      name,
      username: `user${String(id)}`,
      active: true,
      positionTitle: null,
      departmentId: null,
      departmentName: null,
      photoHash: null,
      mailAddress: "",
    };
  };
  const peopleOf = (key: string) => (key.startsWith("person:") ? [Number(key.slice(7))] : (audiences.get(key) ?? []));
  return {
    person,
    people: (ids) => ids.flatMap((id) => person(id) ?? []),
    expandAudience: (keys) => {
      const found = [...new Set(keys.flatMap(peopleOf))].filter((id) => id in NAMES);
      return keys.some((key) => broken.has(key)) ? [...found, ...found] : found;
    },
    describeAudience: (keys) =>
      keys.map((key) => ({ key, name: key, detail: "", count: peopleOf(key).length, photoHash: null })),
  };
}

function cookieOf(kernel: Kernel, personId: number): string {
  const { secret } = kernel.write(systemActor("test"), (work) =>
    openSession(work.db, work.now, { personId, address: "127.0.0.1", agent: "test" }),
  );
  return `${SESSION_COOKIE}=${secret}`;
}

/** A valid poll: Bình, Chi and Hạnh are asked to choose one of three until Thursday 17:00. */
export function pollInput(changes: Partial<PollInput> = {}): PollInput {
  return {
    title: "Đồng phục mùa hè màu gì?",
    description: "Trang bị cho năm 2027.",
    kind: "single",
    secrecy: "open",
    results: "live",
    options: ["Trắng", "Xanh", "Be"],
    maxChoices: 1,
    quorum: null,
    remindHours: null,
    audience: ["department:3", "person:5"],
    opensAt: 0,
    closesAt: Date.UTC(2026, 10, 26, 10),
    ...changes,
  };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemActor, type PersonActor } from "../../kernel/access/actor.ts";
import { manualClock } from "../../kernel/clock.ts";
import { SESSION_COOKIE } from "../../kernel/http/openapi.ts";
import { openSession } from "../../kernel/http/sessions.ts";
import { createHouse } from "../../kernel/house.ts";
import { silentLog } from "../../kernel/log.ts";
import type { LiveTarget } from "../../kernel/realtime/live.ts";
import { openSettings } from "../../kernel/settings/settings.ts";
import { notificationsModule } from "./module.ts";
import type { WorkingHours } from "./must/steps.ts";
import type { MustPeople } from "./must/people.ts";
import type { Channel, NoticeInput, NoticeKind, SubjectRule } from "./types.ts";

/** Monday 23 November 2026, 9:00 in Hà Nội. */
export const MORNING = Date.UTC(2026, 10, 23, 2);

/** What the hub was asked to push. */
export interface Pushed {
  readonly target: LiveTarget;
  readonly name: string;
  readonly data: unknown;
}

export interface Setup {
  /** People 1…count; number 2 has left. */
  readonly count?: number;
  readonly kinds?: readonly NoticeKind[];
  readonly channels?: readonly Channel[];
  readonly subjects?: readonly SubjectRule[];
  readonly dataDir?: string;
}

const NAMES = ["Nông Thị Hạnh", "Lê Đã Nghỉ", "Vi Văn Đức", "Hoàng Thị Ơn"];

/** Holds the role of a leader. */
export const LEADER = 7;
/** Manages notifications. */
export const MANAGER = 8;

/** Everybody is in department 1, even numbers in department 2 as well. */
function somePeople(count: number): MustPeople & { readonly actor: (id: number) => PersonActor } {
  const keysOf = (id: number) => [
    `person:${String(id)}`,
    "department:1",
    ...(id % 2 === 0 ? ["department:2"] : []),
    ...(id === LEADER ? ["role:leader"] : []),
    "everyone",
  ];
  const isActive = (id: number) => id >= 1 && id <= count && id !== 2;
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const actorOf = (id: number) =>
    isActive(id)
      ? {
          kind: "person" as const,
          id,
          name: NAMES[id - 1] ?? `Người ${String(id)}`,
          language: id === 4 ? ("en" as const) : ("vi" as const),
          permissions: new Set<string>(id === MANAGER ? ["notifications.manage"] : []),
          audienceKeys: keysOf(id),
        }
      : undefined;
  return {
    people: (ids) =>
      ids
        .filter((id) => id >= 1 && id <= count)
        .map((id) => ({ id, name: NAMES[id - 1] ?? `Người ${String(id)}`, photoHash: null, active: isActive(id) })),
    expandAudience: (keys) => all.filter((id) => isActive(id) && keysOf(id).some((key) => keys.includes(key))),
    describeAudience: (keys) => keys.map((key) => ({ key, name: `Tên của ${key}`, detail: "", photoHash: null })),
    postsOf: () => [{ departmentId: 1, main: true }],
    department: () => ({ parentId: null }),
    // Person 3 leads; 4 stands in for 1.
    headsOf: () => [3],
    deputyOf: (id) => (id === 1 ? 4 : undefined),
    unknownKeys: (keys) => keys.filter((key) => !/^(everyone|person:\d+|department:[12])$/.test(key)),
    languageOf: (id) => actorOf(id)?.language ?? "vi",
    actorOf,
    actor(id) {
      const who = actorOf(id);
      if (!who) throw new Error(`Person ${String(id)} may not come in.`);
      return { ...who, door: "web" };
    },
  };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Each day from 8:00 to 17:00 in Hà Nội; no weekends: what a week is, is worktime's. */
const OPENS = 60 * MINUTE;
const CLOSES = 10 * 60 * MINUTE;
const officeHours: WorkingHours = {
  isWorkingTime: (at) => at % DAY >= OPENS && at % DAY < CLOSES,
  workingTimeFrom(at) {
    if (this.isWorkingTime(at)) return at;
    return at - (at % DAY) + OPENS + (at % DAY >= CLOSES ? DAY : 0);
  },
  addWorkingTime(at, minutes) {
    const from = this.workingTimeFrom(at);
    const left = from - (from % DAY) + CLOSES - from;
    return minutes * MINUTE <= left ? from + minutes * MINUTE : from + minutes * MINUTE + DAY - (CLOSES - OPENS);
  },
};

/** A house with notifications alone, on a real database; what is pushed is written down. */
export async function openNotifications(setup: Setup = {}) {
  const dataDir = setup.dataDir ?? mkdtempSync(join(tmpdir(), "congso-notifications-"));
  const clock = manualClock(MORNING);
  const house = createHouse({
    dataDir,
    clock,
    log: silentLog,
    version: "0.0.0-test",
    doors: {},
    settings: openSettings(dataDir),
  });
  const people = somePeople(setup.count ?? 10);
  const pushed: Pushed[] = [];
  house.kernel.live.publish = (target, name, data) => void pushed.push({ target, name, data });
  const notifications = house.add(notificationsModule, { directory: people, worktime: officeHours });
  for (const kind of setup.kinds ?? [{ name: "polls.opened", title: { vi: "Trưng cầu mới", en: "New poll" } }]) {
    notifications.registerKind(kind);
  }
  for (const channel of setup.channels ?? []) notifications.registerChannel(channel);
  for (const rule of setup.subjects ?? []) notifications.registerSubject(rule);
  const open = await house.open({ actorOf: people.actorOf, gate: () => undefined });

  return {
    notifications,
    people,
    pushed,
    clock,
    dataDir,
    http: open.http,
    kernel: house.kernel,
    actor: people.actor,
    /** A request as that person's browser sends it. */
    request(personId: number, method: "GET" | "POST" | "PATCH" | "DELETE", url: string, payload?: object) {
      const { secret } = house.kernel.write(systemActor("test"), (work) =>
        openSession(work.db, work.now, { personId, address: "127.0.0.1", agent: "test" }),
      );
      const headers = { cookie: `${SESSION_COOKIE}=${secret}` };
      return open.http.inject({ method, url, headers, ...(payload && { payload }) });
    },
    settle: () => open.dispatcher.settle(),
    runJob: (name: string) => open.jobs.runNow(name),
    /** Tells people of poll 17 unless said otherwise; returns how many were told. */
    tell(input: Partial<NoticeInput> = {}): number {
      return house.kernel.write(systemActor("test"), (work) =>
        notifications.notify(work, {
          kind: "polls.opened",
          to: [1, 3],
          from: 3,
          title: { vi: "Trưng cầu ý kiến mới", en: "New poll" },
          body: "Chọn ngày tổ chức Đại hội",
          path: "/polls/17",
          subject: { type: "poll", id: 17 },
          ...input,
        }),
      );
    },
    /** The rows as the triggers' counts must agree with them. */
    counted: (personId: number) =>
      house.kernel.db.get<{ count: number }>(
        "SELECT COUNT(*) AS count FROM notifications_inbox WHERE person_id = :personId AND read_at IS NULL",
        { personId },
      )?.count ?? -1,
    close: () => open.close(),
    async dispose() {
      await open.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestNotifications = Awaited<ReturnType<typeof openNotifications>>;

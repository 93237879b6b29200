import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import type { PersonActor } from "./kernel/access/actor.ts";
import { systemActor } from "./kernel/access/actor.ts";
import { manualClock, type ManualClock } from "./kernel/clock.ts";
import { SESSION_COOKIE } from "./kernel/http/openapi.ts";
import { openSession } from "./kernel/http/sessions.ts";
import { logTo, type LogLine } from "./kernel/log.ts";
import { openOffice, type Office } from "./main.ts";
import { MAIL_DOOR_NAMES } from "./modules/mail/contract.ts";

const ALL_CLOSED = Object.fromEntries(MAIL_DOOR_NAMES.map((name) => [name, "off"]));

/** Monday 23 November 2026, 8:15 in Hà Nội. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 1, 15);

/** A whole office in a folder of its own, with a clock that the test moves; its ports are closed unless the test names them. */
export interface TestOffice extends Office {
  readonly clock: ManualClock;
  readonly dataDir: string;
  /** What the program has logged. */
  readonly lines: readonly LogLine[];
  /** The actor of a person, as the HTTP server would make it. */
  as(personId: number): PersonActor;
  /** The `Cookie` header of that person's browser. */
  cookieOf(personId: number): string;
  /** A request as that person's browser sends it; a body that is an object goes as JSON. */
  request(
    personId: number | undefined,
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse>;
  /** Everything that follows from what was written has happened: events, inboxes. */
  settle(): Promise<void>;
  /** Closes and opens the same folder again, as a restart does. */
  restart(): Promise<TestOffice>;
  /** Closes, and removes the folder. */
  dispose(): Promise<void>;
}

export interface TestOptions {
  readonly now?: number;
  readonly doors?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly webDir?: string;
  /** The clock goes on by itself, as a browser beside it expects; `advance` still moves it. */
  readonly running?: boolean;
}

/** The machine's time, and what a test added to it. */
function runningClock(): ManualClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    set(instant) {
      ahead = instant - Date.now();
    },
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}

export async function openTestOffice(options: TestOptions = {}): Promise<TestOffice> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "congso-test-"));
  const clock = options.running === true ? runningClock() : manualClock(options.now ?? MONDAY_MORNING);
  const lines: LogLine[] = [];
  const office = await openOffice({
    dataDir,
    clock,
    version: "0.0.0-test",
    log: logTo([(line) => void lines.push(line)], () => clock.now()),
    doors: { ...ALL_CLOSED, modem: "off", ...options.doors },
    ...(options.webDir !== undefined && { webDir: options.webDir }),
  });
  const cookies = new Map<number, string>();

  function as(personId: number): PersonActor {
    const who = office.services.directory.actorOf(personId);
    if (!who) throw new Error(`Person ${String(personId)} may not come in.`);
    return { ...who, door: "web" };
  }

  function cookieOf(personId: number): string {
    const known = cookies.get(personId);
    if (known !== undefined) return known;
    const { secret } = office.kernel.write(systemActor("test"), (work) =>
      openSession(work.db, work.now, { personId, address: "127.0.0.1", agent: "test" }),
    );
    const cookie = `${SESSION_COOKIE}=${secret}`;
    cookies.set(personId, cookie);
    return cookie;
  }

  return {
    ...office,
    clock,
    dataDir,
    lines,
    as,
    cookieOf,
    request(personId, method, url, body) {
      const options: InjectOptions = {
        method,
        url,
        ...(body && { payload: body }),
        headers: { ...(personId !== undefined && { cookie: cookieOf(personId) }) },
      };
      return office.house.http.inject(options);
    },
    settle: () => office.house.dispatcher.settle(),
    async restart() {
      await office.close();
      return openTestOffice({ ...options, dataDir, now: clock.now() });
    },
    async dispose() {
      await office.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

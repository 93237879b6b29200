import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, type RunnerTask } from "vitest";
import { ROOT, WEB_OUTPUT } from "../../scripts/lib/project.ts";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { SESSION_COOKIE } from "../../server/kernel/http/openapi.ts";
import type { PollInput } from "../../server/modules/polls/contract.ts";
import { openTestOffice, type TestOffice } from "../../server/testing.ts";
import { openChromium } from "../../scripts/lib/chromium.ts";
import { TELL_VIOLATIONS, Watch } from "./support/watch.ts";

export const PASSWORD = "Chợ Kỳ Lừa họp phiên 27";
export const AGENCY = "Sở Tư pháp tỉnh Lạng Sơn";
const DAY = 24 * 60 * 60 * 1000;

/** A browser window in front of somebody: the page, and what must not go wrong on it. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly watch: Watch;
  /** Another window of the same browser, hence of the same person. */
  another(): Promise<Seat>;
}

export interface SeatOptions extends BrowserContextOptions {
  /** Signed in as this person; a stranger without. */
  readonly personId?: number;
  /** Where the window opens; a window that is asked for no address stays empty. */
  readonly at?: string;
}

/** A real office on a port of its own, and real browsers in front of it. */
export interface World {
  readonly office: TestOffice;
  /** `http://127.0.0.1:49152` */
  readonly origin: string;
  readonly smtpPort: number;
  hire(name: string, username: string, ...roles: readonly string[]): Promise<number>;
  seat(options?: SeatOptions): Promise<Seat>;
  /** A poll of everyone, open since now; it lasts a day, or so many milliseconds. */
  ask(
    leader: number,
    title: string,
    options: readonly string[],
    lasts?: number,
  ): Promise<{ id: number; optionIds: number[] }>;
  /** Closes every window and fails when something went wrong on one; of a test that failed already, keeps pictures under .tmp/. */
  leave(test: RunnerTask): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const [office, browser] = await Promise.all([
    openTestOffice({ running: true, webDir: WEB_OUTPUT, doors: { http: "127.0.0.1:0", smtp: "127.0.0.1:0" } }),
    openChromium(),
  ]);
  office.kernel.settings.agency.update({ name: AGENCY, domain: "stp.langson.lan" });
  const ports = await office.listen();
  const origin = `http://127.0.0.1:${String(ports["http"])}`;
  const desk = openDesk(browser, origin, (personId) => office.cookieOf(personId));

  return {
    ...desk,
    office,
    origin,
    smtpPort: ports["smtp"] ?? 0,
    async hire(name, username, ...roles) {
      const { directory } = office.services;
      const roleIds = roles.map((key) => directory.roleIdOf(key) ?? 0);
      const password = { text: PASSWORD, mustChange: false };
      return (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
    },
    async ask(leader, title, options, lasts = DAY) {
      const asked = await office.request(leader, "POST", "/api/polls", {
        title,
        description: "",
        kind: "single",
        secrecy: "open",
        results: "live",
        options: [...options],
        maxChoices: 1,
        quorum: null,
        remindHours: null,
        audience: ["everyone"],
        opensAt: 0,
        closesAt: office.clock.now() + lasts,
      } satisfies PollInput);
      expect(asked.statusCode, asked.body).toBe(200);
      const poll = asked.json<{ id: number; options: { id: number }[] }>();
      await office.settle();
      return { id: poll.id, optionIds: poll.options.map(({ id }) => id) };
    },
    async close() {
      await browser.close();
      await office.dispose();
    },
  };
}

/** The windows of a browser in front of one server. */
export function openDesk(
  browser: Browser,
  origin: string,
  cookieOf: (personId: number) => string,
): Pick<World, "seat" | "leave"> {
  const seats: Seat[] = [];

  async function sit(context: BrowserContext): Promise<Seat> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const seat = { page, context, watch: new Watch(page), another: () => sit(context) };
    seats.push(seat);
    return seat;
  }

  return {
    async seat({ personId, at, ...options } = {}) {
      const context = await browser.newContext({
        baseURL: origin,
        locale: "vi-VN",
        timezoneId: "Asia/Ho_Chi_Minh",
        viewport: { width: 1280, height: 800 },
        reducedMotion: "reduce",
        ...options,
      });
      await context.addInitScript(TELL_VIOLATIONS);
      if (personId !== undefined) {
        const value = cookieOf(personId).slice(SESSION_COOKIE.length + 1);
        await context.addCookies([{ name: SESSION_COOKIE, value, url: origin, httpOnly: true, sameSite: "Strict" }]);
      }
      const seat = await sit(context);
      if (at !== undefined) await seat.page.goto(at);
      return seat;
    },
    async leave(test) {
      const left = seats.splice(0);
      if (test.result?.state === "fail") {
        for (const [index, { page }] of left.entries()) await picture(page, `${test.name} ${String(index + 1)}`);
      }
      const problems = left.flatMap(({ page, watch }) => watch.problems.map((problem) => `${page.url()}: ${problem}`));
      for (const context of new Set(left.map((seat) => seat.context))) await context.close();
      expect(problems).toEqual([]);
    },
  };
}

/** A picture of what is seen now, under .tmp/. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(ROOT, ".tmp/pictures");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

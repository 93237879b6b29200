import { globSync, readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../scripts/lib/project.ts";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { barriers } from "./support/axe.ts";
import { openWorld, type Seat, type World } from "./world.ts";

/** Every address of the web, as its feature declares it. */
const ADDRESSES = globSync("web/features/*/index.ts", { cwd: ROOT }).flatMap((file) => {
  const source = readFileSync(`${ROOT}/${file}`, "utf8");
  return [...source.matchAll(/(?:path: |page\()"(\/[^"]*)"/g)].map(([, path]) => path ?? "");
});
const SCREENS = [...new Set(ADDRESSES)].sort();

let world: World;
/** What stands in the place of an address's parameters: by the address, or by the parameter's name. */
const examples: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld();
  const boss = await world.hire("Hoàng Thị Bình", "binh", "administrator", "leader");
  const an = await world.hire("Nguyễn Văn An", "an", "staff");
  const poll = await world.ask(boss, "Đồng phục mùa hè", ["Áo trắng", "Áo xanh"]);
  await world.office.request(an, "POST", `/api/polls/${String(poll.id)}/answer`, {
    optionIds: poll.optionIds.slice(0, 1),
    text: "",
  });
  const draft = await world.ask(boss, "Ngày tổng vệ sinh", ["Thứ Sáu", "Thứ Bảy"]);
  const door = createTransport({ host: "127.0.0.1", port: world.smtpPort, ignoreTLS: true });
  await door.sendMail({
    from: "UBND huyện Cao Lộc <vanthu@caoloc.lan>",
    to: "binh@stp.langson.lan",
    subject: "Mời họp giao ban",
    text: "Kính mời đồng chí dự họp.",
    attachments: [{ filename: "giay-moi.txt", content: "Giấy mời" }],
  });
  door.close();
  await world.office.settle();
  const letters = await world.office.request(boss, "GET", "/api/mail/messages");
  const [letter] = letters.json<{ items: { id: number }[] }>().items;
  const notices = await world.office.request(boss, "GET", "/api/notifications");
  const news = notices.json<{ items: { path: string }[] }>().items.map(({ path }) => path);
  const must = await world.office.request(boss, "POST", "/api/notices", {
    audience: [`person:${String(an)}`],
    title: "Họp khẩn lúc 14 giờ",
    body: "Phòng họp số 1",
    anyHour: false,
  });
  const announced = await announce(boss);
  const group = world.office.services.directory.createGroup(
    systemActor("test"),
    { name: "Tổ một cửa", description: "" },
    [boss],
  );
  const box = await world.office.request(boss, "POST", "/api/mail/admin/shared", {
    owner: `group:${String(group.id)}`,
    name: "Một cửa",
  });
  const today = new Date(world.office.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  await world.office.request(an, "POST", "/api/mail/delegations", {
    ...{ personId: boss, mayRead: true, maySend: false, fromOn: today, untilOn: today },
  });
  const lent = await world.office.request(boss, "GET", "/api/mail/lent");
  const unit = world.office.services.directory.createDepartment(systemActor("test"), {
    ...{ name: "Phòng Hành chính", code: "HC", parentId: null },
  });
  const dropBox = await world.office.request(boss, "POST", "/api/transfers/boxes", {
    ...{
      name: "Nộp báo cáo",
      departmentId: unit.id,
      givers: ["everyone"],
      takers: [`person:${String(boss)}`],
      keepDays: 7,
    },
  });
  Object.assign(examples, {
    ...announced,
    "/mail/lent/:account/:box?/:id?": `/mail/lent/${String(lent.json<{ items: { accountId: number }[] }>().items[0]?.accountId)}`,
    "/transfers/box/:boxId/:id?": `/transfers/box/${String(dropBox.json<{ id: number }>().id)}`,
    // The same pages as the cards of a poll and of an announcement lead to.
    "/polls/:id": `/polls/${String(poll.id)}`,
    "/announcements/:id": announced["/announcements/:id?"],
    "/mail/letters/:content": news.find((path) => path.startsWith("/mail/letters/")),
    "/notices/:id?": `/notices/${String(must.json<{ id: number }>().id)}`,
    "/polls/:id/edit": `/polls/${String(draft.id)}/edit`,
    "/polls/:id/sheet": `/polls/${String(poll.id)}/sheet`,
    "/polls/:id?": `/polls/${String(poll.id)}`,
    "/mail/shared/:account/:id?": `/mail/shared/${String(box.json<{ accountId: number }>().accountId)}`,
    "/mail/:box/:id?": `/mail/inbox/${String(letter?.id)}`,
    "/people/:id": `/people/${String(an)}`,
    "/admin/people/:id": `/admin/people/${String(an)}`,
    boss: String(boss),
  });
});
afterAll(() => world.close());

/** A published announcement with its sheet, and a draft beside it. */
async function announce(boss: number): Promise<Record<string, string>> {
  const post = async (url: string, body?: object) =>
    (await world.office.request(boss, "POST", url, body)).json<{ id: number; version: number }>();
  const input = {
    ...{ title: "Lịch trực Tết", body: "Theo bảng *kèm theo*.", category: "notice", audience: ["everyone"] },
    ...{ pinned: true, lobby: true, asksConfirmation: true, commentsOpen: true },
    ...{ publishesAt: null, expiresAt: null, keptFiles: [], newFiles: [] },
  };
  const draft = await post("/api/announcements", input);
  const { id, version } = await post("/api/announcements", input);
  await post(`/api/announcements/${String(id)}/submit`, { version });
  const sheet = await post(`/api/announcements/${String(id)}/sheets`);
  return {
    "/announcements/:id/edit": `/announcements/${String(draft.id)}/edit`,
    "/announcements/:id/sheets/:sheetId": `/announcements/${String(id)}/sheets/${String(sheet.id)}`,
    "/announcements/:id?": `/announcements/${String(id)}`,
  };
}

function addressOf(pattern: string): string {
  const example = examples[pattern] ?? pattern.replace(/\/:\w+\?/g, "");
  if (example.includes(":")) throw new Error(`${pattern} needs an example in this test.`);
  return example;
}

interface Look {
  readonly language: "vi" | "en";
  readonly theme: "light" | "dark";
}
const DAY: Look = { language: "vi", theme: "light" };
const NIGHT: Look = { language: "en", theme: "dark" };

const HAND = { width: 390, height: 844 };

async function seatWith(look: Look, personId?: number, viewport?: typeof HAND): Promise<Seat> {
  const seat = await world.seat({ ...(personId !== undefined && { personId }), ...(viewport && { viewport }) });
  await seat.context.addInitScript(`localStorage.setItem("congso.preferences", '${JSON.stringify(look)}')`);
  return seat;
}

async function barriersAt({ page, watch }: Seat, address: string): Promise<string[]> {
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).or(page.locator("article h2")).first().waitFor();
  await watch.quiet();
  return [...(await barriers(page)), ...watch.problems.splice(0)];
}

describe("the instrument", () => {
  it("finds what keeps somebody out, also inside an element", async () => {
    const { page } = await world.seat({ at: "/" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator("sign-in-form").evaluate((form: { shadowRoot: { innerHTML: string } }) => {
      form.shadowRoot.innerHTML = "<button></button><p style='color: #ccc; background: #fff'>mờ</p>";
    });
    const found = (await barriers(page)).map((line) => line.split(":")[0]);
    expect(found).toEqual(expect.arrayContaining(["button-name", "color-contrast"]));
  });
});

describe("a screen keeps nobody out, in Vietnamese by day, in English by night and in a hand", () => {
  let day: Seat;
  let night: Seat;
  let hand: Seat;
  beforeAll(async () => {
    const personId = Number(examples["boss"]);
    [day, night, hand] = await Promise.all([
      seatWith(DAY, personId),
      seatWith(NIGHT, personId),
      seatWith({ language: "vi", theme: "dark" }, personId, HAND),
    ]);
  });

  it.each(SCREENS)("%s", async (pattern) => {
    const address = addressOf(pattern);
    const found = await Promise.all([day, night, hand].map((seat) => barriersAt(seat, address)));
    expect(found.flat()).toEqual([]);
    // Nothing is wider than a hand: who reads must not push the page to and fro.
    const width = await hand.page.evaluate<number>("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(HAND.width);
  });

  it.each([
    ["/admin/people", "Thêm người dùng"],
    ["/admin/departments", "Thêm đơn vị"],
    ["/admin/positions", "Thêm chức vụ"],
    ["/admin/groups", "Thêm nhóm"],
    ["/admin/roles", "Thêm vai trò"],
  ])("the dialog of %s, %s", async (address, button) => {
    for (const seat of [day, hand]) {
      await seat.page.goto(address);
      await seat.page.getByRole("button", { name: button }).first().click();
      await seat.page.getByRole("dialog").waitFor();
      await seat.watch.quiet();
      expect([...(await barriers(seat.page)), ...seat.watch.problems.splice(0)]).toEqual([]);
      await seat.page.keyboard.press("Escape");
      await seat.page.getByRole("dialog").waitFor({ state: "hidden" });
    }
  });

  it.each([
    ["the search", "Control+k"],
    ["the keys", "?"],
  ])("%s", async (_name, key) => {
    await day.page.goto("/polls");
    await day.page.getByRole("heading", { level: 1 }).waitFor();
    await day.page.keyboard.press(key);
    await day.page.getByRole("dialog").waitFor();
    await day.watch.quiet();
    expect([...(await barriers(day.page)), ...day.watch.problems.splice(0)]).toEqual([]);
  });

  it("the sign-in", async () => {
    const seats = await Promise.all([seatWith(DAY), seatWith(NIGHT), seatWith(DAY, undefined, HAND)]);
    const found = await Promise.all(seats.map((seat) => barriersAt(seat, "/")));
    expect(found.flat()).toEqual([]);
  });
});

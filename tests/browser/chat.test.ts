import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openChromium } from "../../scripts/lib/chromium.ts";
import { Client, programOf, run, serve, temporaryFolder, type RunningOffice } from "../../scripts/office/running.ts";
import { openDesk, PASSWORD, type Seat, type World } from "./world.ts";

const folder = temporaryFolder("chat-journey");
const data = join(folder, "office");
const program = programOf();
let browser: Browser;
let office: RunningOffice;
let desk: Pick<World, "seat" | "leave">;
let keeper: Client;
/** Three of the sample office, with their windows' cookies. */
const people: { id: number; name: string; cookie: string }[] = [];

beforeAll(async () => {
  const made = await run(program, ["demo", "--people", "12", "--data", data, "--password-stdin", "--json"], PASSWORD);
  const names = (JSON.parse(made) as { people: { username: string }[] }).people.map(({ username }) => username);
  [office, browser] = await Promise.all([serve(program, data), openChromium()]);
  for (const username of [...new Set(["admin", ...names])].slice(0, 3)) {
    const client = new Client(office.http);
    await client.signIn(username, PASSWORD);
    const { person } = await client.json<{ person: { id: number; name: string } }>("GET", "/api/session");
    people.push({ ...person, cookie: client.cookie });
    if (people.length === 1) keeper = client;
  }
  desk = openDesk(
    browser,
    `http://127.0.0.1:${String(office.http)}`,
    (personId) => people.find(({ id }) => id === personId)?.cookie ?? "",
  );
});
afterEach(({ task }) => desk.leave(task));
afterAll(async () => {
  await browser.close();
  await office.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

const group = async (title: string): Promise<number> => {
  const personIds = people.slice(1).map(({ id }) => id);
  return (await keeper.json<{ id: number }>("POST", "/api/chat/rooms", { title, personIds })).id;
};
const sit = (index: number, at: string): Promise<Seat> => desk.seat({ personId: people[index]?.id ?? 0, at });
const say = async (page: Page, text: string): Promise<void> => {
  const field = page.getByLabel("Viết tin nhắn").first();
  await field.fill(text);
  await field.press("Enter");
};
/** What stands in the conversation, waiting or not, from top to bottom. */
const texts = (page: Page): Promise<string[]> =>
  page.locator("chat-conversation > * chat-message .words").allInnerTexts();
const settled = async (page: Page, expected: readonly string[]): Promise<void> => {
  await expect.poll(() => texts(page), { timeout: 60_000 }).toEqual([...expected]);
};

describe("a conversation of three", () => {
  it("goes on through a kill of the office: nothing is lost, doubled or out of order, in two windows of one person too", async () => {
    const room = await group("Đoàn kiểm tra liên ngành");
    const at = `/chat/${String(room)}`;
    const [an, binh, chi] = await Promise.all([0, 1, 2].map((index) => sit(index, at)));
    const second = await chi!.another();
    await second.page.goto(at);
    const all = [an!, binh!, chi!, second];
    await say(an!.page, "Chào các đồng chí");
    await settled(binh!.page, ["Chào các đồng chí"]);
    await say(binh!.page, "Em nghe");
    const said = ["Chào các đồng chí", "Em nghe"];
    for (const { page } of all) await settled(page, said);

    const { http } = office;
    const away = async (act: () => Promise<void>): Promise<void> => {
      const [first, ...others] = all.map(({ watch }) => watch);
      const nested = others.reduce((inner, watch) => () => watch.whileAway(inner), act);
      await first?.whileAway(nested);
    };
    await away(async () => {
      await office.kill("SIGKILL");
      for (const text of ["Một", "Hai", "Ba"]) await say(an!.page, text);
      await expect.poll(() => an!.page.getByText("Đang gửi…").count()).toBe(3);
      office = await serve(program, data, ["--http", `127.0.0.1:${String(http)}`]);
      for (const { page } of all) await settled(page, [...said, "Một", "Hai", "Ba"]);
      await expect.poll(() => an!.page.getByText("Đang gửi…").count(), { timeout: 60_000 }).toBe(0);
    });
    said.push("Một", "Hai", "Ba");
    for (const { page } of all) await settled(page, said);
    await say(second.page, "Em đã về");
    said.push("Em đã về");
    for (const { page } of all) await settled(page, said);
    const { items } = await keeper.json<{ items: { text: string; seq: number }[] }>(
      "GET",
      `/api/chat/rooms/${String(room)}/messages`,
    );
    expect(items.map(({ text }) => text)).toEqual(said);
    expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  }, 300_000);

  it("counts what is unread alike in every window of a person, and at once", async () => {
    const room = await group("Tổ công tác");
    const [reader, other] = await Promise.all([sit(1, "/"), sit(1, "/people")]);
    const url = `/api/chat/rooms/${String(room)}/messages`;
    // What other conversations have left waiting stays as it is.
    const { unread } = (await (await reader.page.request.get("/api/chat/unread")).json()) as { unread: number };
    const both = String(unread + 2);
    for (const [index, text] of ["Một", "Hai"].entries()) {
      await keeper.json("POST", url, { clientId: `00000000-0000-4000-8000-00000000000${String(index)}`, text });
    }
    const rail = (page: Page) => page.locator("side-rail a[href='/chat']");
    for (const { page } of [reader, other]) await rail(page).getByText(both, { exact: true }).waitFor();
    await reader.page.goto(`/chat/${String(room)}`);
    for (const { page } of [reader, other]) {
      await expect.poll(() => rail(page).getByText(both, { exact: true }).count()).toBe(0);
    }
  });

  it("has threads beside it, and a poll that is answered in place", async () => {
    const room = await group("Chi bộ");
    const at = `/chat/${String(room)}`;
    const [an, binh] = await Promise.all([sit(0, at), sit(1, at)]);
    await say(an.page, "Ai đi được ngày mai?");
    const message = binh.page.locator("chat-message").filter({ hasText: "Ai đi được" });
    await message.hover();
    await message.getByRole("button", { name: "Trả lời theo mạch" }).click();
    const field = binh.page.locator("chat-thread").getByLabel("Viết tin nhắn");
    await field.fill("Em đi");
    await field.press("Enter");
    await an.page.getByRole("button", { name: "1 câu trả lời" }).click();
    await an.page.locator("chat-thread").getByText("Em đi").waitFor();
    expect(new URL(an.page.url()).search).toContain("thread=");
    for (const { page } of [an, binh]) await page.getByRole("button", { name: "Đóng mạch trả lời" }).click();

    await an.page.getByRole("button", { name: "Hỏi ý kiến cả phòng" }).click();
    await an.page.getByLabel("Câu hỏi").fill("Mấy giờ đi?");
    await an.page.getByLabel("Phương án 1", { exact: true }).fill("7 giờ");
    await an.page.getByLabel("Phương án 2", { exact: true }).fill("8 giờ");
    await an.page.getByRole("button", { name: "Hỏi", exact: true }).click();
    const card = binh.page.locator("poll-card");
    await card.getByRole("radio", { name: "8 giờ" }).check();
    await card.getByRole("button", { name: "Gửi câu trả lời" }).click();
    await an.page.locator("poll-card").getByText("1/3").waitFor();
  });
});

describe("the board of who is in", () => {
  it("shows at once what somebody says of himself", async () => {
    const [an, binh] = await Promise.all([sit(0, "/presence"), sit(1, "/presence")]);
    await an.page.getByLabel("Nói mình ở đâu").fill("ra ngoài tại Sở Tài chính");
    await an.page.getByLabel("Nói mình ở đâu").press("Enter");
    const line = binh.page.locator("li").filter({ hasText: people[0]?.name ?? "" });
    await line.getByText("Ra ngoài").waitFor();
    await line.getByText("tại Sở Tài chính").waitFor();
    await an.page.getByRole("button", { name: "Bỏ, để máy tự biết" }).click();
    await line.getByText("Tại bàn").waitFor();
  });
});

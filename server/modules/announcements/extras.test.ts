import { Readable } from "node:stream";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PageOf } from "../../kernel/contract/index.ts";
import { systemActor, type PersonActor } from "../../kernel/access/actor.ts";
import type { AnnouncementDetail, Quiz, Reader, Sheet, SheetCheck, Template } from "./contract.ts";
import { announcementInput, openAnnouncingOffice, type AnnouncingOffice } from "./testing.ts";

let world: AnnouncingOffice;
beforeEach(async () => {
  world = await openAnnouncingOffice();
});
afterEach(async () => {
  await world.office.dispose();
});

const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(40)]);
const at = (post: { id: number }, rest = "") => `/api/announcements/${String(post.id)}${rest}`;
const see = (who: number, post: { id: number }) => world.ask<AnnouncementDetail>(who, "GET", at(post));
const act = (who: number, post: { id: number }, what: string, body?: object) =>
  world.ask<AnnouncementDetail>(who, "POST", at(post, `/${what}`), body);
const draft = (changes: object) =>
  world.ask<AnnouncementDetail>(world.an, "POST", "/api/announcements", announcementInput(changes));
function actor(id: number): PersonActor {
  const known = world.office.services.directory.actorOf(id);
  if (!known) throw new Error("Nobody of this number.");
  return { ...known, door: "web" };
}
const person = (id: number) => `person:${String(id)}`;

it("keeps rich text without what runs or loads, its own pictures, and the same as plain words", async () => {
  const post = await draft({ html: "<p>Họp <strong>thứ Hai</strong></p>" });
  const upload = await world.office.services.files.upload(actor(world.an), "sơ đồ.png", Readable.from([PNG]));
  const { address } = await world.ask<{ address: string }>(world.an, "POST", at(post, "/pictures"), {
    uploadId: upload.id,
  });
  const html = `<p onclick="x()">Họp <strong>thứ Hai</strong><script>x()</script></p><p><img src="${address}"><img src="https://evil.example/a.png"><a href="javascript:x()">đây</a></p>`;
  const saved = await world.ask<AnnouncementDetail>(world.an, "PUT", at(post), {
    ...announcementInput({ html }),
    version: post.version,
  });
  expect(saved.html).toBe(`<p>Họp <strong>thứ Hai</strong></p><p><img src="${address}" /><a>đây</a></p>`);
  expect(saved.body).toBe("Họp thứ Hai\nđây");
  expect(saved.files).toEqual([]);
  const out = await act(world.an, saved, "submit", { version: saved.version });
  expect(out.state).toBe("published");
  expect((await world.office.request(world.binh, "GET", address)).statusCode).toBe(200);
  // Another announcement's picture is not taken along.
  const other = await draft({ html: `<p>Ảnh <img src="${address}"></p>` });
  expect(other.html).toBe("<p>Ảnh </p>");
});

it("a circular goes from one to the next in the order named, past who has left, and can be passed on over somebody", async () => {
  const order = [world.dung, world.binh, world.chi, world.hanh];
  const post = await world.announce(world.an, { audience: order.map(person), inTurn: true });
  expect(post).toMatchObject({ delivered: 1, turns: 4, asksConfirmation: true, commentsOpen: true });
  expect(await world.refused(world.binh, "GET", at(post))).toBe("404 kernel.notFound");
  world.office.services.directory.deactivatePerson(systemActor("test"), world.binh);
  await act(world.dung, post, "comments", { text: "Đồng ý, đề nghị thêm phần kinh phí." });
  await act(world.dung, post, "confirm");
  // Bình has left: Chi has it now.
  const forChi = await see(world.chi, post);
  expect(forChi).toMatchObject({ isForMe: true, comments: 1, confirmed: 1 });
  expect(await world.refused(world.hanh, "GET", at(post))).toBe("404 kernel.notFound");
  const now = await see(world.an, post);
  expect(now.round.map(({ person: { id }, skippedAt }) => [id, skippedAt === null])).toEqual([
    [world.dung, true],
    [world.binh, false],
    [world.chi, true],
    [world.hanh, true],
  ]);
  await act(world.an, post, "skip", { version: now.version });
  expect(await world.refused(world.chi, "POST", at(post, "/confirm"))).toBe("403 announcements.notForYou");
  await act(world.hanh, post, "confirm");
  expect(await see(world.an, post)).toMatchObject({ delivered: 3, confirmed: 2, turns: 4 });
});

it("a quiz is answered once, before the confirmation; the right answers are seen afterwards and the score by who may see the roll", async () => {
  const quiz: Quiz = {
    questions: [
      { text: "Trực từ mấy giờ?", choices: ["7:00", "7:30"], right: [1] },
      { text: "Ai phải trực?", choices: ["Lãnh đạo", "Văn phòng", "Không ai"], right: [0, 1] },
    ],
  };
  const bad = announcementInput({ quiz: { questions: [{ ...quiz.questions[0]!, right: [2] }] } });
  expect(await world.refused(world.an, "POST", "/api/announcements", bad)).toBe("400 announcements.quizRight");
  const post = await world.announce(world.an, { audience: [person(world.binh)], asksConfirmation: true, quiz });
  expect((await see(world.binh, post)).quiz?.questions.map(({ right }) => right)).toEqual([null, null]);
  expect(await world.refused(world.binh, "POST", at(post, "/confirm"))).toBe("409 announcements.quizFirst");
  expect(await world.refused(world.binh, "POST", at(post, "/quiz"), { answers: [[1], [5]] })).toBe(
    "400 announcements.quizAnswers",
  );
  const answered = await act(world.binh, post, "quiz", { answers: [[1], [0]] });
  expect(answered.quiz).toMatchObject({
    mine: { score: 1, answers: [[1], [0]] },
    questions: [{ right: [1] }, { right: [0, 1] }],
  });
  expect(await world.refused(world.binh, "POST", at(post, "/quiz"), { answers: [[1], [0, 1]] })).toBe(
    "409 announcements.quizAnswered",
  );
  await act(world.binh, post, "confirm");
  const { items } = await world.ask<PageOf<Reader>>(world.an, "GET", at(post, "/readers"));
  expect(items).toMatchObject([{ person: { id: world.binh }, score: 1 }]);
  const { content } = await world.ask<Sheet>(world.an, "POST", at(post, "/sheets"));
  expect(content).toMatchObject({ questions: 2, units: [{ readers: [{ score: 1 }] }] });
});

it("a poll opens with the announcement for the same people, and closes when it is withdrawn", async () => {
  const poll = {
    ...{ title: "Chọn ngày họp", options: ["Thứ Hai", "Thứ Ba"], several: false, anonymous: false, live: false },
    closesAt: world.office.clock.now() + 3_600_000,
  };
  const post = await world.announce(world.an, { audience: [person(world.binh)], poll });
  expect(post).toMatchObject({ poll: null, pollId: expect.any(Number) as number });
  const url = `/api/polls/${String(post.pollId)}`;
  const asked = await world.ask<{ options: { id: number }[] }>(world.binh, "GET", url);
  await world.ask(world.binh, "POST", `${url}/answer`, { optionIds: [asked.options[0]?.id], text: "" });
  expect(await world.refused(world.dung, "GET", url)).toBe("404 kernel.notFound");
  await act(world.an, post, "withdraw", { version: post.version, reason: "Nhầm ngày" });
  expect(await world.ask(world.an, "GET", url)).toMatchObject({ state: "closed", answered: 1 });
  const late = await draft({ poll: { ...poll, closesAt: world.office.clock.now() } });
  expect(await world.refused(world.an, "POST", at(late, "/submit"), { version: 1 })).toBe(
    "400 announcements.pollTimes",
  );
});

it("a copy with the full text goes into each mailbox, once, also when its event comes twice", async () => {
  const post = await world.announce(world.an, {
    title: "Quy chế làm việc",
    html: "<p>Điều 1. <strong>Giờ làm việc</strong></p>",
    audience: [person(world.binh), person(world.dung)],
    mailCopy: true,
  });
  await world.office.settle();
  const { mail } = world.office.services;
  const unread = (who: number) => mail.overview(actor(who)).items.find(({ role }) => role === "inbox")?.unseen;
  expect([world.binh, world.dung, world.chi].map(unread)).toEqual([1, 1, 0]);
  await mail.indexed();
  const found = await world.office.request(world.dung, "GET", "/api/search?q=gio%20lam%20viec");
  expect(found.body).toContain("Quy chế làm việc");
  const copy = { from: world.an, to: [person(world.binh)], subject: post.title, text: "x", name: "announcement.again" };
  const [first, second] = [await mail.post(copy), await mail.post(copy)];
  expect([first.deliveries.length, second.deliveries.length]).toEqual([1, 0]);
  expect(second.contentId).toBe(first.contentId);
  expect(unread(world.binh)).toBe(2);
});

it("templates: one's own, and the office's by who publishes", async () => {
  const template = { name: "Mẫu họp", shared: false, title: "Mời họp", html: "<p>Kính mời<script>x()</script></p>" };
  const rest = { category: "meeting", asksConfirmation: true, commentsOpen: false };
  const url = "/api/announcement-templates";
  const mine = await world.ask<Template>(world.hanh, "POST", url, { ...template, ...rest });
  expect(mine).toMatchObject({ html: "<p>Kính mời</p>", mayRemove: true });
  expect(await world.refused(world.hanh, "POST", url, { ...template, ...rest, shared: true })).toBe(
    "403 kernel.forbidden",
  );
  const ours = await world.ask<Template>(world.an, "POST", url, { ...template, ...rest, shared: true });
  const seen = await world.ask<{ items: Template[] }>(world.hanh, "GET", url);
  expect(seen.items.map(({ id, mayRemove }) => [id, mayRemove])).toEqual([
    [mine.id, true],
    [ours.id, false],
  ]);
  expect((await world.ask<{ items: Template[] }>(world.an, "GET", url)).items.map(({ id }) => id)).toEqual([ours.id]);
  expect(await world.refused(world.hanh, "DELETE", `${url}/${String(ours.id)}`)).toBe("403 kernel.forbidden");
  expect(await world.refused(world.an, "DELETE", `${url}/${String(mine.id)}`)).toBe("404 kernel.notFound");
  await world.ask(world.hanh, "DELETE", `${url}/${String(mine.id)}`);
});

it("tells a sheet's Excel file that was changed from one that was not, and from any other file", async () => {
  const post = await world.announce(world.an, { audience: [person(world.binh)], asksConfirmation: true });
  const sheet = await world.ask<Sheet>(world.an, "POST", at(post, "/sheets"));
  const { rawPayload } = await world.office.request(
    world.an,
    "GET",
    at(post, `/sheets/${String(sheet.id)}/sheet.xlsx`),
  );
  const check = (bytes: Buffer): Promise<SheetCheck> => world.office.services.announcements.sheets.check(bytes);
  expect(await check(rawPayload)).toMatchObject({ verdict: "genuine", sheet: { delivered: 1 }, differences: [] });
  expect(await check(Buffer.from("không phải Excel"))).toEqual({ verdict: "unknown", sheet: null, differences: [] });
  const forged = Object.fromEntries(
    Object.entries(unzipSync(rawPayload)).map(([name, bytes]) => [
      name,
      name.endsWith(".xml") ? strToU8(strFromU8(bytes).replaceAll("Trần Thị Bình", "Trần Thị Bưởi")) : bytes,
    ]),
  );
  expect(await check(Buffer.from(zipSync(forged)))).toMatchObject({
    verdict: "altered",
    differences: [{ issued: "Trần Thị Bình", found: "Trần Thị Bưởi" }],
  });
});

it("must arrive: it climbs until the confirmation in its own page, and only who may send one does", async () => {
  const post = await world.announce(world.an, { audience: [person(world.binh)], mustArrive: true });
  await world.office.settle();
  const { notifications } = world.office.services;
  const subject = { type: "announcement", id: post.id };
  expect((await see(world.an, post)).mustId).toBe(notifications.mustArriveOf(subject)?.id);
  expect(notifications.mustArriveOf(subject)).toMatchObject({ people: 1, confirmed: 0 });
  await act(world.binh, post, "confirm");
  expect(notifications.mustArriveOf(subject)).toMatchObject({ confirmed: 1 });
});

it("the lobby shows pictures of what it shows, and only those", async () => {
  await world.ask(world.admin, "PUT", "/api/lobby", { isPublic: true });
  expect(await world.ask(world.admin, "GET", "/api/lobby/switch")).toEqual({ isPublic: true, items: 0 });
  expect(await world.refused(world.an, "GET", "/api/lobby/switch")).toBe("403 kernel.forbidden");
  expect(await world.refused(undefined, "GET", "/api/lobby/pictures/1")).toBe("404 kernel.notFound");
});

it("of two who change the audience at once the second is told so", async () => {
  const post = await world.announce(world.an, { audience: [person(world.binh)] });
  const change = (who: number, audience: string[]) =>
    world.office.request(who, "PUT", at(post, "/audience"), { version: post.version, audience });
  const replies = [await change(world.admin, ["everyone"]), await change(world.admin2, [person(world.dung)])];
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 409]);
  expect(await see(world.an, post)).toMatchObject({ delivered: 6 });
});

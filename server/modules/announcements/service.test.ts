import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import type { AnnouncementDetail, AnnouncementSummary, Comment, Edition, Reader, Sheet } from "./contract.ts";
import { announcementInput, openAnnouncingOffice, type AnnouncingOffice } from "./testing.ts";

let world: AnnouncingOffice;
beforeEach(async () => {
  world = await openAnnouncingOffice();
});
afterEach(async () => {
  await world.office.dispose();
});

const at = (post: { id: number }, rest = "") => `/api/announcements/${String(post.id)}${rest}`;
const see = (who: number, post: { id: number }) => world.ask<AnnouncementDetail>(who, "GET", at(post));
const act = (who: number, post: { id: number }, what: string, body?: object) =>
  world.ask<AnnouncementDetail>(who, "POST", at(post, `/${what}`), body);
const titles = async (who: number, list: string) =>
  (await world.ask<PageOf<AnnouncementSummary>>(who, "GET", `/api/announcements?list=${list}`)).items.map(
    ({ title }) => title,
  );
const roll = (who: number, post: { id: number }, filter = "all") =>
  world.ask<PageOf<Reader>>(who, "GET", at(post, `/readers?filter=${filter}`));
const noticesOf = async (who: number) => {
  await world.office.settle();
  const { items } = await world.ask<PageOf<{ kind: string }>>(who, "GET", "/api/notifications");
  return items.map(({ kind }) => kind);
};

describe("publishing", () => {
  it("draws the roll without its author and tells each reader", async () => {
    const post = await world.announce(world.an, { audience: [`department:${String(world.homeUnit)}`] });
    expect(post).toMatchObject({ state: "published", delivered: 3, opened: 0, edition: 1 });
    expect(await titles(world.binh, "unread")).toEqual([post.title]);
    expect(await titles(world.dung, "inbox")).toEqual([]);
    expect(await world.refused(world.dung, "GET", at(post))).toBe("404 kernel.notFound");
    expect(await noticesOf(world.binh)).toEqual(["announcements.published"]);
    expect(await noticesOf(world.an)).toEqual([]);
  });

  it("waits for approval when its author may not publish, and can be given back", async () => {
    const draft = await world.ask<AnnouncementDetail>(world.hanh, "POST", "/api/announcements", announcementInput());
    expect(await world.refused(world.an, "GET", at(draft))).toBe("404 kernel.notFound");
    const waiting = await act(world.hanh, draft, "submit", { version: draft.version });
    expect(waiting.state).toBe("waiting");
    expect(await titles(world.binh, "inbox")).toEqual([]);
    expect(await noticesOf(world.an)).toEqual(["announcements.submitted"]);
    await act(world.an, waiting, "return", { version: waiting.version, note: "Ghi rõ ngày" });
    expect(await world.refused(world.an, "GET", at(draft))).toBe("404 kernel.notFound");
    const back = await see(world.hanh, draft);
    expect(back).toMatchObject({ state: "draft", returnedNote: "Ghi rõ ngày" });
    expect(await noticesOf(world.hanh)).toEqual(["announcements.returned"]);
    const again = await act(world.hanh, draft, "submit", { version: back.version });
    expect(await world.refused(world.binh, "POST", at(draft, "/submit"), { version: again.version })).toBe(
      "403 kernel.forbidden",
    );
    const out = await act(world.an, again, "submit", { version: again.version });
    expect(out).toMatchObject({ state: "published", approver: { id: world.an } });
  });

  it("goes out at its time and ends at its time, with the pin", async () => {
    const now = world.office.clock.now();
    const post = await world.announce(world.an, {
      publishesAt: now + 3_600_000,
      expiresAt: now + 7_200_000,
      pinned: true,
    });
    expect(post.state).toBe("scheduled");
    world.office.services.announcements.publishing.keepTime();
    expect(await titles(world.binh, "inbox")).toEqual([]);
    world.office.clock.advance(3_600_000);
    world.office.services.announcements.publishing.keepTime();
    expect(await titles(world.binh, "unread")).toEqual([post.title]);
    world.office.clock.advance(3_600_000);
    expect((await see(world.binh, post)).state).toBe("expired");
    world.office.services.announcements.publishing.keepTime();
    expect(await see(world.an, post)).toMatchObject({ state: "expired", pinned: false });
    expect(await titles(world.binh, "unread")).toEqual([]);
    // What has reached a person stays; who comes now is not told of it.
    expect(await titles(world.binh, "inbox")).toEqual([post.title]);
    expect(await titles(await world.hire("Ngô Văn Mới", "moi", "staff"), "inbox")).toEqual([]);
  });

  it("refuses an empty text, an end before the beginning, and an audience of nobody", async () => {
    const now = world.office.clock.now();
    const draft = await world.ask<AnnouncementDetail>(
      world.an,
      "POST",
      "/api/announcements",
      announcementInput({ body: " \n " }),
    );
    expect(await world.refused(world.an, "POST", at(draft, "/submit"), { version: 1 })).toBe("400 announcements.empty");
    const late = await world.ask<AnnouncementDetail>(
      world.an,
      "POST",
      "/api/announcements",
      announcementInput({ expiresAt: now + 1 }),
    );
    expect(await world.refused(world.an, "POST", at(late, "/submit"), { version: 1 })).toBe("400 announcements.times");
    const draftOf = (changes: object) =>
      world.ask<AnnouncementDetail>(world.an, "POST", "/api/announcements", announcementInput(changes));
    // A draft is kept as far as it is written; sending asks for the rest.
    for (const [changes, code] of [
      [{ audience: ["department:99"] }, "nobody"],
      [{ audience: [] }, "nobody"],
      [{ title: "" }, "untitled"],
    ] as const) {
      expect(await world.refused(world.an, "POST", at(await draftOf(changes), "/submit"), { version: 1 })).toBe(
        `400 announcements.${code}`,
      );
    }
  });
});

describe("readers", () => {
  it("open and confirm once, and the roll has the unopened first", async () => {
    const post = await world.announce(world.an, {
      audience: [`department:${String(world.homeUnit)}`],
      asksConfirmation: true,
    });
    await act(world.binh, post, "open");
    world.office.clock.advance(60_000);
    await act(world.binh, post, "open");
    await act(world.chi, post, "confirm");
    const again = await act(world.chi, post, "confirm");
    expect(again).toMatchObject({ opened: 2, confirmed: 1 });
    const { items } = await roll(world.an, post);
    expect(items.map(({ person }) => person.id)).toEqual([world.hanh, world.binh, world.chi]);
    expect(items[1]?.openedAt).toBe(post.publishedAt);
    expect((await roll(world.an, post, "unconfirmed")).items).toHaveLength(2);
    expect(await world.refused(world.binh, "GET", at(post, "/readers"))).toBe("403 kernel.forbidden");
    expect(await world.refused(world.an, "POST", at(post, "/confirm"))).toBe("403 announcements.notForYou");
  });

  it("who joins the department later sees what still runs and comes onto the roll at first sight", async () => {
    const post = await world.announce(world.an, { audience: [`department:${String(world.homeUnit)}`] });
    const late = await world.hire("Ngô Văn Mới", "moi", "staff", world.homeUnit);
    expect(await titles(late, "unread")).toEqual([post.title]);
    expect((await see(world.an, post)).delivered).toBe(3);
    await act(late, post, "open");
    expect(await see(world.an, post)).toMatchObject({ delivered: 4, opened: 1 });
  });

  it("who has left the office stays on the roll, marked, and is not nudged", async () => {
    const post = await world.announce(world.an, { audience: [`person:${String(world.dung)}`] });
    const { directory } = world.office.services;
    directory.deactivatePerson(systemActor("test"), world.dung);
    expect((await roll(world.an, post)).items).toMatchObject([{ person: { id: world.dung }, hasLeft: true }]);
    expect(await world.refused(world.an, "POST", at(post, "/nudge"))).toBe("409 announcements.nobodyLeft");
  });

  it("nudges those who have not confirmed, once an hour", async () => {
    const audience = [`department:${String(world.homeUnit)}`];
    const post = await world.announce(world.an, { audience });
    await act(world.binh, post, "open");
    const asked = await act(world.an, post, "ask-confirmation", { version: post.version });
    await act(world.chi, asked, "confirm");
    expect(await act(world.an, post, "nudge")).toEqual({ nudged: 2 });
    expect(await noticesOf(world.binh)).toContain("announcements.nudged");
    expect(await noticesOf(world.chi)).not.toContain("announcements.nudged");
    expect(await world.refused(world.an, "POST", at(post, "/nudge"))).toBe("429 announcements.nudgedLately");
    world.office.clock.advance(3_600_000);
    expect(await act(world.an, post, "nudge")).toEqual({ nudged: 2 });
  });

  it("a thousand people: the roll in pages, each person once", async () => {
    const post = await world.announce(world.an, { audience: [`person:${String(world.dung)}`] });
    world.office.kernel.write(systemActor("test"), (work) => {
      const line =
        "INSERT INTO announcements_reader (post_id, person_id, unit, unit_key, sort_key, delivered_at) VALUES (?, ?, 'A', 'a', ?, 1)";
      for (let n = 1; n < 1_000; n += 1) work.db.run(line, [post.id, 1_000 + n, `k${String(n)}`]);
    });
    const seen = new Set<number>();
    let after: string | undefined;
    do {
      const page = await world.ask<PageOf<Reader>>(
        world.an,
        "GET",
        at(post, `/readers?limit=200${after === undefined ? "" : `&after=${after}`}`),
      );
      for (const { person } of page.items) seen.add(person.id);
      after = page.next;
    } while (after !== undefined);
    expect(seen.size).toBe(1_000);
  });
});

describe("changing what is published", () => {
  it("of two administrators who change the audience at once the second is refused and nothing of his is kept", async () => {
    const post = await world.announce(world.an, { audience: [`person:${String(world.binh)}`] });
    const change = (who: number, key: string) =>
      world.office.request(who, "PUT", at(post, "/audience"), { version: post.version, audience: [key] });
    const first = await change(world.admin, `person:${String(world.chi)}`);
    const second = await change(world.admin2, `person:${String(world.dung)}`);
    expect([first.statusCode, second.statusCode]).toEqual([200, 409]);
    expect(await see(world.an, post)).toMatchObject({
      delivered: 2,
      audience: [{ key: `person:${String(world.chi)}` }],
    });
    // Whom it had reached keeps it.
    expect(await titles(world.binh, "inbox")).toEqual([post.title]);
    expect(await titles(world.dung, "inbox")).toEqual([]);
    expect(await noticesOf(world.chi)).toEqual(["announcements.published"]);
  });

  it("a correction keeps the former text, and a confirmation says which it was of", async () => {
    const post = await world.announce(world.an, { audience: [`person:${String(world.binh)}`], asksConfirmation: true });
    await act(world.binh, post, "confirm");
    const fixed = await act(world.an, post, "correct", {
      version: post.version,
      title: "Lịch trực mới",
      body: "Đổi ngày.",
      reason: "Sai ngày",
    });
    expect(fixed).toMatchObject({ edition: 2, title: "Lịch trực mới" });
    const { items } = await world.ask<PageOf<Edition>>(world.binh, "GET", at(post, "/editions"));
    expect(items.map(({ title, reason }) => [title, reason])).toEqual([
      ["Lịch trực mới", "Sai ngày"],
      [post.title, ""],
    ]);
    expect((await roll(world.an, post)).items[0]?.confirmedEdition).toBe(1);
    expect(await noticesOf(world.binh)).toContain("announcements.corrected");
  });

  it("a withdrawn text is read by nobody but its author; its notices are gone", async () => {
    const post = await world.announce(world.an);
    await world.office.settle();
    await act(world.an, post, "withdraw", { version: post.version, reason: "Gửi nhầm" });
    expect(await see(world.binh, post)).toMatchObject({ state: "withdrawn", body: "", withdrawnReason: "Gửi nhầm" });
    expect((await see(world.an, post)).body).toBe(post.body);
    expect(await noticesOf(world.binh)).toEqual([]);
    expect(await world.refused(world.binh, "POST", at(post, "/confirm"))).toBe("409 announcements.notRunning");
    expect((await world.ask<PageOf<Edition>>(world.binh, "GET", at(post, "/editions"))).items).toEqual([]);
  });
});

describe("around it", () => {
  it("comments where they are open, removed by their writer or the author", async () => {
    const post = await world.announce(world.an, { commentsOpen: true });
    const said = await world.ask<Comment>(world.binh, "POST", at(post, "/comments"), { text: " Đã rõ " });
    expect(said.text).toBe("Đã rõ");
    expect(await world.refused(world.chi, "DELETE", at(post, `/comments/${String(said.id)}`))).toBe(
      "403 kernel.forbidden",
    );
    expect((await see(world.chi, post)).comments).toBe(1);
    await world.ask(world.an, "DELETE", at(post, `/comments/${String(said.id)}`));
    expect((await see(world.chi, post)).comments).toBe(0);
    const closed = await world.announce(world.an);
    expect(await world.refused(world.binh, "POST", at(closed, "/comments"), { text: "a" })).toBe(
      "409 announcements.commentsClosed",
    );
  });

  it("is found without marks by those who may see it", async () => {
    await world.announce(world.an, { audience: [`person:${String(world.binh)}`] });
    const find = async (who: number) =>
      JSON.stringify(await world.ask(who, "GET", `/api/search?q=${encodeURIComponent("truc tet")}`));
    expect(await find(world.binh)).toContain("Lịch trực Tết");
    expect(await find(world.dung)).not.toContain("Lịch trực Tết");
  });

  it("a sheet stays as it was issued, and its hash is vouched for", async () => {
    const post = await world.announce(world.an, { audience: [`department:${String(world.homeUnit)}`] });
    const sheet = await world.ask<Sheet>(world.an, "POST", at(post, "/sheets"));
    await act(world.binh, post, "open");
    const kept = await world.ask<Sheet>(world.an, "GET", at(post, `/sheets/${String(sheet.id)}`));
    expect(kept).toEqual(sheet);
    expect(kept.content).toMatchObject({ delivered: 3, opened: 0, units: [{ unit: "Phòng Nội vụ" }] });
    expect(await world.ask(world.binh, "GET", `/api/announcement-sheets/${sheet.hash}`)).toMatchObject({
      delivered: 3,
    });
    expect(await world.refused(world.binh, "GET", `/api/announcement-sheets/${"0".repeat(64)}`)).toBe(
      "404 kernel.notFound",
    );
    expect(await world.refused(world.binh, "POST", at(post, "/sheets"))).toBe("403 kernel.forbidden");
    const file = await world.office.request(world.an, "GET", at(post, `/sheets/${String(sheet.id)}/sheet.xlsx`));
    expect(file.rawPayload.subarray(0, 2).toString()).toBe("PK");
    world.office.kernel.write(systemActor("test"), (work) => {
      work.db.run("UPDATE announcements_sheet SET content = replace(content, '\"opened\":0', '\"opened\":3')");
    });
    expect(await world.refused(world.binh, "GET", `/api/announcement-sheets/${sheet.hash}`)).toBe(
      "404 kernel.notFound",
    );
  });

  it("the lobby shows what is marked for it, to strangers only where the office allows it", async () => {
    await world.announce(world.an, { lobby: true, title: "Lịch tiếp công dân" });
    await world.announce(world.an);
    const { items } = await world.ask<{ items: { title: string }[] }>(world.binh, "GET", "/api/lobby");
    expect(items.map(({ title }) => title)).toEqual(["Lịch tiếp công dân"]);
    expect(await world.refused(undefined, "GET", "/api/lobby")).toBe("401 kernel.signInFirst");
    expect(await world.refused(world.an, "PUT", "/api/lobby", { isPublic: true })).toBe("403 kernel.forbidden");
    await world.ask(world.admin, "PUT", "/api/lobby", { isPublic: true });
    expect(await world.refused(undefined, "GET", "/api/lobby")).toBe("200");
  });
});

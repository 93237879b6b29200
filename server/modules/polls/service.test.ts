import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PollDetail } from "./contract.ts";
import { HOUR, openPollsHouse, PEOPLE, pollInput, refusalOf, type PollsHouse } from "./testing.ts";

const { an, binh, chi, dung, hanh, admin } = PEOPLE;

let house: PollsHouse;
beforeEach(async () => {
  house = await openPollsHouse();
});
afterEach(async () => {
  await house.dispose();
});

const ask = (changes: Parameters<typeof pollInput>[0] = {}, who: number = an): PollDetail =>
  house.polls.create(house.as(who), pollInput(changes));
const choose = (poll: PollDetail, who: number, ...places: number[]): PollDetail =>
  house.polls.answer(house.as(who), poll.id, {
    optionIds: places.map((place) => poll.options[place]?.id ?? 0),
    text: "",
  });
const see = (poll: PollDetail, who: number): PollDetail => house.polls.read(house.as(who), poll.id);
const votes = (poll: PollDetail): (number | null)[] => poll.options.map((option) => option.votes);

describe("asking", () => {
  it("opens at once with everyone in the audience on the roll, each once", () => {
    const poll = ask({ audience: ["department:3", "group:7", "person:3"] });
    expect(poll).toMatchObject({ state: "open", asked: 3, answered: 0, isAsked: false });
    expect(poll.opensAt).toBe(house.clock.now());
    const { items } = house.polls.voters(house.as(an), poll.id, {});
    expect(items.map(({ person }) => person.name)).toEqual(["Trần Văn Bình", "Lê Thị Chi", "Đặng Quang Dũng"]);
  });

  it("refuses an audience of nobody and writes nothing", () => {
    expect(refusalOf(() => ask({ audience: ["department:8"] }))).toBe("polls.nobody");
    expect(house.polls.list(house.as(an), { list: "mine" }).items).toEqual([]);
  });

  it("who joins a department after opening is not asked", () => {
    const poll = ask({ audience: ["department:3"] });
    house.move("department:3", [binh, chi, dung]);
    expect(refusalOf(() => see(poll, dung))).toBe("kernel.notFound");
    expect(see(poll, an).asked).toBe(2);
  });
});

describe("editing", () => {
  const later = () => ({ opensAt: house.clock.now() + HOUR });

  it("rewrites a poll that has not opened, options and all", () => {
    const poll = ask(later());
    const edited = house.polls.edit(
      house.as(an),
      poll.id,
      pollInput({ ...later(), title: "Mới", options: ["Có", "Không"] }),
    );
    expect(edited.title).toBe("Mới");
    expect(edited.options.map(({ text }) => text)).toEqual(["Có", "Không"]);
    expect(edited.state).toBe("scheduled");
  });

  it("opens it at once when the new opening time has come", () => {
    const poll = ask(later());
    expect(house.polls.edit(house.as(an), poll.id, pollInput())).toMatchObject({ state: "open", asked: 3 });
  });

  it("is refused after opening, and to a manager who did not write it", () => {
    const open = ask();
    expect(refusalOf(() => house.polls.edit(house.as(an), open.id, pollInput()))).toBe("polls.alreadyOpen");
    const scheduled = ask(later());
    expect(refusalOf(() => house.polls.edit(house.as(admin), scheduled.id, pollInput()))).toBe("kernel.forbidden");
    expect(see(scheduled, an).state).toBe("scheduled");
  });
});

describe("answering", () => {
  it("counts, and shows the person's own answer to that person alone", () => {
    const poll = ask();
    const after = choose(poll, binh, 1);
    expect(votes(after)).toEqual([0, 1, 0]);
    expect(after).toMatchObject({
      answered: 1,
      hasAnswered: true,
      mine: { optionIds: [poll.options[1]?.id], text: "" },
    });
    expect(see(poll, chi)).toMatchObject({ answered: 1, hasAnswered: false, mine: null });
  });

  it("an open answer may be changed until closing and counts once", () => {
    const poll = ask({ kind: "multiple", maxChoices: 2 });
    choose(poll, binh, 0, 1);
    expect(votes(choose(poll, binh, 2))).toEqual([0, 0, 1]);
    expect(see(poll, an).answered).toBe(1);
    house.polls.close(house.as(an), poll.id);
    expect(refusalOf(() => choose(poll, binh, 0))).toBe("polls.notOpen");
    expect(votes(see(poll, an))).toEqual([0, 0, 1]);
  });

  it("a second anonymous answer is refused and changes nothing", () => {
    const poll = ask({ secrecy: "anonymous" });
    const after = choose(poll, binh, 0);
    expect(after).toMatchObject({ hasAnswered: true, mine: null });
    expect(refusalOf(() => choose(poll, binh, 1))).toBe("polls.answeredAlready");
    expect(votes(see(poll, an))).toEqual([1, 0, 0]);
    expect(see(poll, an).answered).toBe(1);
  });

  it("an author who is not asked cannot answer; a stranger to the poll does not find it", () => {
    const poll = ask();
    expect(refusalOf(() => choose(poll, an, 0))).toBe("polls.notAsked");
    expect(refusalOf(() => choose(poll, dung, 0))).toBe("kernel.notFound");
    expect(refusalOf(() => choose(poll, admin, 0))).toBe("polls.notAsked");
    expect(see(poll, an).answered).toBe(0);
  });

  it("an option of another poll is refused and neither poll counts it", () => {
    const [poll, other] = [ask(), ask({ title: "Khác" })];
    expect(refusalOf(() => choose({ ...poll, options: other.options }, binh, 0))).toBe("polls.choose");
    expect(votes(see(poll, an))).toEqual([0, 0, 0]);
    expect(votes(see(other, an))).toEqual([0, 0, 0]);
  });

  it("is refused at the closing time even though the job has not run yet", () => {
    const poll = ask();
    house.clock.set(poll.closesAt);
    expect(refusalOf(() => choose(poll, binh, 0))).toBe("polls.notOpen");
    expect(see(poll, binh)).toMatchObject({ state: "closed", can: { answer: false, seeResults: true } });
  });

  it("people who answer at the same moment are all counted", async () => {
    const poll = ask({ audience: ["everyone"] });
    const replies = await Promise.all(
      [an, binh, chi, dung, hanh, admin].flatMap((who) =>
        [0, 1].map((place) =>
          house.request(who, "POST", `/api/polls/${String(poll.id)}/answer`, {
            optionIds: [poll.options[place]?.id],
            text: "",
          }),
        ),
      ),
    );
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 12 }, () => 200));
    const result = see(poll, an);
    expect(result.answered).toBe(6);
    expect(votes(result).reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(6);
  });

  it("free words come back with their writer, or without in an anonymous poll", () => {
    for (const secrecy of ["open", "anonymous"] as const) {
      const poll = ask({ kind: "text", options: [], secrecy });
      house.polls.answer(house.as(binh), poll.id, { optionIds: [], text: " Nên họp trực tuyến. " });
      const { items } = house.polls.texts(house.as(an), poll.id, {});
      const person = secrecy === "open" ? { id: binh, name: "Trần Văn Bình", photoHash: null } : null;
      expect(items).toEqual([{ text: "Nên họp trực tuyến.", person }]);
    }
  });
});

describe("results after closing", () => {
  it("are hidden from everyone before, the author and the manager included", async () => {
    const poll = ask({ results: "after-closing", audience: ["everyone"] });
    choose(poll, binh, 1);
    for (const who of [an, binh, chi, admin]) {
      expect(votes(see(poll, who))).toEqual([null, null, null]);
      expect(see(poll, who).can.seeResults).toBe(false);
      expect(refusalOf(() => house.polls.texts(house.as(who), poll.id, {}))).toBe("kernel.forbidden");
      const excel = await house.request(who, "GET", `/api/polls/${String(poll.id)}/results.xlsx`);
      expect(excel.statusCode).toBe(403);
      expect((await house.request(who, "POST", `/api/polls/${String(poll.id)}/printed`)).statusCode).toBe(403);
    }
    expect(house.kernel.views.list({ limit: 1 })).toEqual([]);
    const { items } = house.polls.voters(house.as(an), poll.id, { filter: "answered" });
    expect(items).toEqual([expect.objectContaining({ optionIds: [] })]);
    expect(refusalOf(() => house.polls.voters(house.as(chi), poll.id, {}))).toBe("kernel.forbidden");
    expect(votes(house.polls.close(house.as(an), poll.id))).toEqual([0, 1, 0]);
  });
});

describe("an anonymous poll", () => {
  it("joins a person and a choice nowhere in the whole office: tables, events, record and log", async () => {
    const poll = ask({ secrecy: "anonymous", kind: "text", options: [] });
    house.clock.advance(60_000);
    house.polls.answer(house.as(binh), poll.id, { optionIds: [], text: "xanh chàm" });
    await house.settle();
    const { db } = house.kernel;
    const tables = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
    for (const { name } of tables.filter((table) => !table.name.startsWith("polls_search"))) {
      for (const row of db.all<Record<string, unknown>>(`SELECT * FROM ${name}`)) {
        const line = JSON.stringify(row);
        if (line.includes("xanh chàm")) expect(name).toBe("polls_ballot");
        if (line.includes("xanh chàm")) expect(row["person_id"]).toBeNull();
        // The moment of the answer stands beside no person.
        const at = String(house.clock.now());
        if (line.includes(at)) expect(Object.values(row)).not.toContain(binh);
      }
    }
    const record = db.all<{ action: string }>("SELECT action FROM kernel_audit").map(({ action }) => action);
    expect(record).toEqual(["polls.created", "polls.opened"]);
    expect(JSON.stringify(house.lines)).not.toContain("xanh chàm");
  });

  it("shows nobody who has answered", () => {
    const poll = ask({ secrecy: "anonymous" });
    choose(poll, binh, 0);
    for (const who of [an, admin, chi]) {
      expect(refusalOf(() => house.polls.voters(house.as(who), poll.id, {}))).toBe("kernel.forbidden");
    }
  });
});

describe("deleting", () => {
  it("takes the poll, its answers, its place in the search and its notices", async () => {
    const poll = ask();
    choose(poll, binh, 0);
    await house.settle();
    const find = () => house.search.search(house.as(an), { q: "dong phuc" });
    expect((await find()).groups.flatMap(({ hits }) => hits)).toHaveLength(1);
    expect(refusalOf(() => house.polls.remove(house.as(binh), poll.id))).toBe("kernel.forbidden");
    house.polls.remove(house.as(admin), poll.id);
    expect(refusalOf(() => see(poll, an))).toBe("kernel.notFound");
    expect((await find()).groups.flatMap(({ hits }) => hits)).toEqual([]);
    expect(house.withdrawn).toEqual([{ type: "poll", id: poll.id }]);
  });
});

describe("searching", () => {
  it("finds by any part without marks, and only what one may see", async () => {
    ask();
    const hits = async (who: number) => (await house.search.search(house.as(who), { q: "dong phuc" })).groups;
    expect((await hits(binh))[0]?.hits[0]).toMatchObject({ title: "Đồng phục mùa hè màu gì?" });
    expect((await hits(dung)).flatMap((group) => group.hits)).toEqual([]);
  });
});

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import type { PollInput } from "./contract.ts";
import type { ListedPoll } from "./rows.ts";
import * as store from "./store.ts";
import { dbWithPolls } from "./testing-store.ts";
import { pollInput } from "./testing.ts";

const clerk = systemActor("test");

function openOne(
  db: Db,
  people: readonly number[],
  changes: Partial<PollInput> = {},
): { id: number; options: number[] } {
  const id = store.insertPoll(db, 1, pollInput({ opensAt: 1, ...changes }), 1);
  store.openPoll(
    db,
    id,
    1,
    people.map((person) => ({ id: person, sortKey: `k${String(person).padStart(4, "0")}` })),
  );
  return { id, options: store.optionsOf(db, id).map((option) => option.id) };
}

/** As the service answers. */
function answer(db: Db, pollId: number, personId: number, optionIds: readonly number[], anonymous = false): void {
  const previous = store.ballotOf(db, pollId, personId);
  if (previous) store.withdrawBallot(db, pollId, previous);
  store.insertBallot(db, pollId, { name: randomUUID(), personId: anonymous ? null : personId, optionIds, text: "" });
  store.markAnswered(db, pollId, personId, anonymous ? 0 : 1_000 + personId);
}

describe("counts equal what they count", () => {
  it("whatever people answer, and however often they change it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.subarray([0, 1, 2], { minLength: 1 }))),
        (answers) => {
          const { db } = dbWithPolls();
          const { id, options } = openOne(db, [1, 2, 3, 4, 5, 6], { kind: "multiple", maxChoices: 3 });
          for (const [person, chosen] of answers)
            answer(
              db,
              id,
              person,
              chosen.map((index) => options[index] ?? 0),
            );

          const last = new Map(answers);
          const poll = store.findPoll(db, clerk, id);
          expect(poll?.asked).toBe(6);
          expect(poll?.answered).toBe(last.size);
          expect(store.optionsOf(db, id).map(({ votes }) => votes)).toEqual(
            [0, 1, 2].map((index) => [...last.values()].filter((chosen) => chosen.includes(index)).length),
          );
          expect(store.silentVoters(db, id)).toHaveLength(6 - last.size);
          const ballots = db.get<{ n: number }>("SELECT count(*) AS n FROM polls_ballot");
          expect(ballots?.n).toBe(last.size);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("an anonymous poll", () => {
  const people = Array.from({ length: 40 }, (_, index) => 101 + index);

  function voted(): { db: Db; id: number; order: string[] } {
    const { db } = dbWithPolls();
    const { id, options } = openOne(db, people, { secrecy: "anonymous" });
    const order: string[] = [];
    for (const [index, person] of people.entries()) {
      answer(db, id, person, [options[index % 3] ?? 0], true);
      const names = db.all<{ name: string }>("SELECT name FROM polls_ballot").map(({ name }) => name);
      const [newest] = names.filter((name) => !order.includes(name));
      if (newest !== undefined) order.push(newest);
    }
    return { db, id, order };
  }

  it("leaves no table in which a person and a choice meet, and no time of an answer", () => {
    const { db, order } = voted();
    const tables = db.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'polls%' AND name NOT LIKE 'polls_search%'",
    );
    expect(tables.length).toBeGreaterThanOrEqual(5);
    const ballots = new Set(order);
    for (const { name } of tables) {
      for (const row of db.all<Record<string, unknown>>(`SELECT * FROM ${name}`)) {
        const values = Object.values(row);
        const hasPerson = values.some((value) => people.includes(Number(value)));
        const hasBallot = values.some((value) => typeof value === "string" && ballots.has(value));
        expect(hasPerson && hasBallot, `${name} ${JSON.stringify(row)}`).toBe(false);
        if (name === "polls_voter") expect(row["answered_at"]).toBe(0);
        if (name === "polls_ballot") expect(row["person_id"]).toBeNull();
      }
    }
  });

  it("keeps its ballots in an order that does not follow time, and without a number", () => {
    const { db, order } = voted();
    const onDisk = db.all<{ name: string }>("SELECT name FROM polls_ballot").map(({ name }) => name);
    expect(onDisk).toEqual([...order].sort());
    // 40 random names in the order of their coming: one chance in 40! ≈ 8·10⁴⁷.
    expect(onDisk).not.toEqual(order);
    expect(() => db.all("SELECT rowid FROM polls_ballot")).toThrow(/rowid/);
    expect(() => db.all("SELECT rowid FROM polls_choice")).toThrow(/rowid/);
    expect(() => db.all("SELECT rowid FROM polls_voter")).toThrow(/rowid/);
  });

  it("finds no ballot of a person", () => {
    const { db, id } = voted();
    expect(people.map((person) => store.ballotOf(db, id, person))).toEqual(people.map(() => undefined));
  });
});

describe("lists", () => {
  it("page by key, also where many close at the same instant", () => {
    const { db } = dbWithPolls();
    const ids = Array.from({ length: 25 }, (_, index) => openOne(db, [2], { closesAt: index < 20 ? 5_000 : 6_000 }).id);
    for (const list of ["closed", "open", "waiting"] as const) {
      const now = list === "closed" ? 9_000 : 100;
      const seen: ListedPoll[] = [];
      let after: store.PollCursor | undefined;
      do {
        const rows = store.listPolls(db, clerk, { list: list === "waiting" ? "open" : list, now, limit: 4, after });
        seen.push(...rows.slice(0, 4));
        after = rows.length > 4 ? seen.at(-1) : undefined;
      } while (after);
      expect(seen.map(({ id }) => id).sort((a, b) => a - b)).toEqual(ids);
      const times = seen.map(({ closesAt }) => closesAt);
      expect(times).toEqual([...times].sort((a, b) => (list === "closed" ? b - a : a - b)));
    }
  });

  it("the open ones are those that have opened and not closed", () => {
    const { db } = dbWithPolls();
    const early = store.insertPoll(db, 1, pollInput({ opensAt: 500, closesAt: 900 }), 1);
    const list = (now: number) => store.listPolls(db, clerk, { list: "open", now, limit: 10 }).map(({ id }) => id);
    expect(list(499)).toEqual([]);
    expect(list(500)).toEqual([early]);
    expect(list(900)).toEqual([]);
  });

  it.each(["all", "mine", "open", "closed", "waiting"] as const)("%s walks an index and sorts nothing", (list) => {
    const { db } = dbWithPolls();
    let statement = "";
    const spy: Db = {
      ...db,
      all<Row>(sql: string): Row[] {
        statement = sql;
        return [];
      },
    };
    store.listPolls(spy, clerk, { list, now: 1, limit: 10 });
    const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, {
      me: 1,
      now: 1,
      closesAt: 1,
      id: 1,
      limit: 1,
    });
    const details = plan.map(({ detail }) => detail).join("\n");
    expect(details).toMatch(/(SEARCH|SCAN) p USING (COVERING )?INDEX polls_poll_/);
    expect(details).not.toMatch(/TEMP B-TREE/);
  });
});

it("the roll pages by name and by who is silent", () => {
  const { db } = dbWithPolls();
  const { id, options } = openOne(db, [5, 6, 7, 8]);
  answer(db, id, 6, [options[0] ?? 0]);
  const idsOf = (filter: "all" | "silent" | "answered") =>
    store.listVoters(db, id, { filter, limit: 9 }).map(({ personId }) => personId);
  expect(idsOf("all")).toEqual([5, 6, 7, 8]);
  expect(idsOf("silent")).toEqual([5, 7, 8]);
  expect(idsOf("answered")).toEqual([6]);
  const after = { sortKey: "k0006", personId: 6 };
  expect(store.listVoters(db, id, { filter: "silent", limit: 1, after }).map(({ personId }) => personId)).toEqual([
    7, 8,
  ]);
});

it("a deleted poll leaves nothing behind but its number, which is not used again", () => {
  const { db } = dbWithPolls();
  const { id, options } = openOne(db, [5, 6]);
  answer(db, id, 5, [options[0] ?? 0]);
  store.deletePoll(db, id);
  for (const table of ["poll", "option", "audience", "voter", "ballot", "choice"]) {
    expect(db.all(`SELECT * FROM polls_${table}`)).toEqual([]);
  }
  expect(openOne(db, [5]).id).toBeGreaterThan(id);
});

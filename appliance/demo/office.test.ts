import { describe, expect, it } from "vitest";
import { Type } from "typebox";
import { Check } from "typebox/value";
import { Username } from "../../server/modules/directory/contract.ts";
import { DEPARTMENTS, GROUPS } from "./agency.ts";
import { drawOffice, HISTORY_DAYS } from "./office.ts";

const TODAY = "2026-11-23";
const MIDNIGHT = Date.parse("2026-11-23T00:00:00+07:00");
const draw = (people = 60, seed = "1") => drawOffice({ people, seed, today: TODAY });

describe("the sample office", () => {
  it("is the same for the same seed and another for another", () => {
    expect(draw()).toEqual(draw());
    expect(draw(60, "2").people.map(({ name }) => name)).not.toEqual(draw().people.map(({ name }) => name));
  });

  it.each([5, 20, 60, 1000])("has exactly %i people, each of whom can sign in under a name of their own", (count) => {
    const { people } = draw(count);
    expect(people).toHaveLength(count);
    expect(new Set(people.map(({ username }) => username)).size).toBe(count);
    expect(people.filter(({ username }) => !Check(Username, username))).toEqual([]);
    expect(people.filter(({ username }) => username === "admin")).toHaveLength(1);
    expect(people.find(({ username }) => username === "admin")?.roles).toContain("administrator");
  });

  it("has every department staffed and led, one director, and the roles of an office", () => {
    const { people } = draw();
    for (const { key } of DEPARTMENTS) {
      const staff = people.filter(({ department }) => department === key);
      expect(staff.length, key).toBeGreaterThan(0);
      expect(
        staff.some(({ roles }) => roles.includes("head") || roles.includes("leader")),
        key,
      ).toBe(true);
    }
    expect(people.filter(({ position }) => position === "director")).toHaveLength(1);
    for (const role of ["administrator", "leader", "head", "clerk", "staff"]) {
      expect(
        people.some(({ roles }) => roles.includes(role)),
        role,
      ).toBe(true);
    }
  });

  it("has people of working age with names in NFC and telephones that ring nobody", () => {
    for (const { name, age, birthdayOn, mobile } of draw(300).people) {
      expect(name).toBe(name.normalize("NFC"));
      expect(name.split(" ").length).toBeGreaterThanOrEqual(3);
      expect(age >= 22 && age <= 60).toBe(true);
      expect(birthdayOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(mobile).toMatch(/^0900\d{6}$/);
    }
  });

  it("writes letters of the past weeks, oldest first, and no letter answers a later one", () => {
    const { mails, people } = draw();
    expect(mails.length).toBeGreaterThan(50);
    mails.forEach((mail, place) => {
      expect(mail.at).toBeLessThan(MIDNIGHT + 12 * 3_600_000);
      expect(mail.at).toBeGreaterThan(MIDNIGHT - (HISTORY_DAYS + 3) * 86_400_000);
      expect(mail.at).toBeGreaterThanOrEqual(mails[place - 1]?.at ?? 0);
      if (mail.answers !== undefined) expect(mail.answers).toBeLessThan(place);
      expect(mail.to).not.toContain(mail.from);
      expect(mail.body).not.toMatch(/[{}]/);
      for (const index of [mail.from, ...mail.to, ...mail.cc]) expect(people[index]).toBeDefined();
    });
  });

  it("has polls that wait, run and are closed, answered only by people who are asked, while it was open", () => {
    const { polls, groups } = draw();
    expect(polls.some(({ closesAt }) => closesAt < MIDNIGHT)).toBe(true);
    expect(polls.some(({ opensAt, closesAt }) => opensAt < MIDNIGHT && closesAt > MIDNIGHT)).toBe(true);
    expect(polls.some(({ opensAt }) => opensAt > MIDNIGHT)).toBe(true);
    for (const { ballots, opensAt, closesAt, question } of polls) {
      expect(new Set(ballots.map(({ by }) => by)).size).toBe(ballots.length);
      for (const { at, by, options } of ballots) {
        expect(at > opensAt && at < closesAt).toBe(true);
        if (question.audience.startsWith("group:")) expect(groups.get(question.audience.slice(6))).toContain(by);
        expect(Check(Type.Array(Type.Integer({ minimum: 0, maximum: question.options.length - 1 })), options)).toBe(
          true,
        );
      }
    }
  });

  it("fills every group, and lets nobody stand in for himself", () => {
    const { groups, absences } = draw();
    for (const { key } of GROUPS) expect(groups.get(key)?.length, key).toBeGreaterThan(1);
    expect(absences.length).toBeGreaterThan(2);
    for (const { person, deputy, fromOn, toOn } of absences) {
      expect(deputy).not.toBe(person);
      expect(fromOn <= toOn).toBe(true);
    }
  });
});

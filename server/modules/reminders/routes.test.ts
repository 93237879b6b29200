import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRemindersHouse, PEOPLE, reminderInput, type RemindersHouse } from "./testing.ts";

const { an, binh, guest } = PEOPLE;

let house: RemindersHouse;
beforeEach(async () => {
  house = await openRemindersHouse();
});
afterEach(async () => {
  await house.dispose();
});

describe("the routes", () => {
  it("are for those who may use reminders", async () => {
    expect((await house.request(undefined, "GET", "/api/reminders")).statusCode).toBe(401);
    expect((await house.request(guest, "GET", "/api/reminders")).statusCode).toBe(403);
    expect((await house.request(guest, "POST", "/api/reminders", reminderInput())).statusCode).toBe(403);
    expect((await house.request(an, "GET", "/api/reminders")).json()).toEqual({ items: [] });
  });

  it("set, show, change and take out", async () => {
    const made = await house.request(an, "POST", "/api/reminders", reminderInput());
    expect(made.statusCode).toBe(200);
    const { id } = made.json<{ id: number }>();
    const url = `/api/reminders/${String(id)}`;
    expect((await house.request(binh, "GET", url)).statusCode).toBe(404);
    expect((await house.request(an, "PUT", url, reminderInput({ title: "Khác" }))).json()).toMatchObject({
      title: "Khác",
    });
    expect((await house.request(an, "DELETE", url)).json()).toEqual({ done: true });
    expect((await house.request(an, "POST", `${url}/restored`)).json()).toEqual({ done: true });
    const early = await house.request(an, "POST", `${url}/finished`);
    expect(early.json()).toEqual({ copyId: expect.any(Number) as number });
    const copy = `/api/reminders/copies/${String(early.json<{ copyId: number }>().copyId)}`;
    expect((await house.request(an, "POST", `${copy}/done`)).statusCode).toBe(200);
    expect((await house.request(an, "POST", `${copy}/open`)).statusCode).toBe(200);
  });

  it.each([
    ["an empty title", { title: "  " }],
    ["nobody", { audience: [] }],
    ["a time that is none", { when: { kind: "once", on: "2026-11-25", time: "24:00" } }],
    ["an unknown kind", { when: { kind: "sometimes" } }],
    [
      "a rule of other letters",
      {
        when: {
          kind: "repeat",
          rule: { calendar: "solar", rrule: "FREQ=DAILY; DROP" },
          time: "08:00",
          fromOn: "2026-11-25",
          untilOn: null,
          free: "keep",
        },
      },
    ],
    ["a link out of the office", { subject: { type: "poll", id: "1", title: "x", path: "//evil.example" } }],
    ["a link that is a script", { subject: { type: "poll", id: "1", title: "x", path: "javascript:alert(1)" } }],
    ["a field that there is not", { color: "red" }],
  ])("refuse %s", async (_, changes) => {
    const reply = await house.request(an, "POST", "/api/reminders", { ...reminderInput(), ...changes });
    expect(reply.statusCode).toBe(400);
  });

  it("read a line and bound it", async () => {
    const reply = await house.request(an, "POST", "/api/reminders/readings", { text: "mai họp", dueAt: null });
    expect(reply.json()).toMatchObject({ title: "họp", meanings: [{ words: { vi: "Thứ Năm 26/11/2026 lúc 08:00" } }] });
    const long = await house.request(an, "POST", "/api/reminders/readings", { text: "mai ".repeat(200), dueAt: null });
    expect(long.statusCode).toBe(400);
  });

  it("keep a list of those from whom one takes nothing", async () => {
    expect((await house.request(binh, "PUT", "/api/reminders/mutes/1")).statusCode).toBe(200);
    expect((await house.request(binh, "PUT", "/api/reminders/mutes/2")).statusCode).toBe(404);
    expect((await house.request(binh, "GET", "/api/reminders/mutes")).json()).toMatchObject({ items: [{ id: an }] });
    expect((await house.request(binh, "DELETE", "/api/reminders/mutes/1")).statusCode).toBe(200);
    expect((await house.request(binh, "GET", "/api/reminders/mutes")).json()).toEqual({ items: [] });
  });
});

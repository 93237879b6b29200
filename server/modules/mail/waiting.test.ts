import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import type { Draft, DraftRow } from "./contract.ts";
import { openWritingOffice, type WritingOffice } from "./writing/testing.ts";

interface Sent {
  readonly messageId: number | null;
  readonly delivered: number;
  readonly sendAt: number | null;
}

let desk: WritingOffice;

beforeEach(async () => {
  desk = await openWritingOffice();
});
afterEach(() => desk.office.dispose());

const urlOf = (draft: Draft, verb: string) => `/api/mail/drafts/${String(draft.id)}/${verb}`;
const send = (draft: Draft, wish: object) =>
  desk.ask<Sent>(desk.an, "POST", urlOf(draft, "send"), { version: draft.version, ...wish });
const toBinh = (fields: object = {}) =>
  desk.write(desk.an, { to: [`person:${String(desk.binh)}`], subject: "Lịch trực", body: "Kính gửi.", ...fields });
const waiting = async () => (await desk.ask<{ items: DraftRow[] }>(desk.an, "GET", "/api/mail/waiting")).items;
const due = () => desk.office.house.jobs.runNow("mail.send-due");

describe("a letter that was sent in the browser", () => {
  it("waits ten seconds, in which it is no draft and cannot be changed, and then goes once", async () => {
    const draft = await toBinh();
    const answer = await send(draft, { hold: true });
    expect(answer).toEqual({ messageId: null, delivered: 1, sendAt: desk.office.clock.now() + 10_000 });
    await due();
    expect(await desk.messages(desk.binh)).toEqual([]);
    expect((await desk.ask<{ items: object[] }>(desk.an, "GET", "/api/mail/drafts")).items).toEqual([]);
    expect(await waiting()).toMatchObject([{ id: draft.id, subject: "Lịch trực" }]);
    const change = { version: draft.version, to: [], cc: [], subject: "khác", body: "" };
    const refused = await desk.office.request(desk.an, "PUT", `/api/mail/drafts/${String(draft.id)}`, change);
    expect(refused.json()).toMatchObject({ error: { code: "mail.waiting" } });
    // A second press, or a browser that did not hear the answer.
    expect(await send(draft, { hold: true })).toEqual(answer);

    desk.office.clock.advance(10_000);
    await Promise.all([due(), desk.office.services.mail.waiting.sendDue()]);
    expect(await desk.messages(desk.binh)).toMatchObject([{ subject: "Lịch trực" }]);
    expect(await waiting()).toEqual([]);
    expect(await send(draft, { hold: true })).toMatchObject({ delivered: 1, sendAt: null });
    expect(await desk.messages(desk.binh)).toHaveLength(1);
  });

  it("is a draft again when it is taken back, and goes nowhere", async () => {
    const draft = await toBinh();
    await send(draft, { hold: true });
    expect(await desk.ask<Draft>(desk.an, "POST", urlOf(draft, "take-back"))).toMatchObject({
      subject: "Lịch trực",
      body: "Kính gửi.",
      sendAt: null,
    });
    desk.office.clock.advance(60_000);
    await due();
    expect(await desk.messages(desk.binh)).toEqual([]);
    await send(draft, {});
    const late = await desk.office.request(desk.an, "POST", urlOf(draft, "take-back"));
    expect(late.json()).toMatchObject({ error: { code: "mail.notWaiting" } });
  });

  it("goes when the program comes back, though it was ended in between", async () => {
    const draft = await toBinh();
    await send(draft, { hold: true });
    desk.office.clock.advance(11_000);
    const office = await desk.office.restart();
    await office.services.mail.waiting.sendDue();
    const rows = await office.request(desk.binh, "GET", "/api/mail/messages");
    expect(rows.json<{ items: object[] }>().items).toMatchObject([{ subject: "Lịch trực" }]);
    desk = { ...desk, office };
  });
});

describe("a letter for later", () => {
  it("goes at its hour and not before", async () => {
    const at = desk.office.clock.now() + 3 * 3_600_000;
    await send(await toBinh({ subject: "Chiều gửi" }), { at });
    await send(await toBinh({ subject: "Tối gửi" }), { at: at + 1 });
    expect((await waiting()).map(({ subject, sendAt }) => [subject, sendAt])).toEqual([
      ["Chiều gửi", at],
      ["Tối gửi", at + 1],
    ]);
    desk.office.clock.set(at - 1);
    await due();
    expect(await desk.messages(desk.binh)).toEqual([]);
    desk.office.clock.set(at);
    await due();
    expect(await desk.messages(desk.binh)).toMatchObject([{ subject: "Chiều gửi", receivedAt: at }]);
  });

  it("is refused for an hour that is past or too far, and for whom it could not reach", async () => {
    const draft = await toBinh();
    for (const at of [desk.office.clock.now(), desk.office.clock.now() + 400 * 86_400_000]) {
      const reply = await desk.office.request(desk.an, "POST", urlOf(draft, "send"), { version: draft.version, at });
      expect(reply.json()).toMatchObject({ error: { code: "mail.wrongHour" } });
    }
    const nobody = await desk.write(desk.an, { subject: "x" });
    const reply = await desk.office.request(desk.an, "POST", urlOf(nobody, "send"), {
      version: nobody.version,
      hold: true,
    });
    expect(reply.json()).toMatchObject({ error: { code: "mail.noRecipient" } });
  });

  it("comes back with its reason when its recipient has gone meanwhile, and its author is told", async () => {
    const draft = await toBinh();
    await send(draft, { at: desk.office.clock.now() + 3_600_000 });
    desk.office.services.directory.deactivatePerson(systemActor("test"), desk.binh);
    desk.office.clock.advance(3_600_000);
    await due();
    await desk.office.settle();
    expect(await waiting()).toEqual([]);
    const back = await desk.ask<Draft>(desk.an, "GET", `/api/mail/drafts/${String(draft.id)}`);
    expect(back.problem).toMatch(/chưa có người nhận/);
    const notices = await desk.ask<{ items: object[] }>(desk.an, "GET", "/api/notifications");
    expect(notices.items).toMatchObject([{ kind: "mail.not-sent", path: `/mail/drafts/${String(draft.id)}` }]);
  });
});

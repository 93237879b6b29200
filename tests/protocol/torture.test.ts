import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import type { Message, MessageRow } from "../../server/modules/mail/contract.ts";
import { openTestOffice, type TestOffice } from "../../server/testing.ts";
import { WireClient } from "./support/smtp-wire.ts";
import { tortureMessage } from "./support/torture.ts";

const COUNT = 500;
let office: TestOffice;
let an = 0;

beforeAll(async () => {
  office = await openTestOffice({ doors: { smtp: "127.0.0.1:0" } });
  office.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "so.vn" });
  const { directory } = office.services;
  const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
  const roleIds = [directory.roleIdOf("staff") ?? 0];
  an = (await directory.createPerson(systemActor("test"), { name: "Nguyễn Văn An", username: "an", roleIds }, password))
    .id;
  await office.settle();
});
afterAll(() => office.dispose());

describe("five hundred messages that are wrong in every way", () => {
  it("are all stored, listed, opened and found, and the office goes on", async () => {
    const door = office.services.mail.doors().smtp;
    const client = new WireClient(connect(door?.port ?? 0, "127.0.0.1"));
    await client.reply();
    await client.say("EHLO ngoai.vn");
    for (let number = 0; number < COUNT; number += 1) {
      expect(await client.say("MAIL FROM:<la@ngoai.vn> BODY=8BITMIME")).toMatch(/^250/);
      expect(await client.say("RCPT TO:<an@so.vn>")).toMatch(/^250/);
      expect(await client.say("DATA")).toMatch(/^354/);
      const stuffed = tortureMessage(number).toString("latin1").replace(/^\./gm, "..");
      client.send(`${stuffed}\r\n.\r\n`);
      expect(await client.reply(), `message ${String(number)}`).toMatch(/^250/);
    }
    client.end();

    const rows: MessageRow[] = [];
    for (let after = ""; ;) {
      const page = await office.request(an, "GET", `/api/mail/messages?limit=200${after}`);
      const { items, next } = page.json<{ items: MessageRow[]; next?: string }>();
      rows.push(...items);
      if (next === undefined) break;
      after = `&after=${next}`;
    }
    expect(new Set(rows.map(({ subject }) => /^T(\d+)/.exec(subject)?.[1])).size).toBe(COUNT);
    for (const { id } of rows) {
      const opened = await office.request(an, "GET", `/api/mail/messages/${String(id)}`);
      expect(opened.statusCode, opened.body.slice(0, 300)).toBe(200);
      const { attachments, text, hasHtml } = opened.json<Message>();
      expect(text).not.toContain("\0");
      for (const { index, name } of attachments) {
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        if (index > 2) continue;
        const file = await office.request(an, "GET", `/api/mail/messages/${String(id)}/attachments/${String(index)}`);
        expect(file.statusCode).toBe(200);
      }
      if (hasHtml) {
        const shown = await office.request(an, "GET", `/api/mail/messages/${String(id)}/body`);
        expect(shown.body).not.toMatch(/<script/i);
      }
    }
    await office.services.mail.indexed();
    const found = await office.request(an, "GET", "/api/mail/search?q=T499");
    expect(found.json<{ items: MessageRow[]; waiting: number }>()).toMatchObject({
      waiting: 0,
      items: [{ subject: expect.stringMatching(/^T499/) as string }],
    });
    expect(office.lines.filter(({ level }) => level === "error")).toEqual([]);
  }, 240_000);
});

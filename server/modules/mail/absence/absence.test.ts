import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { Message } from "../contract.ts";
import { openMailOffice, type MailOffice } from "../testing-office.ts";

let mail: MailOffice;
beforeEach(async () => {
  mail = await openMailOffice();
});
afterEach(() => mail.office.dispose());

const person = (who: string) => `person:${String(mail.id(who))}`;

/** Bình is away on 23 and 24 November 2026, Cường stands in. */
function leave(who = "binh", deputy: string | null = "cuong"): void {
  mail.office.services.directory.recordAbsence(systemActor("test"), {
    personId: mail.id(who),
    fromOn: "2026-11-23",
    toOn: "2026-11-24",
    kind: "leave",
    deputyId: deputy === null ? null : mail.id(deputy),
  });
}

async function answers(who: string): Promise<Message[]> {
  await mail.office.settle();
  const rows = (await mail.inbox(who)).filter(({ subject }) => /^(Trả lời tự động|Automatic reply)/.test(subject));
  return Promise.all(rows.map(({ id }) => mail.get<Message>(who, `/api/mail/messages/${String(id)}`)));
}

describe("an absence reply", () => {
  it("goes once to each who writes, with the days and the deputy, and answers no answer", async () => {
    leave();
    leave("an");
    await mail.send("an", [person("binh")], "Mời họp");
    await mail.send("an", [person("binh")], "Mời họp lại");
    await mail.send("dung", [person("binh")], "Xin ý kiến");
    const [first, ...more] = await answers("an");
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      subject: "Trả lời tự động: Mời họp",
      from: { name: "Hoàng Thị Bình" },
      text: expect.stringContaining("đến hết ngày 24/11/2026") as string,
    });
    expect(first?.text).toContain("Lê Văn Cường (cuong@stp.lan)");
    expect(await answers("dung")).toHaveLength(1);
    // An is away himself, and has not answered Bình's answer.
    expect(await answers("binh")).toEqual([]);
    const { body } = await mail.office.request(
      mail.id("an"),
      "GET",
      `/api/mail/messages/${String(first?.id)}/original`,
    );
    expect(body).toMatch(/^Auto-Submitted: auto-replied/m);
    expect(body).toMatch(/^In-Reply-To: </m);
  });

  it("is in the person's own words and the reader's language, and off where he wants none", async () => {
    leave();
    const text = { enabled: true, insideVi: "Tôi đi công tác Cao Lộc.", insideEn: "I am in Cao Lộc." };
    await mail.call("binh", "PUT", "/api/mail/absence", text);
    await mail.send("an", [person("binh")], "Mời họp");
    expect((await answers("an"))[0]?.text.trim()).toBe("Tôi đi công tác Cao Lộc.");
    await mail.call("binh", "PUT", "/api/mail/absence", { ...text, enabled: false });
    await mail.send("dung", [person("binh")], "Mời họp");
    expect(await answers("dung")).toEqual([]);
  });

  it("is not given to a list, nor by who is there, nor after the last day", async () => {
    leave();
    const { id } = mail.office.services.directory.createGroup(
      systemActor("test"),
      { name: "Tổ biên tập", description: "" },
      [mail.id("binh")],
    );
    await mail.send("an", [`group:${String(id)}`], "Chung");
    await mail.send("an", [person("dung")], "Có mặt");
    expect(await answers("an")).toEqual([]);
    mail.office.clock.advance(2 * 24 * 3_600_000);
    await mail.send("an", [person("binh")], "Sau ngày nghỉ");
    expect(await answers("an")).toEqual([]);
  });

  it("is shown to who is away, with the words that stand in for his own", async () => {
    expect(await mail.get("binh", "/api/mail/absence")).toMatchObject({ now: null });
    leave("binh", null);
    const shown = await mail.get<{ example: { vi: string; en: string } }>("binh", "/api/mail/absence");
    expect(shown).toMatchObject({ now: { fromOn: "2026-11-23", toOn: "2026-11-24", deputyName: null } });
    expect(shown.example.vi).not.toContain("gấp");
    expect(shown.example.en).toContain("24/11/2026");
  });
});

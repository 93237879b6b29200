import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MailPowers } from "../contract.ts";
import { openMailOffice, type MailOffice } from "../testing-office.ts";
import type { LetterState, Receipt } from "./contract.ts";

let mail: MailOffice;
beforeEach(async () => {
  mail = await openMailOffice();
});
afterEach(() => mail.office.dispose());

const person = (who: string) => `person:${String(mail.id(who))}`;
async function decide(change: Partial<MailPowers>): Promise<void> {
  const now = await mail.get<MailPowers>("admin", "/api/mail/admin/powers");
  const answer = await mail.call("admin", "PUT", "/api/mail/admin/powers", { ...now, ...change });
  expect(answer.status).toBe(200);
}
const letter = (who: string, id: number) => mail.get<LetterState>(who, `/api/mail/messages/${String(id)}/letter`);
const receipts = async (who: string, id: number) =>
  (await mail.get<{ items: Receipt[] }>(who, `/api/mail/messages/${String(id)}/receipts`)).items.map(
    ({ to, state, openedIn }) => [to.name, state, openedIn],
  );
const recall = (who: string, id: number) => mail.call(who, "POST", `/api/mail/messages/${String(id)}/recall`);
const open = (who: string, id: number) => mail.call(who, "GET", `/api/mail/messages/${String(id)}`);
const newest = async (who: string) => (await mail.inbox(who))[0]?.id ?? 0;

describe("receipts", () => {
  it("say who opened a letter and when, and the reader is told that they do", async () => {
    await decide({ receipts: "always" });
    const sent = await mail.send("an", [person("binh"), person("cuong")], "Mời họp");
    mail.office.clock.advance(60_000);
    await open("binh", await newest("binh"));
    expect(await receipts("an", sent)).toEqual([
      ["Hoàng Thị Bình", "opened", "web"],
      ["Lê Văn Cường", "delivered", null],
    ]);
    const { items } = await mail.get<{ items: Receipt[] }>("an", `/api/mail/messages/${String(sent)}/receipts`);
    expect(items[0]?.openedAt).toBe(mail.office.clock.now());
    mail.office.clock.advance(60_000);
    await open("binh", await newest("binh"));
    const again = await mail.get<{ items: Receipt[] }>("an", `/api/mail/messages/${String(sent)}/receipts`);
    expect(again.items[0]?.openedAt).toBe(items[0]?.openedAt);
    expect(await letter("binh", await newest("binh"))).toMatchObject({ mine: false, tracked: true, opened: 0 });
    expect((await mail.call("binh", "GET", `/api/mail/messages/${String(await newest("binh"))}/receipts`)).code).toBe(
      "mail.receipts.notSender",
    );
    expect((await mail.call("cuong", "GET", `/api/mail/messages/${String(sent)}/receipts`)).status).toBe(404);
  });

  it("are not shown of a letter that did not ask, though marking it read is an opening", async () => {
    const sent = await mail.send("an", [person("binh")], "Mời họp");
    await mail.post("binh", "/api/mail/marks", { ids: [await newest("binh")], seen: true });
    expect(await letter("an", sent)).toMatchObject({
      tracked: false,
      delivered: 1,
      opened: 0,
      can: { seeReceipts: false },
    });
    expect((await mail.call("an", "GET", `/api/mail/messages/${String(sent)}/receipts`)).code).toBe(
      "mail.receipts.notTracked",
    );
    // The opening counts all the same: nothing is taken back.
    expect((await recall("an", sent)).body).toMatchObject({ recalled: 0 });
  });
});

describe("recall", () => {
  it("takes a letter from who has not opened it, leaves a notice, and says what had been opened", async () => {
    const sent = await mail.send("an", [person("binh"), person("cuong"), person("dung")], "Lương tháng 11", "Mật.");
    await open("binh", await newest("binh"));
    const was = await newest("cuong");
    await mail.office.settle();
    expect((await recall("an", sent)).body).toMatchObject({
      delivered: 3,
      opened: 1,
      recalled: 2,
      can: { recall: false },
    });
    expect(await mail.inbox("binh")).toMatchObject([{ subject: "Lương tháng 11" }]);
    expect(await mail.inbox("cuong")).toMatchObject([
      { subject: "Thư “Lương tháng 11” đã được người gửi thu hồi", seen: false, from: { personId: mail.id("an") } },
    ]);
    expect((await open("cuong", was)).status).toBe(404);
    expect(await mail.get("cuong", "/api/search?q=luong%20thang%2011%20mat")).toMatchObject({ groups: [] });
    const notices = await mail.get<{ items: { body: string }[] }>("cuong", "/api/notifications");
    expect(notices.items).toEqual([]);
    expect(await receipts("an", sent)).toEqual([
      ["Hoàng Thị Bình", "opened", "web"],
      ["Lê Văn Cường", "recalled", null],
      ["Đỗ Thị Dung", "recalled", null],
    ]);
    expect(mail.office.kernel.audit.list({ action: "mail.letter-recalled", limit: 5 })).toHaveLength(1);
    // The UID of what was taken is remembered as gone.
    const { db } = mail.office.kernel;
    expect(db.all("SELECT uid FROM mail_expunged")).toHaveLength(2);
  });

  it("happens once, however often the button is pressed", async () => {
    const sent = await mail.send("an", [person("binh")], "Nhầm");
    const answers = await Promise.all([recall("an", sent), recall("an", sent), recall("an", sent)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await mail.inbox("binh")).toHaveLength(1);
    expect(mail.office.kernel.audit.list({ action: "mail.letter-recalled", limit: 5 })).toHaveLength(1);
  });

  it("is the sender's alone, within the time that the agency gives", async () => {
    const sent = await mail.send("an", [person("binh")], "Nhầm");
    expect((await recall("binh", await newest("binh"))).code).toBe("mail.receipts.notSender");
    expect((await recall("admin", sent)).status).toBe(404);
    mail.office.clock.advance(7 * 24 * 3_600_000 + 1);
    expect((await recall("an", sent)).code).toBe("mail.receipts.tooLate");
    await decide({ recallHours: 0 });
    const other = await mail.send("an", [person("binh")], "Nhầm nữa");
    expect((await recall("an", other)).code).toBe("mail.receipts.recallOff");
  });

  it("and opening never both win: each copy is either read or gone, whatever comes first", async () => {
    const readers = ["binh", "cuong", "dung"] as const;
    const act = fc.constantFrom(...readers, "recall" as const);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), fc.boolean(), async (acts, together) => {
        round += 1;
        const sent = await mail.send("an", readers.map(person), `Vòng ${String(round)}`);
        const copies = new Map<string, number>();
        for (const who of readers) copies.set(who, await newest(who));
        const run = (what: (typeof acts)[number]) =>
          what === "recall" ? recall("an", sent) : open(what, copies.get(what) ?? 0);
        const answers = together ? await Promise.all(acts.map(run)) : [];
        if (!together) for (const what of acts) answers.push(await run(what));
        const wasRecalled = acts.includes("recall");
        const state = await letter("an", sent);
        const read = new Set(acts.filter((what, i) => what !== "recall" && answers[i]?.status === 200));
        expect(state.recalled).toBe(wasRecalled ? readers.length - read.size : 0);
        for (const who of readers) {
          const isThere = (await open(who, copies.get(who) ?? 0)).status === 200;
          expect(isThere).toBe(!wasRecalled || read.has(who));
        }
      }),
      { numRuns: 12 },
    );
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import type { RuleInput } from "../../server/modules/mail/rules/contract.ts";
import { insertRule } from "../../server/modules/mail/rules/store.ts";
import * as store from "../../server/modules/mail/store.ts";
import { openMailOffice, type MailOffice } from "./support/mail-office.ts";

let mail: MailOffice;
beforeEach(async () => {
  mail = await openMailOffice();
});
afterEach(() => mail.office.dispose());

const letter = (subject: string) =>
  [
    "From: Kho bac <kho@ngoai.vn>",
    "To: an@congso.lan",
    `Subject: ${subject}`,
    "X-Priority: 1 (Highest)",
    `Message-ID: <${subject.replaceAll(" ", "-")}@ngoai.vn>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from("Kính gửi, xin gửi bảng quyết toán quý bốn.").toString("base64"),
    "--b",
    "Content-Type: application/pdf",
    'Content-Disposition: attachment; filename="quyet-toan.pdf"',
    "Content-Transfer-Encoding: base64",
    "",
    "JVBERi0=",
    "--b--",
    "",
  ].join("\r\n");

/** Hands a letter to the open door; resolves with its 250. */
async function hand(subject: string, who = "an"): Promise<void> {
  const wire = await mail.wire("smtp");
  for (const line of [
    "EHLO ngoai.vn",
    "MAIL FROM:<kho@ngoai.vn>",
    `RCPT TO:<${who}@${mail.office.kernel.settings.agency.get().domain}>`,
    "DATA",
  ]) {
    expect(await wire.say(line)).toMatch(/^[23]/);
  }
  expect(await wire.say(`${letter(subject)}.`)).toMatch(/^250/);
  await wire.say("QUIT");
}

interface Row {
  readonly role: string;
  readonly preview: string;
  readonly hasAttachments: number;
  readonly flags: number;
  readonly urgent: number;
}

function rowsOf(personId: number): Row[] {
  return mail.office.kernel.db.all<Row>(
    `SELECT b.role, c.preview, m.has_attachments AS hasAttachments, m.flags, c.urgent FROM mail_message m JOIN mail_content c ON c.id = m.content_id
       JOIN mail_mailbox b ON b.id = m.mailbox_id JOIN mail_account a ON a.id = m.account_id
     WHERE a.owner = :owner ORDER BY m.id`,
    { owner: `person:${String(personId)}` },
  );
}

function rule(personId: number, changes: Pick<RuleInput, "conditions" | "actions">): void {
  mail.office.kernel.write(systemActor("test"), (work) => {
    insertRule(
      work.db,
      store.ensureAccount(work.db, personId, work.now),
      { name: "Thử", enabled: true, match: "all", stop: false, ...changes },
      work.now,
    );
  });
}

const settles: Pick<RuleInput, "conditions" | "actions"> = {
  conditions: [{ field: "body", text: "quyet toan", not: false }],
  actions: [{ do: "star" }],
};

describe("a message is taken in by its header", () => {
  it("and gets its first words and its paper clip right afterwards", async () => {
    await hand("Bang quyet toan");
    expect(rowsOf(mail.ids.an)).toMatchObject([{ role: "inbox", urgent: 1 }]);
    await mail.office.services.mail.indexed();
    expect(rowsOf(mail.ids.an)).toEqual([
      { role: "inbox", preview: "Kính gửi, xin gửi bảng quyết toán quý bốn.", hasAttachments: 1, flags: 0, urgent: 1 },
    ]);
    expect(mail.office.kernel.db.all("SELECT 1 FROM mail_index_queue WHERE unread = 1")).toEqual([]);
  });

  it("and is found by what stands inside it, however soon one looks", async () => {
    await hand("Gui tep");
    const actor = mail.office.services.directory.actorOf(mail.ids.an);
    if (!actor) throw new Error("There is no such person.");
    const { items } = await mail.office.services.mail.search({ ...actor, door: "web" }, { q: "quyết toán" });
    expect(items).toMatchObject([{ subject: "Gui tep" }]);
  });

  it("unless a rule asks what stands inside: then that is known before anybody has it", async () => {
    rule(mail.ids.an, settles);
    await hand("Co luat");
    expect(rowsOf(mail.ids.an)).toMatchObject([{ flags: 4, hasAttachments: 1 }]);
  });

  it("also where the rule is of somebody to whom another's rule sends it on", async () => {
    rule(mail.ids.an, {
      conditions: [{ field: "subject", text: "gui", not: false }],
      actions: [{ do: "forward", personId: mail.ids.hoa }],
    });
    rule(mail.ids.hoa, { conditions: [{ field: "attachment", is: true }], actions: [{ do: "star" }] });
    await hand("Gui ca hai");
    expect(rowsOf(mail.ids.an)).toHaveLength(1);
    expect(rowsOf(mail.ids.hoa)).toMatchObject([{ flags: 4 }]);
  });

  it("and the same bytes for somebody whose rule asks make it whole", async () => {
    rule(mail.ids.hoa, settles);
    await hand("Hai lan");
    await hand("Hai lan", "hoa");
    expect(rowsOf(mail.ids.hoa)).toMatchObject([{ flags: 4 }]);
    await mail.office.services.mail.indexed();
    expect(rowsOf(mail.ids.an)).toMatchObject([{ hasAttachments: 1 }]);
  });
});

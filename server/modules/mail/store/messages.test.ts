import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dbOn, type Db } from "../../../kernel/database/db.ts";
import { FLAG } from "../flags.ts";
import initial from "../migrations/0001-initial.sql" with { type: "text" };
import writing from "../migrations/0006-writing.sql" with { type: "text" };
import powers from "../migrations/0007-powers.sql" with { type: "text" };
import searching from "../migrations/0009-search.sql" with { type: "text" };
import readLater from "../migrations/0020-read-later.sql" with { type: "text" };
import * as store from "../store.ts";

function newStore(): { db: Db; accountId: number; boxes: number[] } {
  const connection = new DatabaseSync(":memory:");
  connection.exec("PRAGMA foreign_keys = ON");
  connection.exec(initial);
  connection.exec(writing);
  connection.exec(powers);
  connection.exec(searching);
  connection.exec(readLater);
  const db = dbOn(connection);
  const accountId = store.ensureAccount(db, 1, 1_795_000_000_000);
  return { db, accountId, boxes: store.mailboxesOf(db, accountId).map(({ id }) => id) };
}

function content(number: number): store.NewContent {
  return {
    hash: String(number).padStart(64, "0"),
    size: 100 + number,
    messageId: `<${String(number)}@a>`,
    inReplyTo: null,
    threadKey: `<${String(number % 3)}@a>`,
    subject: `Thư số ${String(number)}`,
    fromName: "Đặng Thị Hòa",
    fromAddress: "hoa@a",
    recipients: "[]",
    recipientCount: 1,
    sentAt: null,
    urgent: false,
    preview: "",
    hasAttachments: number % 2 === 0,
    words: {
      sender: "Đặng Thị Hòa hoa@a",
      recipients: "",
      copies: "",
      subject: `Thư số ${String(number)}`,
      text: "kính gửi",
      files: "",
      head: "",
      isEnclosed: false,
    },
  };
}

function deliver(db: Db, accountId: number, mailboxId: number, number: number, flags = 0) {
  return store.insertMessage(db, {
    accountId,
    mailboxId,
    contentId: store.ensureContent(db, content(number), 1),
    receivedAt: number,
    flags,
    senderId: null,
    door: "test",
    envelopeFrom: "",
    deliveredTo: "",
  });
}

type Step =
  | { readonly do: "deliver"; readonly box: number; readonly content: number; readonly flags: number }
  | { readonly do: "move"; readonly pick: number; readonly box: number }
  | { readonly do: "flag"; readonly pick: number; readonly flags: number }
  | { readonly do: "expunge"; readonly pick: number };

const box = fc.nat({ max: 5 });
const flags = fc.nat({ max: 63 });
const pick = fc.nat({ max: 50 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("deliver" as const), box, content: fc.nat({ max: 6 }), flags }),
  fc.record({ do: fc.constant("move" as const), pick, box }),
  fc.record({ do: fc.constant("flag" as const), pick, flags }),
  fc.record({ do: fc.constant("expunge" as const), pick }),
);

interface Held {
  readonly id: number;
  readonly mailboxId: number;
  readonly uid: number;
  readonly flags: number;
  readonly size: number;
  readonly modseq: number;
}

const held = (db: Db): Held[] =>
  db.all<Held>("SELECT id, mailbox_id AS mailboxId, uid, flags, size, modseq FROM mail_message ORDER BY id");

describe("UIDs, MODSEQs and counts", () => {
  it("hold whatever is delivered, moved, marked and expunged in whatever order", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { db, accountId, boxes } = newStore();
        const boxAt = (n: number) => boxes[n % boxes.length] ?? 0;
        /** Every UID that a mailbox ever gave, in order. */
        const given = new Map<number, number[]>(boxes.map((id) => [id, []]));
        const modseqs = new Map<number, number>(boxes.map((id) => [id, 1]));
        for (const each of steps) {
          const messages = held(db);
          const chosen = "pick" in each ? messages[each.pick % Math.max(messages.length, 1)] : undefined;
          const place = chosen && store.placesOf(db, accountId, [chosen.id])[0];
          if (each.do === "deliver") deliver(db, accountId, boxAt(each.box), each.content, each.flags);
          else if (!place) continue;
          else if (each.do === "move") store.moveMessage(db, place, boxAt(each.box));
          else if (each.do === "flag") store.setFlags(db, place, each.flags);
          else store.expungeMessage(db, place);

          const before = new Map(messages.map((message) => [message.id, message]));
          for (const message of held(db)) {
            const was = before.get(message.id);
            if (was?.mailboxId === message.mailboxId) {
              expect(message.uid).toBe(was.uid);
              if (was.flags !== message.flags) expect(message.modseq).toBeGreaterThan(was.modseq);
              else expect(message.modseq).toBe(was.modseq);
              continue;
            }
            const uids = given.get(message.mailboxId) ?? [];
            expect(message.uid).toBeGreaterThan(uids.at(-1) ?? 0);
            uids.push(message.uid);
          }
          for (const mailbox of store.mailboxesOf(db, accountId)) {
            const mine = held(db).filter(({ mailboxId }) => mailboxId === mailbox.id);
            expect(mailbox.total).toBe(mine.length);
            expect(mailbox.unseen).toBe(mine.filter((message) => (message.flags & FLAG.seen) === 0).length);
            expect(mailbox.totalSize).toBe(mine.reduce((sum, { size }) => sum + size, 0));
            expect(mailbox.uidNext).toBe((given.get(mailbox.id)?.at(-1) ?? 0) + 1);
            expect(mailbox.highestModseq).toBeGreaterThanOrEqual(modseqs.get(mailbox.id) ?? 0);
            modseqs.set(mailbox.id, mailbox.highestModseq);
            for (const { modseq } of mine) expect(modseq).toBeLessThanOrEqual(mailbox.highestModseq);
            const gone = db.all<{ uid: number }>("SELECT uid FROM mail_expunged WHERE mailbox_id = :id ORDER BY uid", {
              id: mailbox.id,
            });
            const there = new Set(mine.map(({ uid }) => uid));
            expect(gone.map(({ uid }) => uid)).toEqual((given.get(mailbox.id) ?? []).filter((uid) => !there.has(uid)));
          }
          // One content per hash that somebody holds, none that nobody does.
          const contents = db.all<{ id: number }>("SELECT id FROM mail_content ORDER BY id").map(({ id }) => id);
          const used = db.all<{ id: number }>("SELECT DISTINCT content_id AS id FROM mail_message ORDER BY id");
          expect(contents).toEqual(used.map(({ id }) => id));
        }
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it("are found by index, whatever the list", () => {
    const { db } = newStore();
    const plan = (sql: string) =>
      db
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .map(({ detail }) => detail)
        .join("; ");
    const list = (filter: string) =>
      plan(`SELECT m.id FROM mail_message m WHERE m.mailbox_id = 1 AND ${filter} AND (m.received_at, m.id) < (9, 9)
        ORDER BY m.received_at DESC, m.id DESC LIMIT 50`);
    expect(list("1")).toContain("mail_message_newest");
    expect(list("m.flags & 1 = 0")).toContain("mail_message_unseen");
    expect(list("m.flags & 4 <> 0")).toContain("mail_message_flagged");
    expect(list("m.has_attachments = 1")).toContain("mail_message_attachments");
    for (const filter of ["1", "m.flags & 1 = 0", "m.flags & 4 <> 0", "m.has_attachments = 1"]) {
      expect(list(filter)).not.toContain("TEMP B-TREE");
    }
  });
});

import { join } from "node:path";
import { connect, dbOn, type Db } from "../../server/kernel/database/db.ts";
import {
  countWords,
  doneIndexing,
  ensureContent,
  indexContent,
  type IndexWords,
} from "../../server/modules/mail/store.ts";
import { drawWords } from "./words.ts";

/** How many messages lie in whose inbox. */
export interface MailPlan {
  /** Of the whole office. */
  readonly messages: number;
  /** Of its administrator, who is measured. */
  readonly own: number;
}

const BATCH = 2_000;

/**
 * Fills the database of an office that does not run with messages that have no files: rows, counts and the index as the program itself writes
 * them. Each content lies in two inboxes. The commonest words are in one message of three, as in an office; one name is in one of 20,000.
 */
export function fillOffice(dataDir: string, plan: MailPlan, tell: (done: number) => void): void {
  const connection = connect(join(dataDir, "office.db"), { readOnly: false });
  connection.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
  const db = dbOn(connection);
  const boxes = db.all<{ id: number; accountId: number }>(
    `SELECT b.id, b.account_id AS accountId FROM mail_mailbox b JOIN mail_account a ON a.id = b.account_id WHERE b.role = 'inbox' ORDER BY b.id`,
  );
  const own = ownBox(db);
  const { random, words } = drawWords(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const others = boxes.filter(({ id }) => id !== own.id);
  const contents = Math.ceil(plan.messages / 2);
  const ownEvery = Math.max(1, Math.floor(contents / plan.own));
  const uids = new Map(
    boxes.map(({ id }) => [
      id,
      db.get<{ last: number | null }>("SELECT max(uid) AS last FROM mail_message WHERE mailbox_id = :id", { id })
        ?.last ?? 0,
    ]),
  );
  const start = Date.now() - contents * 1_000;
  // A folder that was kept is filled up from where it is.
  const made =
    db.get<{ made: number }>("SELECT count(*) AS made FROM mail_content WHERE message_id LIKE '%@bench>'")?.made ?? 0;
  for (let from = made; from < contents; from += BATCH) {
    connection.exec("BEGIN");
    const counted = new Map<string, number>();
    for (let n = from; n < Math.min(from + BATCH, contents); n += 1) {
      const rare = n % 20_000 === 7 ? " Nguyễn Thị Kim Ngân" : "";
      const sender = `${words(3)} nguoi${String(n % 500)}@co-quan.vn`;
      const subject = words(7);
      const text = `${words(45)} số ${String(n % 9_000)}/QĐ-UBND${rare}`;
      const known: IndexWords = {
        sender,
        recipients: "",
        copies: "",
        subject,
        text,
        files: "",
        head: "",
        isEnclosed: false,
      };
      const contentId = ensureContent(
        db,
        {
          hash: n.toString(16).padStart(64, "0"),
          size: 4_000,
          messageId: `<${String(n)}@bench>`,
          inReplyTo: null,
          threadKey: `<${String(n % 700_000)}@bench>`,
          subject,
          fromName: sender.split(" nguoi")[0] ?? "",
          fromAddress: `nguoi${String(n % 500)}@co-quan.vn`,
          recipients: "[]",
          recipientCount: 2,
          sentAt: null,
          urgent: false,
          preview: text.slice(0, 150),
          hasAttachments: n % 9 === 0,
          words: known,
        },
        start,
      );
      for (const box of [n % ownEvery === 0 ? own : pick(others), pick(others)]) {
        const uid = (uids.get(box.id) ?? 0) + 1;
        uids.set(box.id, uid);
        db.run(
          `INSERT INTO mail_message (account_id, mailbox_id, uid, content_id, received_at, flags, modseq, size, thread_key, has_attachments, sender_id, door,
             envelope_from, delivered_to)
           SELECT :accountId, :boxId, :uid, id, :at, :flags, :uid, size, thread_key, has_attachments, NULL, 'smtp', '', '' FROM mail_content WHERE id = :contentId`,
          {
            accountId: box.accountId,
            boxId: box.id,
            uid,
            contentId,
            at: start + n * 1_000,
            flags: n % 3 === 0 ? 0 : 1,
          },
        );
      }
      indexContent(db, contentId, known, "", counted);
      doneIndexing(db, contentId);
    }
    countWords(db, counted);
    connection.exec("COMMIT");
    tell(from + BATCH);
  }
  db.exec(
    `UPDATE mail_mailbox SET uid_next = 1 + coalesce((SELECT max(uid) FROM mail_message m WHERE m.mailbox_id = mail_mailbox.id), 0),
       total = (SELECT count(*) FROM mail_message m WHERE m.mailbox_id = mail_mailbox.id),
       unseen = (SELECT count(*) FROM mail_message m WHERE m.mailbox_id = mail_mailbox.id AND m.flags & 1 = 0),
       total_size = (SELECT coalesce(sum(size), 0) FROM mail_message m WHERE m.mailbox_id = mail_mailbox.id)`,
  );
  connection.close();
}

function ownBox(db: Db): { id: number; accountId: number } {
  const box = db.get<{ id: number; accountId: number }>(
    `SELECT b.id, b.account_id AS accountId FROM mail_mailbox b JOIN mail_account a ON a.id = b.account_id
       JOIN directory_person p ON a.owner = 'person:' || p.id WHERE b.role = 'inbox' AND p.username = 'admin'`,
  );
  if (!box) throw new Error("The sample office has no administrator with an inbox.");
  return box;
}

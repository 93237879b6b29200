import { no, ok, type Reply } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { demandFolder, takeMailbox, writeMailbox } from "../session/mailboxes.ts";
import { demandUser, type Session } from "../session/session.ts";

/** The one quota root of each account: everything in it (RFC 9208). */
const ROOT = '"User quota"';

export const getQuota = defineCommand({
  name: "GETQUOTA",
  when: "in",
  parse(cursor) {
    cursor.space();
    return cursor.astring();
  },
  async run(session, root) {
    if (root !== "User quota") return no("There is no such quota root", "NONEXISTENT");
    const inbox = await demandFolder(demandUser(session), "INBOX");
    await writeQuota(session, inbox.id);
    return ok("Getquota completed");
  },
});

export const getQuotaRoot = defineCommand({
  name: "GETQUOTAROOT",
  when: "in",
  parse(cursor, session) {
    cursor.space();
    return takeMailbox(cursor, session);
  },
  async run(session, name) {
    const folder = await demandFolder(demandUser(session), name);
    session.output.line(`* QUOTAROOT ${writeMailbox(name, session)} ${ROOT}`);
    await writeQuota(session, folder.id);
    return ok("Getquotaroot completed");
  },
});

/** In units of 1,024 bytes; a root without a bound has an empty list. */
async function writeQuota(session: Session, folder: number): Promise<void> {
  const { used, limit } = await demandUser(session).quota(folder);
  const storage = limit === undefined ? "" : `STORAGE ${Math.ceil(used / 1024)} ${Math.floor(limit / 1024)}`;
  session.output.line(`* QUOTA ${ROOT} (${storage})`);
}

export const setQuota = defineCommand({
  name: "SETQUOTA",
  when: "in",
  parse(cursor) {
    cursor.space();
    cursor.astring();
    cursor.space();
    cursor.list(() => {
      cursor.atom();
      cursor.space();
      cursor.number64();
    }, 0);
  },
  run: (): Reply => no("The administrator sets quotas", "NOPERM"),
});

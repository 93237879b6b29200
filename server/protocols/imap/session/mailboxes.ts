import type { Cursor } from "../grammar/cursor.ts";
import { readName, toUtf7, toUtf8 } from "../grammar/mailbox-names.ts";
import { writeAString, writeUtf8String } from "../grammar/write.ts";
import type { Folder, ImapUser } from "../hooks.ts";
import { no, Refused } from "../replies.ts";
import type { Session } from "./session.ts";

/** A mailbox name from the wire in Unicode. */
export function takeMailbox(cursor: Cursor, session: Session): string {
  const name = readName(cursor.name(), session.enabled.has("UTF8=ACCEPT"));
  if (name === undefined) throw new Refused(no("This is no mailbox name", "CANNOT"));
  return name;
}

/** A mailbox name as this session reads it. */
export function writeMailbox(name: string, session: Session): string {
  if (!session.enabled.has("UTF8=ACCEPT")) return writeAString(toUtf7(name));
  return /^[\x20-\x7e]*$/.test(name) ? writeAString(name) : writeUtf8String(toUtf8(name));
}

export async function findFolder(user: ImapUser, name: string): Promise<Folder | undefined> {
  return (await user.folders()).find((folder) => folder.name === name);
}

/** Refuses a name that is no mailbox with the code that the command calls for. */
export async function demandFolder(
  user: ImapUser,
  name: string,
  code: "NONEXISTENT" | "TRYCREATE" = "NONEXISTENT",
): Promise<Folder> {
  const folder = await findFolder(user, name);
  if (!folder) throw new Refused(no("There is no such mailbox", code));
  return folder;
}

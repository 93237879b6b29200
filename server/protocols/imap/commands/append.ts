import { Cursor, type Piece } from "../grammar/cursor.ts";
import { readDateTime } from "../grammar/dates.ts";
import { readFlagList } from "../grammar/flags.ts";
import { compact } from "../grammar/sequence-set.ts";
import type { Staged } from "../hooks.ts";
import { bad, no, ok, Refused, type Reply } from "../replies.ts";
import { demandFolder, takeMailbox } from "../session/mailboxes.ts";
import { demandUser, type Session } from "../session/session.ts";
import {
  discardFrom,
  goAhead,
  readLiteral,
  splitLiteral,
  type CommandLine,
  type LiteralHead,
} from "../wire/command-reader.ts";

const MOST_MESSAGES = 1_000;

/** What stands before a message: flags, date, and the UTF8 data item (RFC 6855 §4). */
interface Head {
  readonly flags: Staged["flags"];
  readonly receivedAt: number | undefined;
  readonly inUtf8Item: boolean;
}

/**
 * APPEND of one or several messages (RFC 3502), each stored while it arrives. It reads its own command, because a message is larger than any
 * command may be; whatever goes wrong, the literals that the client has begun to send are read past, so that the next command is found.
 */
export async function append(session: Session, first: CommandLine): Promise<Reply> {
  const { input, output, limits } = session;
  let line = first;
  try {
    const pieces: Piece[] = [line.text];
    if (/^\S+ APPEND $/i.test(line.text) && line.literal) {
      pieces.push(await readLiteral(line.literal, input, output, limits.maxLineBytes));
      line = splitLiteral(await input.line(limits.maxLineBytes));
      pieces.push(line.text);
    }
    let cursor = new Cursor(pieces);
    cursor.tag();
    cursor.space();
    cursor.atom();
    cursor.space();
    const name = takeMailbox(cursor, session);
    const user = demandUser(session);
    const folder = await demandFolder(user, name, "TRYCREATE");
    const { used, limit } = await user.quota(folder.id);
    let total = used;
    const staged: Staged[] = [];
    do {
      cursor.space();
      const head = readHead(cursor);
      if (!cursor.atEnd() || !line.literal) throw new Refused(bad("A message as a literal is missing"));
      total += line.literal.size;
      demandSize(session, line.literal);
      if (limit !== undefined && total > limit)
        throw new Refused(no("The mailbox would be over its quota", "OVERQUOTA"));
      if (staged.length >= MOST_MESSAGES) throw new Refused(no("Too many messages in one command", "LIMIT"));
      const { literal } = line;
      goAhead(literal, output);
      // From here on the literal is on its way or here: the line counts as read.
      line = { text: "", literal: undefined };
      staged.push(await stage(session, literal, head));
      line = splitLiteral(await input.line(limits.maxLineBytes));
      cursor = new Cursor([line.text]);
      if (head.inUtf8Item) cursor.expect(")");
    } while (line.literal !== undefined || !cursor.atEnd());
    const { uidValidity, uids } = await user.append(folder.id, staged);
    return ok("Append completed", `APPENDUID ${uidValidity} ${compact(uids)}`);
  } catch (error) {
    await discardFrom(line, input, limits);
    throw error;
  }
}

function readHead(cursor: Cursor): Head {
  let flags: Staged["flags"] = { bits: 0, keywords: [] };
  let receivedAt: number | undefined;
  if (cursor.peek() === "(") {
    flags = readFlagList(cursor);
    cursor.space();
  }
  if (cursor.peek() === '"') {
    receivedAt = readDateTime(cursor);
    cursor.space();
  }
  const inUtf8Item = cursor.peekWord() === "UTF8";
  if (inUtf8Item) {
    cursor.word();
    cursor.space();
    cursor.expect("(");
  }
  return { flags, receivedAt, inUtf8Item };
}

function demandSize({ limits }: Session, { size }: LiteralHead): void {
  if (size > limits.maxMessageBytes) throw new Refused(no("The message is too large", "TOOBIG"));
  if (size === 0) throw new Refused(no("A message of no bytes cannot be stored"));
}

/** Hands the bytes on as they come; when they cannot be stored, the rest of them is read all the same. */
async function stage({ user, input }: Session, literal: LiteralHead, head: Head): Promise<Staged> {
  let left = literal.size;
  async function* source() {
    for await (const chunk of input.stream(literal.size)) {
      left -= chunk.length;
      yield chunk;
    }
  }
  try {
    if (!user) throw new Refused(bad("Sign in first"));
    return await user.stage(source(), {
      flags: head.flags,
      receivedAt: head.receivedAt,
      binary: literal.binary,
      size: literal.size,
    });
  } catch (error) {
    await input.skip(left);
    throw error;
  }
}

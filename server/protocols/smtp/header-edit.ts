import { Transform } from "node:stream";
import { SmtpRefused, smtpRefusals, type SmtpRefusal } from "./replies.ts";

/** One field of a header as it was sent: its lines with their ends, folded or not. */
export interface HeaderField {
  /** In lower case. */
  readonly name: string;
  readonly raw: string;
}

/** What becomes of a header: other fields, or no message. Fields keep their bytes as latin1 characters. */
export type HeaderEdit = (fields: readonly HeaderField[]) => readonly string[] | SmtpRefusal;

const FIELD = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:/;

/** The fields in their order; undefined when a line of it is none (RFC 5322 §2.2). Bytes as latin1. */
export function fieldsOf(header: string): HeaderField[] | undefined {
  const fields: { name: string; raw: string }[] = [];
  for (const line of header.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) last.raw += line;
    else {
      const name = FIELD.exec(line)?.[1];
      if (name === undefined) return undefined;
      fields.push({ name: name.toLowerCase(), raw: line });
    }
  }
  return fields;
}

/** The value of a field on one line, without its name. */
export function valueOf({ raw }: HeaderField): string {
  return raw
    .slice(raw.indexOf(":") + 1)
    .replace(/\r\n(?=[ \t])/g, "")
    .trim();
}

/**
 * Lets a message through with its header edited; the body stays byte for byte. The header is held in memory, so its size must have been
 * bounded before. Errors with `SmtpRefused` when the edit refuses.
 */
export function editHeader(edit: HeaderEdit): Transform {
  let held: Buffer | undefined = Buffer.alloc(0);

  function finish(header: Buffer, rest: Buffer): Buffer {
    const fields = fieldsOf(header.toString("latin1"));
    const edited = fields ? edit(fields) : smtpRefusals.badHeader;
    if ("code" in edited) throw new SmtpRefused(edited);
    return Buffer.concat([Buffer.from(edited.join(""), "latin1"), rest]);
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!held) {
        done(null, chunk);
        return;
      }
      held = Buffer.concat([held, chunk]);
      // A message that begins with an empty line has no header at all.
      const end = held.subarray(0, 2).equals(CRLF) ? 0 : held.indexOf("\r\n\r\n") + 2;
      if (end === 1) {
        done();
        return;
      }
      const whole = held;
      held = undefined;
      try {
        done(null, finish(whole.subarray(0, end), whole.subarray(end)));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      if (!held) {
        done();
        return;
      }
      // A header without a body.
      const ended = held.length === 0 || held.subarray(-2).equals(CRLF) ? held : Buffer.concat([held, CRLF]);
      try {
        done(null, finish(ended, CRLF));
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

const CRLF = Buffer.from("\r\n");

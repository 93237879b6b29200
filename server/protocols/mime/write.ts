import type { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import type { MailAddress } from "./types.ts";

/** A message to be written. Text is Unicode; encoding is the writer's business. */
export interface MailDraft {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Only for a copy that its author alone has: it stands in the header. */
  readonly bcc?: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** With angle brackets. */
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly sentAt: number;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly content: Readable | Buffer;
    /** A picture in the HTML, which names it by `cid:` (RFC 2392); without angle brackets. */
    readonly contentId?: string;
  }[];
  /** Marked as urgent the way that mail programs know. */
  readonly urgent?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** RFC 2156 §5.3.6 and what mail programs have agreed on beside it. */
const URGENT = { "X-Priority": "1 (Highest)", Importance: "high", Priority: "urgent" } as const;

/** A line break in a header's value would begin a header of somebody else's making. */
export class HeaderBreak extends Error {
  readonly field: string;

  constructor(field: string) {
    super(`The header ${field} holds a line break or NUL.`);
    this.name = "HeaderBreak";
    this.field = field;
  }
}

/** The message as it goes over the wire and into the store: CR LF everywhere. Throws `HeaderBreak`. */
export async function writeMail(draft: MailDraft): Promise<Buffer> {
  refuseBreaks(draft);
  const composer = new MailComposer({
    from: nodemailerAddress(draft.from),
    to: draft.to.map(nodemailerAddress),
    cc: draft.cc.map(nodemailerAddress),
    ...(draft.bcc && { bcc: draft.bcc.map(nodemailerAddress) }),
    subject: draft.subject,
    text: draft.text,
    ...(draft.html === undefined ? {} : { html: draft.html }),
    messageId: draft.messageId,
    ...(draft.inReplyTo === undefined ? {} : { inReplyTo: draft.inReplyTo }),
    ...(draft.references === undefined || draft.references.length === 0 ? {} : { references: [...draft.references] }),
    date: new Date(draft.sentAt),
    attachments: draft.attachments.map(({ name, type, content, contentId }) => ({
      filename: name,
      contentType: type,
      contentDisposition: contentId === undefined ? ("attachment" as const) : ("inline" as const),
      ...(contentId !== undefined && { cid: contentId }),
      content,
    })),
    headers: { ...(draft.urgent === true && URGENT), ...draft.headers },
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const compiled = composer.compile();
  compiled.keepBcc = draft.bcc !== undefined;
  return compiled.build();
}

function nodemailerAddress({ name, address }: MailAddress): { name: string; address: string } {
  return { name, address };
}

function refuseBreaks(draft: MailDraft): void {
  const check = (field: string, value: string | undefined) => {
    if (value !== undefined && /[\r\n\0]/.test(value)) throw new HeaderBreak(field);
  };
  for (const [field, list] of [
    ["From", [draft.from]],
    ["To", draft.to],
    ["Cc", draft.cc],
    ["Bcc", draft.bcc ?? []],
  ] as const) {
    for (const { name, address } of list) {
      check(field, name);
      check(field, address);
    }
  }
  check("Subject", draft.subject);
  check("Message-ID", draft.messageId);
  check("In-Reply-To", draft.inReplyTo);
  for (const id of draft.references ?? []) check("References", id);
  for (const { name, type, contentId } of draft.attachments) {
    check("Content-ID", contentId);
    check("Content-Disposition", name);
    check("Content-Type", type);
  }
  for (const [name, value] of Object.entries(draft.headers ?? {})) {
    check(name, name);
    check(name, value);
  }
}

/** The fields that stand before a message which is sent on as it came (RFC 5322 §3.6.6), CR LF everywhere. Throws `HeaderBreak`. */
export async function resentHeader(trace: {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  /** With angle brackets. */
  readonly messageId: string;
  readonly sentAt: number;
}): Promise<Buffer> {
  const written = await writeMail({ ...trace, cc: [], subject: "", text: "", attachments: [] });
  const [head = ""] = written.toString("latin1").split("\r\n\r\n");
  const fields = head.split(/\r\n(?![ \t])/).filter((field) => /^(?:from|to|date|message-id):/i.test(field));
  return Buffer.from(fields.map((field) => `Resent-${field}\r\n`).join(""), "latin1");
}

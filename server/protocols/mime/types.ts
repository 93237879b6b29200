/** A name and an address as a header gives them; the name is decoded and may be empty. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** One attachment, as it stands in a list. `index` names it within its message. */
export interface MailAttachment {
  readonly index: number;
  /** Safe to write to any disk: no folder, no control or direction character, no reserved name. */
  readonly name: string;
  readonly type: string;
  /** Bytes, decoded. */
  readonly size: number;
  /** Without angle brackets; what `cid:` in the HTML refers to. */
  readonly contentId: string | null;
  /** A part of the body (a picture in the text) rather than something enclosed. */
  readonly inline: boolean;
  /** Can run, or can hold something that runs: the person is warned. */
  readonly risky: boolean;
}

/** A meeting in a message (iCalendar, RFC 5545 and 5546), as much of it as a reader shows. */
export interface CalendarSummary {
  /** What the sender asks: to come, not to come any more, or what somebody answered. */
  readonly method: "request" | "cancel" | "reply" | "publish" | "other";
  readonly uid: string;
  readonly summary: string;
  readonly place: string;
  readonly description: string;
  /** UTC epoch milliseconds; null for a whole day, which `startOn` names. */
  readonly startAt: number | null;
  readonly endAt: number | null;
  /** `YYYY-MM-DD`, of a meeting of whole days; the end is the last day that it takes. */
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly isRepeated: boolean;
  readonly organiser: MailAddress | null;
  readonly attendees: readonly (MailAddress & { readonly answer: "accepted" | "declined" | "tentative" | "none" })[];
}

/** A message as a list and a reader need it. All text is NFC and without NUL. */
export interface ReadMail {
  /** With angle brackets, as are the references. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly from: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** Marked as urgent the way that mail programs know (X-Priority, Importance, Priority). */
  readonly urgent: boolean;
  /** The header as it came, up to a bound, for those who search in it. */
  readonly head: string;
  /** UTC epoch milliseconds; null where the header has no date that can be read. */
  readonly sentAt: number | null;
  /** The text part, or the HTML part's words where there is none. */
  readonly text: string;
  /** The HTML as it came: never show it without making it safe. */
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  /** The meeting that the message is about, where it brings one that can be read. */
  readonly calendar: CalendarSummary | null;
  /** Written by a program (RFC 3834): nothing answers it by itself. */
  readonly automatic: boolean;
  /** False when a bound was reached and something beyond it was not read. */
  readonly complete: boolean;
}

export interface ReadBounds {
  /** UTF-16 units of text and of HTML that are kept. */
  readonly maxTextLength: number;
  readonly maxParts: number;
  /** Bytes of one part's header. */
  readonly maxHeaderBytes: number;
  readonly maxAddresses: number;
  readonly maxAttachments: number;
  /** Milliseconds of work, for any message and for each megabyte; then what has been read is the answer. */
  readonly maxTime: number;
  readonly maxTimePerMb: number;
}

export const READ_BOUNDS: ReadBounds = {
  maxTextLength: 1_000_000,
  maxParts: 300,
  maxHeaderBytes: 256 * 1024,
  maxAddresses: 2_000,
  maxAttachments: 200,
  maxTime: 900,
  maxTimePerMb: 60,
};

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
  /** UTC epoch milliseconds; null where the header has no date that can be read. */
  readonly sentAt: number | null;
  /** The text part, or the HTML part's words where there is none. */
  readonly text: string;
  /** The HTML as it came: never show it without making it safe. */
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
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
  /** Milliseconds; then what has been read is the answer. */
  readonly maxTime: number;
}

export const READ_BOUNDS: ReadBounds = {
  maxTextLength: 1_000_000,
  maxParts: 300,
  maxHeaderBytes: 256 * 1024,
  maxAddresses: 2_000,
  maxAttachments: 200,
  maxTime: 10_000,
};

/** Bytes from `0` up to, not including, `1`, counted from the beginning of the message. */
export type Span = readonly [number, number];

/** One MIME entity with where its bytes are. Plain data: it is kept as JSON. */
export interface Part {
  /** Its own header with the blank line. */
  readonly header: Span;
  readonly body: Span;
  /** Line ends in the body. */
  readonly lines: number;
  /** As written in the message; compared in small letters. */
  readonly type: string;
  readonly subtype: string;
  readonly params: readonly (readonly [string, string])[];
  readonly id: string | null;
  readonly description: string | null;
  readonly encoding: string | null;
  readonly md5: string | null;
  readonly disposition: { readonly kind: string; readonly params: readonly (readonly [string, string])[] } | null;
  readonly language: readonly string[] | null;
  readonly location: string | null;
  /** Of a multipart. */
  readonly parts?: readonly Part[];
  /** Of a message/rfc822: the message inside, with its envelope ready for the wire. */
  readonly message?: { readonly envelope: string; readonly part: Part };
}

/** A whole message: its own header is the part's header. */
export interface Structure {
  readonly root: Part;
  /** Bytes of the message. */
  readonly size: number;
}

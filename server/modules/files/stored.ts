/** A stored file, as the module that claimed it keeps it in its own rows. */
export interface StoredFile {
  /** SHA-256 in hexadecimal: its name among the blobs. Name it in the module's `blobs` references. */
  readonly hash: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
}

/** Ends the connection after a last word from this side. */
export class Farewell extends Error {
  /** A machine-readable code, where the protocol has some. */
  readonly code: string | undefined;
  constructor(text: string, code?: string) {
    super(text);
    this.name = "Farewell";
    this.code = code;
  }
}

/** The other side is gone: nothing is said, nothing is wrong. */
export class Gone extends Error {
  constructor() {
    super("The client has gone");
    this.name = "Gone";
  }
}

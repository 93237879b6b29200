/** How a command ends: the tagged line without its tag. */
export interface Reply {
  readonly status: "OK" | "NO" | "BAD";
  /** A response code without its brackets (RFC 9051 §7.1, RFC 5530). */
  readonly code?: string;
  readonly text: string;
}

export const ok = (text: string, code?: string): Reply => ({ status: "OK", text, ...(code !== undefined && { code }) });
export const no = (text: string, code?: string): Reply => ({ status: "NO", text, ...(code !== undefined && { code }) });
export const bad = (text: string, code?: string): Reply => ({
  status: "BAD",
  text,
  ...(code !== undefined && { code }),
});

/** Ends the command with this reply; the session goes on. */
export class Refused extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(reply.text);
    this.name = "Refused";
    this.reply = reply;
  }
}

/** The command breaks the grammar: BAD, and nothing of it was done. */
export const syntaxError = (text: string): Refused => new Refused(bad(text));

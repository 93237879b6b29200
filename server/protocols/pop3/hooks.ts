import type { Readable } from "node:stream";

/** Somebody on the other end of a connection. */
export interface Pop3Peer {
  /** Names the connection in the log. */
  readonly id: string;
  readonly address: string;
  readonly secure: boolean;
  /** Ends the connection, politely: what let it in is withdrawn. */
  end(): void;
}

/** A message of the maildrop as it was when the session began. */
export interface DropMessage {
  /** Names it for ever (UIDL): printable, without blanks, at most 70 characters. */
  readonly unique: string;
  /** Bytes. */
  readonly size: number;
  /** Names it for the hooks. */
  readonly id: number;
}

/** One person's inbox, held by one POP3 session alone. */
export interface Maildrop {
  readonly messages: readonly DropMessage[];
  /** The bytes of a message; rejects when it is gone. */
  open(id: number): Promise<Readable>;
  /** It was read to its end. */
  wasRead(id: number): Promise<void>;
  /** Deletes for good; resolves when that is on disk. */
  remove(ids: readonly number[]): Promise<void>;
  /** The session is over: somebody else may come. */
  release(): void;
}

/** Why somebody may not come in: a response code of RFC 2449 or 3206 and a text. */
export interface Pop3Refusal {
  readonly code: "AUTH" | "IN-USE" | "LOGIN-DELAY" | "SYS/TEMP";
  readonly text: string;
}

/** What a door needs from the office. */
export interface Pop3Hooks {
  authenticate(login: string, password: string, peer: Pop3Peer): Promise<Maildrop | Pop3Refusal>;
  closed?(peer: Pop3Peer): void;
  failed?(error: unknown, peer: Pop3Peer): void;
}

export interface Pop3Limits {
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  /** Milliseconds until somebody must have signed in. */
  readonly signInTime: number;
  /** Milliseconds without a command (RFC 1939 §3: at least ten minutes). */
  readonly idleTime: number;
  readonly writeTime: number;
  readonly stopTime: number;
  readonly maxMistakes: number;
}

export const POP3_LIMITS: Pop3Limits = {
  maxConnections: 1_000,
  maxConnectionsPerAddress: 50,
  signInTime: 2 * 60_000,
  idleTime: 10 * 60_000,
  writeTime: 2 * 60_000,
  stopTime: 5_000,
  maxMistakes: 10,
};

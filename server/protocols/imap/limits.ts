/** Bounds of one door. Everything is checked before it is parsed, stored or waited for. */
export interface ImapLimits {
  /** Bytes of one command line without its literals. */
  readonly maxLineBytes: number;
  /** Bytes of one literal that is not a message. */
  readonly maxLiteralBytes: number;
  /** Bytes of a whole command without its messages. */
  readonly maxCommandBytes: number;
  /** Bytes of one message in APPEND; announced as APPENDLIMIT. */
  readonly maxMessageBytes: number;
  /** Parentheses inside each other. */
  readonly maxNesting: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  readonly maxConnectionsPerUser: number;
  /** Commands in a row that are no commands, after which the connection ends. */
  readonly maxBadCommands: number;
  /** Milliseconds until somebody must have signed in. */
  readonly signInTime: number;
  /** Milliseconds without a command after which a session ends (RFC 9051 §5.4: at least thirty minutes). */
  readonly idleTime: number;
  /** Milliseconds in which a command that has begun must go on arriving. */
  readonly commandTime: number;
  /** Milliseconds in which a client must take what it was sent. */
  readonly writeTime: number;
  /** Milliseconds that sessions have to finish when the door closes. */
  readonly stopTime: number;
}

const MINUTE = 60_000;

export const IMAP_LIMITS: ImapLimits = {
  maxLineBytes: 65_536,
  maxLiteralBytes: 256 * 1024,
  maxCommandBytes: 1024 * 1024,
  maxMessageBytes: 25 * 1024 * 1024,
  maxNesting: 40,
  maxConnections: 4_000,
  maxConnectionsPerAddress: 200,
  maxConnectionsPerUser: 60,
  maxBadCommands: 20,
  signInTime: 3 * MINUTE,
  idleTime: 31 * MINUTE,
  commandTime: 2 * MINUTE,
  writeTime: 2 * MINUTE,
  stopTime: 5_000,
};

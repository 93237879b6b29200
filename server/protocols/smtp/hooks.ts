import type { Readable } from "node:stream";
import type { SmtpRefusal } from "./replies.ts";

/** Somebody on the other end of a connection. */
export interface SmtpPeer<Identity = never> {
  /** Names the connection in the log. */
  readonly id: string;
  /** The peer's IP address. */
  readonly address: string;
  /** How the peer names itself in EHLO; unverified. */
  readonly helo: string;
  readonly secure: boolean;
  /** `SMTP`, `ESMTP`, `ESMTPS`, …: the word for a Received field (RFC 3848). */
  readonly protocol: string;
  /** Who signed in, where the door asks for it. */
  readonly identity?: Identity;
}

/** Of what part of an envelope a refusal speaks; empty where it is none. */
export interface RefusedAbout {
  readonly sender: string;
  readonly recipient: string;
}

/** An envelope whose every part a hook has accepted. `from` is empty for a bounce. */
export interface SmtpEnvelope<Recipient> {
  readonly from: string;
  readonly recipients: readonly { readonly address: string; readonly target: Recipient }[];
  /** Whether the client announced SMTPUTF8 (RFC 6531). */
  readonly utf8: boolean;
}

/**
 * What a door needs from the office. A hook refuses by returning a refusal; whatever it throws is answered 451 and reported to `failed`.
 * `Recipient` is what the office knows an address by; the door only carries it from `recipient` to `message`.
 */
export interface SmtpHooks<Recipient, Identity = never> {
  /** Whether anybody at this IP address may come in at all. Accepts by returning undefined. */
  admit?(address: string): SmtpRefusal | undefined;
  /** Whether the bare line feeds of a peer are made into line ends, where its maker cannot be moved to send them right. */
  mendsLines?(address: string): boolean;
  /** Checks a name and password; doors without it offer no AUTH, and with it TLS comes first and AUTH before MAIL. */
  authenticate?(
    login: string,
    password: string,
    peer: SmtpPeer<Identity>,
  ): Promise<{ identity: Identity } | SmtpRefusal>;
  /** Somebody has signed in; `end` closes the connection with a reply. Returns what is called when the connection is gone. */
  entered?(identity: Identity, peer: SmtpPeer<Identity>, end: (why: SmtpRefusal) => void): () => void;
  /** Whether this peer may send as `address` (empty for a bounce). Accepts by returning undefined. */
  sender?(address: string, peer: SmtpPeer<Identity>): Promise<SmtpRefusal | undefined> | SmtpRefusal | undefined;
  /** To whom an address leads. `size` is what the client has declared that the message will have, 0 where it did not say. */
  recipient(
    address: string,
    peer: SmtpPeer<Identity>,
    size: number,
  ): Promise<{ target: Recipient } | SmtpRefusal> | { target: Recipient } | SmtpRefusal;
  /**
   * Makes the message safe. The stream gives the content as it was sent, dots unstuffed; it errors when the client goes away or breaks a
   * rule, and then nothing may remain. Resolve only when the message is on disk for every recipient: 250 is said at once.
   */
  message(
    envelope: SmtpEnvelope<Recipient>,
    content: Readable,
    peer: SmtpPeer<Identity>,
  ): Promise<{ id: string } | SmtpRefusal>;
  /** Turns what `message` threw into a refusal, where it can be told (a full disk); undefined is answered 451 4.3.0. */
  refusalOf?(error: unknown): SmtpRefusal | undefined;
  /** One line about what a door refused or could not do, for the log and the administrator. */
  refused?(what: SmtpRefusal, peer: SmtpPeer<Identity>, about: RefusedAbout): void;
  failed?(error: unknown, peer: SmtpPeer<Identity>): void;
}

export interface SmtpLimits {
  /** Bytes of one message, announced as SIZE. */
  readonly maxMessageBytes: number;
  readonly maxRecipients: number;
  readonly maxHeaderBytes: number;
  readonly maxReceived: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  /** Messages that one address may send in a minute. */
  readonly messagesPerMinute: number;
  /** Failed attempts to sign in after which a connection is closed. */
  readonly maxFailedSignIns: number;
  /** Refused recipients after which a connection is closed. */
  readonly maxRefusedRecipients: number;
  /** Milliseconds without a byte after which a client is let go. */
  readonly idleTime: number;
  /** Milliseconds in which one command line must be complete. */
  readonly commandTime: number;
  /** Milliseconds in which one message must have arrived. */
  readonly messageTime: number;
  /** Milliseconds that a stop waits for messages under way. */
  readonly stopTime: number;
}

export const SMTP_LIMITS: SmtpLimits = {
  maxMessageBytes: 25 * 1024 * 1024,
  maxRecipients: 500,
  maxHeaderBytes: 256 * 1024,
  maxReceived: 30,
  maxConnections: 400,
  maxConnectionsPerAddress: 40,
  messagesPerMinute: 1_200,
  maxFailedSignIns: 4,
  maxRefusedRecipients: 20,
  idleTime: 120_000,
  commandTime: 300_000,
  messageTime: 600_000,
  stopTime: 8_000,
};

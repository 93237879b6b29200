import type { Readable } from "node:stream";
import type { Flags } from "./flags.ts";
import type { Reply } from "./replies.ts";
import type { SearchKey } from "./search-key.ts";
import type { Part } from "./structure/part.ts";

/** Somebody on the other end of a connection. */
export interface ImapPeer {
  /** Names the connection in the log. */
  readonly id: string;
  readonly address: string;
  readonly secure: boolean;
  /** Ends the connection, politely: what let it in is withdrawn. */
  end(): void;
}

/** What a door needs from the office. What a hook throws is answered NO and reported to `failed`, unless it is a `Refused`. */
export interface ImapHooks {
  /** Checks a name and password; the reply says why not. */
  authenticate(login: string, password: string, peer: ImapPeer): Promise<{ readonly user: ImapUser } | Reply>;
  /** Turns what a hook threw into a reply where it can be told (a full disk, a quota); undefined is answered NO [SERVERBUG]. */
  replyOf?(error: unknown): Reply | undefined;
  /** The client told its name (ID, RFC 2971). */
  identified?(user: ImapUser | undefined, fields: Readonly<Record<string, string>>, peer: ImapPeer): void;
  /** The connection is over. */
  closed?(user: ImapUser | undefined, peer: ImapPeer): void;
  failed?(error: unknown, peer: ImapPeer): void;
}

/** RFC 6154, without the backslash. */
export type SpecialUse = "Archive" | "Drafts" | "Junk" | "Sent" | "Trash";

export interface Folder {
  readonly id: number;
  /** Unicode in NFC, levels separated by "/". */
  readonly name: string;
  readonly use?: SpecialUse | undefined;
  /** Somebody else's, lent for reading. */
  readonly readOnly?: boolean;
}

/** A mailbox's numbers at one moment. */
export interface FolderState {
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly highestModseq: number;
  readonly messages: number;
  readonly unseen: number;
  /** Bytes of all messages. */
  readonly size: number;
  /** Messages from this UID on have been told to nobody as `\Recent` yet. */
  readonly recentFrom: number;
}

export interface OpenedFolder {
  readonly state: FolderState;
  /** Rising. */
  readonly uids: readonly number[];
  readonly firstUnseen: number | undefined;
  readonly keywords: readonly string[];
}

export interface MessageState {
  readonly uid: number;
  readonly modseq: number;
  readonly flags: Flags;
}

/** What happened in a mailbox after a MODSEQ. */
export interface Changes {
  readonly highestModseq: number;
  /** New messages and changed flags, by UID. */
  readonly messages: readonly MessageState[];
  /** UIDs that are gone, rising. */
  readonly vanished: readonly number[];
}

/** What a FETCH wants to know beside flags, size and date. */
export interface Want {
  readonly envelope?: boolean;
  /** BODYSTRUCTURE, ready for the wire. */
  readonly bodyStructure?: boolean;
  /** The fields that `isCommonField` names. */
  readonly head?: boolean;
  /** Where the parts are. */
  readonly structure?: boolean;
  /** The bytes themselves, for `read` and `stream`. */
  readonly content?: boolean;
}

export interface Message extends MessageState {
  /** INTERNALDATE, UTC epoch milliseconds. */
  readonly receivedAt: number;
  /** Bytes, exactly as they are served. */
  readonly size: number;
  /** Names the bytes for `read` and `stream`; empty where they were not wanted. */
  readonly content: string;
  /** ENVELOPE, ready for the wire. */
  readonly envelope?: string;
  readonly bodyStructure?: string;
  readonly head?: string;
  readonly structure?: Part;
}

export interface FlagChange {
  readonly how: "add" | "remove" | "replace";
  readonly flags: Flags;
  /** Messages with a higher MODSEQ are left alone (RFC 7162). */
  readonly unchangedSince?: number;
}

export interface Stored {
  /** Every message that was named and is there, after the change; `changed` where something did, `before` its MODSEQ until then. */
  readonly messages: readonly (MessageState & { readonly changed: boolean; readonly before: number })[];
  /** UIDs that UNCHANGEDSINCE kept from changing. */
  readonly modified: readonly number[];
}

/** Copied or moved messages: which became which, in the order of the source. */
export interface Transferred {
  readonly uidValidity: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** A message that is safe on disk and in no mailbox yet. */
export interface Staged {
  readonly content: unknown;
  readonly flags: Flags;
  /** Undefined for now. */
  readonly receivedAt: number | undefined;
}

/** Where a person's mailboxes begin, beside those that have nothing in front (RFC 2342); each ends with the separator. */
export interface Namespaces {
  readonly others: readonly string[];
  readonly shared: readonly string[];
}

export interface Quota {
  /** Bytes. */
  readonly used: number;
  /** Undefined where there is no bound. */
  readonly limit: number | undefined;
}

/**
 * One person's mailboxes. A mailbox is named by its id, so that a rename does not disturb a session that has it open; `undefined` where it is gone.
 * Every promise resolves only when what it says is on disk.
 */
export interface ImapUser {
  /** The name with which sessions of one person are counted. */
  readonly login: string;
  readonly namespaces: Namespaces;
  folders(): Promise<readonly Folder[]>;
  subscriptions(): Promise<readonly string[]>;
  subscribe(name: string, on: boolean): Promise<void>;
  create(name: string, use: SpecialUse | undefined): Promise<void>;
  remove(id: number): Promise<void>;
  /** Renames the mailbox and all below it, or the level that is none itself; INBOX gives its messages away and stays. */
  rename(from: string, to: string): Promise<void>;

  state(id: number): Promise<FolderState | undefined>;
  /** How many messages are `\Deleted`, for STATUS. */
  deleted(id: number): Promise<number>;
  /** Takes everything that is recent: the earlier `recentFrom`. */
  claimRecent(id: number): Promise<number>;
  /** Everything that is there at one moment. */
  open(id: number): Promise<OpenedFolder | undefined>;
  changes(id: number, afterModseq: number): Promise<Changes | undefined>;
  /** Calls back, once per change or for several together, after the commit. Returns how to stop it. */
  watch(id: number, changed: () => void): () => void;

  messages(id: number, uids: readonly number[], want: Want): Promise<readonly Message[]>;
  read(content: string, from: number, to: number): Promise<Buffer>;
  stream(content: string, from: number, to: number): Readable;
  /** UIDs that have what is asked for, rising, with their MODSEQ. */
  search(id: number, key: SearchKey): Promise<readonly { readonly uid: number; readonly modseq: number }[]>;

  store(id: number, uids: readonly number[], change: FlagChange): Promise<Stored>;
  /** Deletes those of the messages that are `\Deleted`; all of them where `uids` is undefined. */
  expunge(id: number, uids: readonly number[] | undefined): Promise<void>;
  copy(id: number, uids: readonly number[], target: number): Promise<Transferred>;
  move(id: number, uids: readonly number[], target: number): Promise<Transferred>;
  stage(
    source: AsyncIterable<Buffer>,
    as: Omit<Staged, "content"> & { readonly binary: boolean; readonly size: number },
  ): Promise<Staged>;
  append(
    id: number,
    staged: readonly Staged[],
  ): Promise<{ readonly uidValidity: number; readonly uids: readonly number[] }>;
  /** Of the account that has the mailbox. */
  quota(id: number): Promise<Quota>;
  /** Minutes that the office's clocks are ahead of UTC at an instant. */
  zoneOffset(instant: number): number;
}

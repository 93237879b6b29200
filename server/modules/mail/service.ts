import type { Actor } from "../../kernel/access/actor.ts";
import type { Mailbox } from "./contract.ts";
import type { DraftFiles } from "./draft-files.ts";
import type { Drafts } from "./drafts.ts";
import type { Links } from "./links.ts";
import type { MailboxUse } from "./mailbox.ts";
import type { ReadMessage } from "./read-message.ts";
import type { RecipientSearch } from "./recipients.ts";
import type { Redirect } from "./redirect.ts";
import type { Sending } from "./send.ts";
import type { Signatures } from "./signatures.ts";
import type { Templates } from "./templates.ts";
import type { Waiting } from "./waiting.ts";

/** An open door: `port` is the real one, also where 0 was asked for. */
export interface OpenDoor {
  readonly host: string;
  readonly port: number;
}

/** The front door for higher tiers and for the composition root. */
export interface MailService {
  /** Which doors are open; null for one that is off or not open yet. */
  doors(): { readonly smtp: OpenDoor | null };
  /** A letter of the program or of a sample office, delivered inside the office. */
  readonly post: Sending["post"];
  /** Marks copies as read by their owners, for a sample office. */
  markRead(personId: number, messageIds: readonly number[]): void;
  readonly use: MailboxUse;
  readonly open: ReadMessage;
  readonly drafts: Drafts;
  readonly draftFiles: DraftFiles;
  readonly waiting: Waiting;
  readonly recipients: RecipientSearch;
  readonly signatures: Signatures;
  readonly templates: Templates;
  readonly links: Links;
  readonly redirect: Redirect;
  overview(actor: Actor): { address: string; items: Mailbox[]; maxMessageBytes: number };
}

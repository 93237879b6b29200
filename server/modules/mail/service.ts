import type { Actor } from "../../kernel/access/actor.ts";
import type { ReadArrival } from "./arrival.ts";
import type { Browse } from "./browse.ts";
import type { Bulk } from "./bulk.ts";
import type { Label, Mailbox, MailDoorName } from "./contract.ts";
import type { OpenDoor } from "./doors/doors.ts";
import type { DraftFiles } from "./draft-files.ts";
import type { Drafts } from "./drafts.ts";
import type { Labels } from "./labels.ts";
import type { Links } from "./links.ts";
import type { MailboxUse } from "./mailbox.ts";
import type { ReadMessage } from "./read-message.ts";
import type { RecipientSearch } from "./recipients.ts";
import type { Redirect } from "./redirect.ts";
import type { SearchPage } from "./search/page.ts";
import type { StoredFiles } from "./stored-files.ts";
import type { Suggest } from "./search/suggest.ts";
import type { Sending } from "./send.ts";
import type { Signatures } from "./signatures.ts";
import type { Templates } from "./templates.ts";
import type { Turns } from "./turn.ts";
import type { Waiting } from "./waiting.ts";

/** The front door for higher tiers and for the composition root. */
export interface MailService {
  /** Which doors are open; null for one that is off or not open yet. */
  doors(): Readonly<Record<MailDoorName, OpenDoor | null>>;
  /** A letter of the program or of a sample office, delivered inside the office. */
  readonly post: Sending["post"];
  /** Marks copies as read by their owners, for a sample office. */
  markRead(personId: number, messageIds: readonly number[]): void;
  readonly use: MailboxUse;
  readonly browse: Browse;
  readonly labels: Labels;
  readonly bulk: Bulk;
  readonly open: ReadMessage;
  readonly arrival: ReadArrival;
  /** Where a module says that it makes something out of messages. */
  readonly turns: Turns;
  readonly drafts: Drafts;
  readonly draftFiles: DraftFiles;
  readonly storedFiles: StoredFiles;
  readonly waiting: Waiting;
  readonly recipients: RecipientSearch;
  readonly signatures: Signatures;
  readonly templates: Templates;
  readonly links: Links;
  readonly redirect: Redirect;
  readonly search: SearchPage;
  readonly suggest: Suggest;
  /** Resolves once everything that was delivered can be found, enclosed documents too; for a sample office and tests. */
  indexed(): Promise<void>;
  overview(actor: Actor): Overview;
}

/** What the screen begins with. */
export interface Overview {
  address: string;
  items: Mailbox[];
  labels: Label[];
  waiting: number;
  conversations: boolean;
  maxMessageBytes: number;
}

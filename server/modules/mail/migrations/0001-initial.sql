-- Whose mail it is: `owner` is an audience key, a person's (`person:5`) or, for a shared mailbox, a department's.
CREATE TABLE mail_account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL
) STRICT;

-- Counts are kept exact by the transaction that changes a message. UIDs and MODSEQs: RFC 9051 §2.3.1.1, RFC 7162 §3.1.
CREATE TABLE mail_mailbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  -- The path as IMAP names it, levels separated by '/'; NFC.
  name TEXT NOT NULL,
  role TEXT CHECK (role IN ('inbox', 'drafts', 'sent', 'junk', 'trash', 'archive')),
  uid_validity INTEGER NOT NULL,
  uid_next INTEGER NOT NULL DEFAULT 1,
  highest_modseq INTEGER NOT NULL DEFAULT 1,
  total INTEGER NOT NULL DEFAULT 0 CHECK (total >= 0),
  unseen INTEGER NOT NULL DEFAULT 0 CHECK (unseen >= 0 AND unseen <= total),
  total_size INTEGER NOT NULL DEFAULT 0 CHECK (total_size >= 0),
  UNIQUE (account_id, name)
) STRICT;
CREATE UNIQUE INDEX mail_mailbox_role ON mail_mailbox (account_id, role) WHERE role IS NOT NULL;

-- What is the same for everybody who has the message: one row and one file a content.
CREATE TABLE mail_content (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  message_id TEXT,
  in_reply_to TEXT,
  -- The first of References: names the conversation.
  thread_key TEXT NOT NULL,
  subject TEXT NOT NULL,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  -- JSON: the first few of To, [{name, address}], and how many there are in all.
  recipients TEXT NOT NULL,
  recipient_count INTEGER NOT NULL,
  sent_at INTEGER,
  preview TEXT NOT NULL,
  has_attachments INTEGER NOT NULL,
  stored_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_content_message_id ON mail_content (message_id) WHERE message_id IS NOT NULL;

-- A content in a mailbox. What is one recipient's own (envelope, flags) stands here and not in the file.
CREATE TABLE mail_message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  mailbox_id INTEGER NOT NULL REFERENCES mail_mailbox (id),
  uid INTEGER NOT NULL,
  content_id INTEGER NOT NULL REFERENCES mail_content (id),
  -- IMAP's internal date.
  received_at INTEGER NOT NULL,
  -- Bits: 1 \Seen, 2 \Answered, 4 \Flagged, 8 \Deleted, 16 \Draft, 32 $Forwarded.
  flags INTEGER NOT NULL DEFAULT 0,
  -- Other keywords as a JSON list; null for none.
  keywords TEXT,
  modseq INTEGER NOT NULL,
  size INTEGER NOT NULL,
  thread_key TEXT NOT NULL,
  has_attachments INTEGER NOT NULL,
  -- The person who signed in to send it; null for what came in through the open door.
  sender_id INTEGER,
  door TEXT NOT NULL,
  envelope_from TEXT NOT NULL,
  delivered_to TEXT NOT NULL,
  UNIQUE (mailbox_id, uid)
) STRICT;
CREATE INDEX mail_message_newest ON mail_message (mailbox_id, received_at, id);
CREATE INDEX mail_message_unseen ON mail_message (mailbox_id, received_at, id) WHERE flags & 1 = 0;
CREATE INDEX mail_message_flagged ON mail_message (mailbox_id, received_at, id) WHERE flags & 4 <> 0;
CREATE INDEX mail_message_attachments ON mail_message (mailbox_id, received_at, id) WHERE has_attachments = 1;
CREATE INDEX mail_message_modseq ON mail_message (mailbox_id, modseq);
CREATE INDEX mail_message_content ON mail_message (content_id, account_id);
CREATE INDEX mail_message_thread ON mail_message (account_id, thread_key, received_at);

-- UIDs that are gone, for clients that come back and ask (QRESYNC's VANISHED).
CREATE TABLE mail_expunged (
  mailbox_id INTEGER NOT NULL REFERENCES mail_mailbox (id),
  uid INTEGER NOT NULL,
  modseq INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_expunged_modseq ON mail_expunged (mailbox_id, modseq);

-- Once per content, rowid = mail_content.id. `marked` holds people and subject with their marks, to find what was typed with marks first.
CREATE VIRTUAL TABLE mail_search USING fts5 (
  people, subject, body, marked,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE mail_draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  version INTEGER NOT NULL DEFAULT 1,
  -- JSON lists of audience keys and addresses.
  to_list TEXT NOT NULL,
  cc_list TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  -- What it answers or passes on.
  kind TEXT NOT NULL CHECK (kind IN ('new', 'reply', 'forward')),
  original_id INTEGER,
  created_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_draft_account ON mail_draft (account_id, saved_at, id);

CREATE TABLE mail_draft_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  draft_id INTEGER NOT NULL REFERENCES mail_draft (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  type TEXT NOT NULL
) STRICT;
CREATE INDEX mail_draft_file_draft ON mail_draft_file (draft_id);

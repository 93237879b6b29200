-- A draft can be rich text, ask for things, and wait for its hour.
ALTER TABLE mail_draft ADD COLUMN bcc_list TEXT NOT NULL DEFAULT '[]';
-- Null: plain text. Made safe before it is stored; pictures in it are named by `cid:`.
ALTER TABLE mail_draft ADD COLUMN html TEXT;
ALTER TABLE mail_draft ADD COLUMN wants_receipt INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail_draft ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
-- While set, it is a letter that goes out by itself at that instant, and nobody changes it.
ALTER TABLE mail_draft ADD COLUMN send_at INTEGER;
-- Why it came back instead of going out: JSON {vi, en}.
ALTER TABLE mail_draft ADD COLUMN send_problem TEXT;
-- Its message in the mailbox Drafts, for mail programs, and the version that the message shows.
ALTER TABLE mail_draft ADD COLUMN copy_id INTEGER;
ALTER TABLE mail_draft ADD COLUMN copy_version INTEGER;
CREATE INDEX mail_draft_due ON mail_draft (send_at, id) WHERE send_at IS NOT NULL;
CREATE INDEX mail_draft_held ON mail_draft (account_id, send_at, id) WHERE send_at IS NOT NULL;
CREATE UNIQUE INDEX mail_draft_copy ON mail_draft (copy_id) WHERE copy_id IS NOT NULL;
CREATE INDEX mail_draft_uncopied ON mail_draft (saved_at) WHERE send_at IS NULL AND copy_version IS NOT version;

-- A mail program that takes the message out of Drafts, by whichever door, has thrown the draft away or put another in its place. What was
-- written here since then stays: nothing that a person typed is lost.
CREATE TRIGGER mail_draft_copy_gone AFTER DELETE ON mail_message BEGIN
  DELETE FROM mail_draft WHERE copy_id = old.id AND copy_version = version AND send_at IS NULL;
  UPDATE mail_draft SET copy_id = NULL, copy_version = NULL WHERE copy_id = old.id;
END;
CREATE TRIGGER mail_draft_copy_moved AFTER UPDATE OF mailbox_id ON mail_message WHEN new.mailbox_id <> old.mailbox_id BEGIN
  DELETE FROM mail_draft WHERE copy_id = old.id AND copy_version = version AND send_at IS NULL;
  UPDATE mail_draft SET copy_id = NULL, copy_version = NULL WHERE copy_id = old.id;
END;

-- Names a picture in the text (RFC 2392), without angle brackets; null for an attachment.
ALTER TABLE mail_draft_file ADD COLUMN content_id TEXT;
-- It goes as a link to the stored file, under this address of the office; null: it goes in the letter.
ALTER TABLE mail_draft_file ADD COLUMN link_origin TEXT;

ALTER TABLE mail_content ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;

-- What a person here has sent: what was asked of the readers, and the answer for a browser that did not hear it and asks again.
CREATE TABLE mail_sent (
  content_id INTEGER PRIMARY KEY REFERENCES mail_content (id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  draft_id INTEGER,
  -- The copy in Sent.
  message_id INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  wants_receipt INTEGER NOT NULL,
  urgent INTEGER NOT NULL,
  -- JSON list of {name, address}; it stands in nobody's file.
  bcc TEXT NOT NULL,
  sent_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX mail_sent_draft ON mail_sent (draft_id) WHERE draft_id IS NOT NULL;

-- To whom a person has written, for completion: those of late first.
CREATE TABLE mail_correspondent (
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  -- An audience key or an address.
  value TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_correspondent_recent ON mail_correspondent (account_id, used_at);

-- A file too large for a letter: it stays here, and the letter's recipients fetch it until the day it expires.
CREATE TABLE mail_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- In the address, so that addresses cannot be counted up.
  token TEXT NOT NULL UNIQUE,
  sender_id INTEGER NOT NULL,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  type TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_link_expiry ON mail_link (expires_at);
CREATE TABLE mail_link_reader (
  link_id INTEGER NOT NULL REFERENCES mail_link (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL,
  PRIMARY KEY (link_id, person_id)
) STRICT, WITHOUT ROWID;

-- A person's own signature for one of his or her posts; without a row, the agency's pattern makes it.
CREATE TABLE mail_signature (
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  -- `department:position`, 0 for none.
  post TEXT NOT NULL,
  text TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, post)
) STRICT, WITHOUT ROWID;

-- A text to begin with. `owner` is whose it is: a person's key, or that of a body of people, who may use it.
CREATE TABLE mail_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  html TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  changed_by INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_template_owner ON mail_template (owner, name, id);

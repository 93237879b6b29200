-- What mail programs need beside what the screens do.

-- The first UID that no session has been told of as \Recent.
ALTER TABLE mail_mailbox ADD COLUMN recent_from INTEGER NOT NULL DEFAULT 1;
-- The highest UIDVALIDITY that the account ever gave: a name that is used again must look like another mailbox, also within one second.
ALTER TABLE mail_account ADD COLUMN last_validity INTEGER NOT NULL DEFAULT 0;

-- Names as that person's programs see them, where they differ from the rule: everything is subscribed but what a program created.
CREATE TABLE mail_subscription (
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  name TEXT NOT NULL,
  subscribed INTEGER NOT NULL,
  PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_message_keywords ON mail_message (mailbox_id) WHERE keywords IS NOT NULL;
CREATE INDEX mail_message_deleted ON mail_message (mailbox_id, uid) WHERE flags & 8 <> 0;

-- What FETCH and SEARCH ask of a content, made from its file when a program first asks; it may be deleted at any time. Texts of the wire have
-- one character a byte; those to search in are decoded, NFC and in small letters.
CREATE TABLE mail_wire (
  content_id INTEGER PRIMARY KEY REFERENCES mail_content (id) ON DELETE CASCADE,
  head TEXT NOT NULL,
  envelope TEXT NOT NULL,
  body_structure TEXT NOT NULL,
  -- JSON of the parts with their offsets.
  structure TEXT NOT NULL,
  -- The day of the Date field as it is written.
  sent_on TEXT,
  from_text TEXT NOT NULL,
  to_text TEXT NOT NULL,
  cc_text TEXT NOT NULL,
  bcc_text TEXT NOT NULL,
  subject_text TEXT NOT NULL
) STRICT;

CREATE TABLE mail_wire_text (
  content_id INTEGER PRIMARY KEY REFERENCES mail_content (id) ON DELETE CASCADE,
  -- Fields one a line, each after a line feed.
  header TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

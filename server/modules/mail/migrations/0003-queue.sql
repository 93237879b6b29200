-- A message on its way to other offices, until every recipient has it or it has come back.
CREATE TABLE mail_outgoing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- Empty for a bounce, which is never bounced.
  envelope_from TEXT NOT NULL,
  sender_id INTEGER,
  subject TEXT NOT NULL,
  -- The trace that is put before the message when it leaves: the file holds none.
  received TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_outgoing_hash ON mail_outgoing (hash);

CREATE TABLE mail_outgoing_recipient (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  outgoing_id INTEGER NOT NULL REFERENCES mail_outgoing (id),
  address TEXT NOT NULL,
  -- The domain behind the @, in ASCII.
  destination TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  -- Whether the sender has been told of the delay.
  warned INTEGER NOT NULL DEFAULT 0,
  last_reply TEXT NOT NULL DEFAULT '',
  last_at INTEGER
) STRICT;
CREATE INDEX mail_outgoing_recipient_due ON mail_outgoing_recipient (next_at, id);
CREATE INDEX mail_outgoing_recipient_destination ON mail_outgoing_recipient (destination, next_at, id);
CREATE INDEX mail_outgoing_recipient_message ON mail_outgoing_recipient (outgoing_id, id);

-- Mail that is taken out as files, brought in from files, or fetched from an old server: one run, with how far it has come, so that it goes on
-- after a restart.
CREATE TABLE mail_exchange (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  kind TEXT NOT NULL CHECK (kind IN ('export', 'import', 'pull')),
  -- Of an export: mbox, eml, maildir.
  format TEXT,
  -- Of an export: one folder; null for all.
  mailbox_id INTEGER,
  -- Of an import or a pull: into the folders of the same name, or apart under one of its own.
  apart INTEGER NOT NULL DEFAULT 0,
  -- `waiting`: a pull that a restart cut off; the password is not kept, so it waits for it.
  state TEXT NOT NULL CHECK (state IN ('running', 'waiting', 'done', 'cancelled', 'failed')),
  -- What is read, as it was called; of a pull, `user@host:port`.
  source_name TEXT NOT NULL,
  source_hash TEXT,
  result_hash TEXT,
  result_size INTEGER,
  -- JSON: how far it has come.
  cursor TEXT NOT NULL DEFAULT '{}',
  total INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  -- There already.
  skipped INTEGER NOT NULL DEFAULT 0,
  -- Too large or not readable.
  failed INTEGER NOT NULL DEFAULT 0,
  -- Why it failed: the code of the refusal.
  problem TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX mail_exchange_account ON mail_exchange (account_id, id);
CREATE INDEX mail_exchange_running ON mail_exchange (id) WHERE state = 'running';
CREATE INDEX mail_exchange_files ON mail_exchange (ended_at) WHERE source_hash IS NOT NULL OR result_hash IS NOT NULL;

-- Files on their way from one person to others. The content of a transfer is its files one after the other: one stream, one offset, one hash.
CREATE TABLE transfers_transfer (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  sender_id   INTEGER NOT NULL,
  box_id      INTEGER REFERENCES transfers_box (id) ON DELETE SET NULL,
  title       TEXT NOT NULL,
  note        TEXT NOT NULL,
  state       TEXT NOT NULL,
  files       INTEGER NOT NULL,
  size        INTEGER NOT NULL,
  -- Files that have been named so far, and their bytes.
  listed      INTEGER NOT NULL DEFAULT 0,
  listed_size INTEGER NOT NULL DEFAULT 0,
  risky       INTEGER NOT NULL DEFAULT 0,
  -- The tus upload: its name, the byte of the content at which it begins, the byte up to which all is on disk.
  upload      TEXT NOT NULL UNIQUE,
  base        INTEGER NOT NULL DEFAULT 0,
  received    INTEGER NOT NULL DEFAULT 0,
  -- Of the whole content, and of the stored part from base on; null: there is none (any more).
  whole_hash  TEXT,
  hash        TEXT,
  scan        TEXT NOT NULL DEFAULT 'off',
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  ended_at    INTEGER,
  -- Receivers by what they have done, written with them.
  people      INTEGER NOT NULL DEFAULT 0,
  seen        INTEGER NOT NULL DEFAULT 0,
  accepted    INTEGER NOT NULL DEFAULT 0,
  refused     INTEGER NOT NULL DEFAULT 0,
  taken       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX transfers_transfer_by_sender ON transfers_transfer (sender_id, id);
CREATE INDEX transfers_transfer_by_box ON transfers_transfer (box_id, id) WHERE box_id IS NOT NULL;
CREATE INDEX transfers_transfer_alive ON transfers_transfer (expires_at) WHERE state IN ('listing', 'open', 'ready');
CREATE INDEX transfers_transfer_kept ON transfers_transfer (sender_id, state, size, base) WHERE state IN ('listing', 'open', 'ready');
CREATE INDEX transfers_transfer_hash ON transfers_transfer (hash) WHERE hash IS NOT NULL;

CREATE TABLE transfers_file (
  transfer_id INTEGER NOT NULL REFERENCES transfers_transfer (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  path        TEXT NOT NULL,
  -- The path as the least distinguishing file system sees it: no two of a transfer are alike.
  folded      TEXT NOT NULL,
  size        INTEGER NOT NULL,
  starts_at   INTEGER NOT NULL,
  modified_at INTEGER,
  PRIMARY KEY (transfer_id, position),
  UNIQUE (transfer_id, folded)
) STRICT, WITHOUT ROWID;

-- Whom the sender named; who that was, person by person, are the receivers.
CREATE TABLE transfers_audience (
  transfer_id INTEGER NOT NULL REFERENCES transfers_transfer (id) ON DELETE CASCADE,
  key         TEXT NOT NULL,
  PRIMARY KEY (transfer_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE transfers_receiver (
  transfer_id INTEGER NOT NULL REFERENCES transfers_transfer (id) ON DELETE CASCADE,
  person_id   INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'refused', 'taken')),
  seen_at     INTEGER,
  answered_at INTEGER,
  taken_at    INTEGER,
  PRIMARY KEY (transfer_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX transfers_receiver_by_person ON transfers_receiver (person_id, transfer_id);

-- Which files of a transfer a receiver has taken one by one.
CREATE TABLE transfers_taken (
  transfer_id INTEGER NOT NULL REFERENCES transfers_transfer (id) ON DELETE CASCADE,
  person_id   INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  PRIMARY KEY (transfer_id, person_id, position)
) STRICT, WITHOUT ROWID;

-- "Always from this person."
CREATE TABLE transfers_trust (
  person_id INTEGER NOT NULL,
  sender_id INTEGER NOT NULL,
  PRIMARY KEY (person_id, sender_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE transfers_box (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  department_id INTEGER NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  keep_days     INTEGER NOT NULL
) STRICT;

CREATE TABLE transfers_box_key (
  box_id INTEGER NOT NULL REFERENCES transfers_box (id) ON DELETE CASCADE,
  part   TEXT NOT NULL CHECK (part IN ('give', 'take')),
  key    TEXT NOT NULL,
  PRIMARY KEY (box_id, part, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX transfers_box_key_by_key ON transfers_box_key (part, key, box_id);

CREATE TABLE polls_poll (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id     INTEGER NOT NULL,
  title         TEXT NOT NULL,
  description   TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('single', 'multiple', 'text')),
  secrecy       TEXT NOT NULL CHECK (secrecy IN ('open', 'anonymous')),
  results       TEXT NOT NULL CHECK (results IN ('live', 'after-closing')),
  max_choices   INTEGER NOT NULL,
  quorum        INTEGER,
  remind_hours  INTEGER,
  created_at    INTEGER NOT NULL,
  opens_at      INTEGER NOT NULL,
  closes_at     INTEGER NOT NULL,
  -- The roll is drawn up when the poll opens: null until then.
  opened_at     INTEGER,
  closed_at     INTEGER,
  reminded_at   INTEGER,
  remind_rounds INTEGER NOT NULL DEFAULT 0,
  -- Counted in the transaction that changes them, so that no list has to count.
  asked         INTEGER NOT NULL DEFAULT 0,
  answered      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX polls_poll_by_closing ON polls_poll (closes_at, id);
CREATE INDEX polls_poll_by_author ON polls_poll (author_id, closes_at, id);
CREATE INDEX polls_poll_to_open ON polls_poll (opens_at) WHERE opened_at IS NULL;
CREATE INDEX polls_poll_to_close ON polls_poll (closes_at) WHERE closed_at IS NULL;

CREATE TABLE polls_option (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  poll_id  INTEGER NOT NULL REFERENCES polls_poll (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  votes    INTEGER NOT NULL DEFAULT 0,
  UNIQUE (poll_id, position)
) STRICT;

-- Whom the author named. Who that was, person by person, is the roll.
CREATE TABLE polls_audience (
  poll_id INTEGER NOT NULL REFERENCES polls_poll (id) ON DELETE CASCADE,
  key     TEXT NOT NULL,
  PRIMARY KEY (poll_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX polls_audience_by_key ON polls_audience (key, poll_id);

-- The roll. In an anonymous poll answered_at is rounded to 0: a time would tell which ballot is whose.
CREATE TABLE polls_voter (
  poll_id     INTEGER NOT NULL REFERENCES polls_poll (id) ON DELETE CASCADE,
  person_id   INTEGER NOT NULL,
  sort_key    TEXT NOT NULL,
  answered_at INTEGER,
  PRIMARY KEY (poll_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX polls_voter_by_person ON polls_voter (person_id, poll_id);
CREATE INDEX polls_voter_by_name ON polls_voter (poll_id, sort_key, person_id);

-- Keyed by a random name and without rowid: neither a number nor the order on disk tells when a ballot came. person_id stays null in an
-- anonymous poll.
CREATE TABLE polls_ballot (
  poll_id   INTEGER NOT NULL REFERENCES polls_poll (id) ON DELETE CASCADE,
  name      TEXT NOT NULL,
  person_id INTEGER,
  text      TEXT NOT NULL,
  PRIMARY KEY (poll_id, name)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX polls_ballot_by_person ON polls_ballot (poll_id, person_id) WHERE person_id IS NOT NULL;

CREATE TABLE polls_choice (
  poll_id   INTEGER NOT NULL,
  ballot    TEXT NOT NULL,
  option_id INTEGER NOT NULL REFERENCES polls_option (id) ON DELETE CASCADE,
  PRIMARY KEY (poll_id, ballot, option_id),
  FOREIGN KEY (poll_id, ballot) REFERENCES polls_ballot (poll_id, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE polls_search USING fts5(folded, marked, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');

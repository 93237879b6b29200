CREATE TABLE announcements_post (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id         INTEGER NOT NULL,
  title             TEXT NOT NULL,
  body              TEXT NOT NULL,
  category          TEXT NOT NULL,
  -- What was decided; whether it has ended follows from the times.
  stage             TEXT NOT NULL CHECK (stage IN ('draft', 'waiting', 'scheduled', 'published', 'withdrawn')),
  -- Rises with every change by an author or a manager: who saw an older one is refused.
  version           INTEGER NOT NULL DEFAULT 1,
  edition           INTEGER NOT NULL DEFAULT 1,
  pinned            INTEGER NOT NULL,
  lobby             INTEGER NOT NULL,
  asks_confirmation INTEGER NOT NULL,
  comments_open     INTEGER NOT NULL,
  created_at        INTEGER NOT NULL,
  publishes_at      INTEGER,
  expires_at        INTEGER,
  -- Set by the job once the end has come: the pin is gone and the lists were told.
  ended             INTEGER NOT NULL DEFAULT 0,
  published_at      INTEGER,
  corrected_at      INTEGER,
  withdrawn_at      INTEGER,
  withdrawn_reason  TEXT NOT NULL DEFAULT '',
  returned_note     TEXT NOT NULL DEFAULT '',
  approver_id       INTEGER,
  nudged_at         INTEGER,
  nudge_rounds      INTEGER NOT NULL DEFAULT 0,
  -- Its place in every list: when it was published, made before that.
  sort_at           INTEGER NOT NULL,
  -- Counted in the transaction that changes them, so that no list has to count.
  delivered         INTEGER NOT NULL DEFAULT 0,
  opened            INTEGER NOT NULL DEFAULT 0,
  confirmed         INTEGER NOT NULL DEFAULT 0,
  comments          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX announcements_post_by_time ON announcements_post (pinned, sort_at, id);
CREATE INDEX announcements_post_by_author ON announcements_post (author_id, pinned, sort_at, id);
CREATE INDEX announcements_post_waiting ON announcements_post (pinned, sort_at, id) WHERE stage = 'waiting';
CREATE INDEX announcements_post_to_publish ON announcements_post (publishes_at) WHERE stage = 'scheduled';
CREATE INDEX announcements_post_to_end ON announcements_post (expires_at) WHERE stage = 'published' AND ended = 0;
CREATE INDEX announcements_post_running ON announcements_post (pinned, sort_at, id) WHERE stage = 'published' AND ended = 0;
CREATE INDEX announcements_post_lobby ON announcements_post (published_at) WHERE lobby = 1 AND stage = 'published' AND ended = 0;

-- Every text that was published, so that a correction hides nothing.
CREATE TABLE announcements_edition (
  post_id   INTEGER NOT NULL REFERENCES announcements_post (id) ON DELETE CASCADE,
  edition   INTEGER NOT NULL,
  title     TEXT NOT NULL,
  body      TEXT NOT NULL,
  reason    TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (post_id, edition)
) STRICT;

-- Whom the author named. Whom it has reached, person by person, is the roll.
CREATE TABLE announcements_audience (
  post_id INTEGER NOT NULL REFERENCES announcements_post (id) ON DELETE CASCADE,
  key     TEXT NOT NULL,
  PRIMARY KEY (post_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX announcements_audience_by_key ON announcements_audience (key, post_id);

-- The roll. `rank` follows from the times: 0 delivered, 1 opened, 2 confirmed.
CREATE TABLE announcements_reader (
  post_id           INTEGER NOT NULL REFERENCES announcements_post (id) ON DELETE CASCADE,
  person_id         INTEGER NOT NULL,
  rank              INTEGER NOT NULL DEFAULT 0,
  unit              TEXT NOT NULL,
  unit_key          TEXT NOT NULL,
  sort_key          TEXT NOT NULL,
  delivered_at      INTEGER NOT NULL,
  opened_at         INTEGER,
  confirmed_at      INTEGER,
  confirmed_edition INTEGER,
  PRIMARY KEY (post_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX announcements_reader_by_person ON announcements_reader (person_id, post_id);
CREATE INDEX announcements_reader_by_rank ON announcements_reader (post_id, rank, unit_key, sort_key, person_id);

CREATE TABLE announcements_file (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id  INTEGER NOT NULL REFERENCES announcements_post (id) ON DELETE CASCADE,
  hash     TEXT NOT NULL,
  name     TEXT NOT NULL,
  size     INTEGER NOT NULL,
  type     TEXT NOT NULL
) STRICT;
CREATE INDEX announcements_file_by_post ON announcements_file (post_id, id);
CREATE INDEX announcements_file_by_hash ON announcements_file (hash);

CREATE TABLE announcements_file_reader (
  file_id   INTEGER NOT NULL REFERENCES announcements_file (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  PRIMARY KEY (file_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX announcements_file_reader_by_time ON announcements_file_reader (file_id, opened_at, person_id);

CREATE TABLE announcements_comment (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id   INTEGER NOT NULL REFERENCES announcements_post (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL,
  text      TEXT NOT NULL,
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX announcements_comment_by_post ON announcements_comment (post_id, id);

-- An issued acknowledgement sheet: `content` is the very text that was hashed.
CREATE TABLE announcements_sheet (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id   INTEGER NOT NULL REFERENCES announcements_post (id),
  person_id INTEGER NOT NULL,
  hash      TEXT NOT NULL,
  content   TEXT NOT NULL,
  at        INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX announcements_sheet_by_hash ON announcements_sheet (hash);
CREATE INDEX announcements_sheet_by_post ON announcements_sheet (post_id, id);

CREATE VIRTUAL TABLE announcements_search USING fts5(folded, marked, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');

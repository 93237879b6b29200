CREATE TABLE reminders_reminder (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id     INTEGER NOT NULL,
  title         TEXT NOT NULL,
  note          TEXT NOT NULL,
  -- The contract's When as JSON, and its kind beside it for lists.
  due_rule      TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('once', 'before', 'repeat')),
  due_at        INTEGER,
  -- Whether working days decide, so that a change of the calendar moves it.
  uses_calendar INTEGER NOT NULL CHECK (uses_calendar IN (0, 1)),
  -- For the author alone.
  is_own        INTEGER NOT NULL CHECK (is_own IN (0, 1)),
  subject_type  TEXT,
  subject_id    TEXT,
  subject_title TEXT,
  subject_path  TEXT,
  created_at    INTEGER NOT NULL,
  -- When it is due next; null: never again.
  next_at       INTEGER,
  last_fired_at INTEGER,
  removed_at    INTEGER
) STRICT;
CREATE INDEX reminders_reminder_due ON reminders_reminder (next_at, id) WHERE next_at IS NOT NULL AND removed_at IS NULL;
CREATE INDEX reminders_reminder_by_author ON reminders_reminder (author_id, created_at, id);
CREATE INDEX reminders_reminder_by_calendar ON reminders_reminder (id) WHERE uses_calendar = 1 AND next_at IS NOT NULL;
-- What returns and was told of in the future: the clock has been put back since.
CREATE INDEX reminders_reminder_by_firing ON reminders_reminder (last_fired_at) WHERE kind = 'repeat';
CREATE INDEX reminders_reminder_removed ON reminders_reminder (removed_at) WHERE removed_at IS NOT NULL;

-- For whom. next_at repeats the reminder's, null while it is taken out: a person's coming reminders are one range for each of his keys.
CREATE TABLE reminders_audience (
  reminder_id INTEGER NOT NULL REFERENCES reminders_reminder (id) ON DELETE CASCADE,
  key         TEXT NOT NULL,
  next_at     INTEGER,
  PRIMARY KEY (reminder_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_audience_by_key ON reminders_audience (key, next_at, reminder_id);

-- One time at which it was due. The pair is unique: what has been told is never told again, whatever the clock does.
CREATE TABLE reminders_occurrence (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  reminder_id INTEGER NOT NULL REFERENCES reminders_reminder (id) ON DELETE CASCADE,
  due_at      INTEGER NOT NULL,
  fired_at    INTEGER NOT NULL,
  told        INTEGER NOT NULL DEFAULT 0,
  done        INTEGER NOT NULL DEFAULT 0,
  UNIQUE (reminder_id, due_at)
) STRICT;

-- What one person makes of one time.
CREATE TABLE reminders_copy (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  occurrence_id INTEGER NOT NULL REFERENCES reminders_occurrence (id) ON DELETE CASCADE,
  person_id     INTEGER NOT NULL,
  sort_key      TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('open', 'done', 'passed', 'muted')),
  -- Where it stands in the person's list: when it was due, or until when it sleeps; of what is done, when that was.
  at            INTEGER NOT NULL,
  wake_at       INTEGER,
  rounds        INTEGER NOT NULL DEFAULT 0,
  done_at       INTEGER,
  UNIQUE (occurrence_id, person_id)
) STRICT;
CREATE INDEX reminders_copy_by_person ON reminders_copy (person_id, state, at, id);
CREATE INDEX reminders_copy_by_name ON reminders_copy (occurrence_id, sort_key, person_id);
CREATE INDEX reminders_copy_to_wake ON reminders_copy (wake_at, id) WHERE wake_at IS NOT NULL;

CREATE TABLE reminders_mute (
  person_id INTEGER NOT NULL,
  author_id INTEGER NOT NULL,
  since_at  INTEGER NOT NULL,
  PRIMARY KEY (person_id, author_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE reminders_search USING fts5(folded, marked, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');

-- What happened, once, however many people are told.
CREATE TABLE notifications_happening (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject_id   TEXT NOT NULL,
  dedupe       TEXT NOT NULL,
  from_id      INTEGER,
  title_vi     TEXT NOT NULL,
  title_en     TEXT NOT NULL,
  body         TEXT NOT NULL,
  path         TEXT NOT NULL,
  at           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX notifications_happening_once
  ON notifications_happening (subject_type, subject_id, kind, dedupe);

-- One row a person and happening. Newest first is the primary key backwards.
CREATE TABLE notifications_inbox (
  person_id    INTEGER NOT NULL,
  happening_id INTEGER NOT NULL REFERENCES notifications_happening (id),
  read_at      INTEGER,
  PRIMARY KEY (person_id, happening_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notifications_inbox_unread ON notifications_inbox (person_id, happening_id) WHERE read_at IS NULL;
CREATE INDEX notifications_inbox_by_happening ON notifications_inbox (happening_id);
CREATE INDEX notifications_inbox_by_read ON notifications_inbox (read_at) WHERE read_at IS NOT NULL;

-- How many rows of a person are unread. Kept by the triggers below alone: whatever changes a row changes it in the same statement.
CREATE TABLE notifications_unread (
  person_id INTEGER PRIMARY KEY,
  unread    INTEGER NOT NULL CHECK (unread >= 0)
) STRICT;
CREATE TRIGGER notifications_count_added AFTER INSERT ON notifications_inbox WHEN new.read_at IS NULL
BEGIN
  INSERT INTO notifications_unread (person_id, unread) VALUES (new.person_id, 1)
  ON CONFLICT (person_id) DO UPDATE SET unread = unread + 1;
END;
CREATE TRIGGER notifications_count_marked AFTER UPDATE OF read_at ON notifications_inbox
WHEN (old.read_at IS NULL) <> (new.read_at IS NULL)
BEGIN
  UPDATE notifications_unread SET unread = unread + iif(new.read_at IS NULL, 1, -1) WHERE person_id = new.person_id;
END;
CREATE TRIGGER notifications_count_removed AFTER DELETE ON notifications_inbox WHEN old.read_at IS NULL
BEGIN
  UPDATE notifications_unread SET unread = unread - 1 WHERE person_id = old.person_id;
END;

-- What is still to go out over a channel; the row goes when it is delivered. With failed_at it was given up.
CREATE TABLE notifications_delivery (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  channel      TEXT NOT NULL,
  person_id    INTEGER NOT NULL,
  happening_id INTEGER NOT NULL,
  due_at       INTEGER NOT NULL,
  attempts     INTEGER NOT NULL DEFAULT 0,
  error        TEXT,
  failed_at    INTEGER
) STRICT;
CREATE INDEX notifications_delivery_due ON notifications_delivery (channel, due_at, id) WHERE failed_at IS NULL;
CREATE INDEX notifications_delivery_of_row ON notifications_delivery (person_id, happening_id);
CREATE INDEX notifications_delivery_failed ON notifications_delivery (failed_at) WHERE failed_at IS NOT NULL;

-- Where a person decided otherwise than a kind begins with.
CREATE TABLE notifications_choice (
  person_id INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  channel   TEXT NOT NULL,
  is_on     INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  PRIMARY KEY (person_id, kind, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE notifications_person (
  person_id     INTEGER PRIMARY KEY,
  popup_senders TEXT NOT NULL CHECK (popup_senders IN ('all', 'chosen', 'nobody')),
  -- Audience keys, a JSON array.
  chosen        TEXT NOT NULL,
  quiet_on      INTEGER NOT NULL CHECK (quiet_on IN (0, 1)),
  quiet_from    TEXT NOT NULL,
  quiet_to      TEXT NOT NULL,
  -- Days on which they begin, 1 Monday … 7 Sunday, a JSON array.
  quiet_days    TEXT NOT NULL
) STRICT;

-- The text with its looks, cleaned; `body` says the same plainly, for search, SMS and the lists. Null: it was written plainly.
ALTER TABLE announcements_post ADD COLUMN html TEXT;
ALTER TABLE announcements_edition ADD COLUMN html TEXT;
-- A picture stands in the text and is no attachment.
ALTER TABLE announcements_file ADD COLUMN inline INTEGER NOT NULL DEFAULT 0;
-- The order in which the author named them: a circular goes round in it.
ALTER TABLE announcements_audience ADD COLUMN place INTEGER NOT NULL DEFAULT 0;

ALTER TABLE announcements_post ADD COLUMN mail_copy INTEGER NOT NULL DEFAULT 0;
ALTER TABLE announcements_post ADD COLUMN must_arrive INTEGER NOT NULL DEFAULT 0;
-- It goes from one to the next; `turns` is how many it goes to.
ALTER TABLE announcements_post ADD COLUMN in_turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE announcements_post ADD COLUMN turns INTEGER NOT NULL DEFAULT 0;
-- JSON, as the contract has them: the questions, and the poll that opens when it is published.
ALTER TABLE announcements_post ADD COLUMN quiz TEXT;
ALTER TABLE announcements_post ADD COLUMN poll TEXT;
ALTER TABLE announcements_post ADD COLUMN poll_id INTEGER;

CREATE TABLE announcements_turn (
  post_id    INTEGER NOT NULL REFERENCES announcements_post (id) ON DELETE CASCADE,
  place      INTEGER NOT NULL,
  person_id  INTEGER NOT NULL,
  -- Null while it is to come.
  reached_at INTEGER,
  -- Passed over by its author, or because the person was no longer here.
  skipped_at INTEGER,
  PRIMARY KEY (post_id, place)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX announcements_turn_by_person ON announcements_turn (post_id, person_id);

CREATE TABLE announcements_answer (
  post_id   INTEGER NOT NULL REFERENCES announcements_post (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL,
  -- JSON: for each question the numbers of the chosen answers.
  answers   TEXT NOT NULL,
  score     INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (post_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE announcements_template (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL,
  shared    INTEGER NOT NULL,
  name      TEXT NOT NULL,
  sort_key  TEXT NOT NULL,
  -- JSON, as the contract has it.
  content   TEXT NOT NULL
) STRICT;
CREATE INDEX announcements_template_by_owner ON announcements_template (person_id, sort_key, id);
CREATE INDEX announcements_template_shared ON announcements_template (sort_key, id) WHERE shared = 1;

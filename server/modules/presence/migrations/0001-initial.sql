-- What somebody says of himself: at the desk, in a meeting, out. Activity is known from open windows and is never stored.
CREATE TABLE presence_word (
  person_id INTEGER PRIMARY KEY,
  state     TEXT NOT NULL CHECK (state IN ('desk', 'meeting', 'out')),
  since_at  INTEGER NOT NULL,
  -- From then on it no longer holds.
  until_at  INTEGER NOT NULL,
  -- Whether the person named that time; otherwise it is the end of the day.
  is_named  INTEGER NOT NULL,
  note      TEXT NOT NULL
) STRICT;
CREATE INDEX presence_word_until ON presence_word (until_at);

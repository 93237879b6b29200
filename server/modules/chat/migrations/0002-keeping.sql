-- The address of the thing of this office that a message shows: a poll that is held in the room. Empty for what is only said.
ALTER TABLE chat_message ADD COLUMN card TEXT NOT NULL DEFAULT '';
-- How long a voice note speaks, in milliseconds; null for every other file.
ALTER TABLE chat_file ADD COLUMN voice_ms INTEGER;
-- Why a room is kept by law; shown to those who are in it.
ALTER TABLE chat_room ADD COLUMN hold_reason TEXT NOT NULL DEFAULT '';

-- What goes for good takes along what hangs on it: each of these is asked for by the message that goes.
CREATE INDEX chat_message_reply ON chat_message (reply_to_id) WHERE reply_to_id IS NOT NULL;
CREATE INDEX chat_mention_message ON chat_mention (message_id);
CREATE INDEX chat_pin_message ON chat_pin (message_id);

-- How far somebody had read by when, of rooms in which that is shown. The member's own row has only the newest.
CREATE TABLE chat_read (
  room_id   INTEGER NOT NULL REFERENCES chat_room (id),
  person_id INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (room_id, person_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_read_at ON chat_read (at);

-- What each night's work took away, by the rule of that night.
CREATE TABLE chat_sweep (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  -- Everything said before this instant.
  before_at INTEGER NOT NULL,
  rooms     INTEGER NOT NULL,
  messages  INTEGER NOT NULL,
  files     INTEGER NOT NULL
) STRICT;

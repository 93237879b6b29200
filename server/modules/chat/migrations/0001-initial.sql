-- Where people talk. `key` tells rooms that exist once: `direct:3:7`, `audience:department:3`, `subject:poll:5`; null for a group.
CREATE TABLE chat_room (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT NOT NULL CHECK (kind IN ('direct', 'group', 'unit', 'subject')),
  key          TEXT UNIQUE,
  -- The audience key whose holders belong to a unit's room; null elsewhere.
  audience     TEXT,
  -- Of a group; others are named after whom or what they are for.
  title        TEXT NOT NULL,
  -- The path of the thing that a subject's room is about.
  path         TEXT NOT NULL DEFAULT '',
  created_by   INTEGER,
  created_at   INTEGER NOT NULL,
  last_seq     INTEGER NOT NULL DEFAULT 0,
  -- The room's newest change: of a message, its members, or itself. See chat_counter.
  last_change  INTEGER NOT NULL DEFAULT 0,
  last_at      INTEGER NOT NULL,
  archived_at  INTEGER,
  on_hold      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX chat_room_audience ON chat_room (audience) WHERE audience IS NOT NULL;
CREATE INDEX chat_room_kind ON chat_room (kind, id);

-- One row: every change in any room takes the next number, so that a device asks for what came after the last that it has.
CREATE TABLE chat_counter (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL) STRICT;
INSERT INTO chat_counter (id, value) VALUES (1, 0);

-- Who belongs to a room, and how far each has read. In a unit's room the row only carries the marks: who may read it says the audience key.
CREATE TABLE chat_member (
  room_id    INTEGER NOT NULL REFERENCES chat_room (id),
  person_id  INTEGER NOT NULL,
  role       TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'owner')),
  -- What was said up to here before the person came is not unread.
  joined_seq INTEGER NOT NULL,
  read_seq   INTEGER NOT NULL,
  read_at    INTEGER,
  muted      INTEGER NOT NULL DEFAULT 0,
  favourite  INTEGER NOT NULL DEFAULT 0,
  left_at    INTEGER,
  PRIMARY KEY (room_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_member_person ON chat_member (person_id, room_id) WHERE left_at IS NULL;

CREATE TABLE chat_message (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  room_id     INTEGER NOT NULL REFERENCES chat_room (id),
  seq         INTEGER NOT NULL,
  -- Made by the device that sent it: the same again is the same message.
  client_id   TEXT NOT NULL,
  author_id   INTEGER NOT NULL,
  text        TEXT NOT NULL,
  reply_to_id INTEGER REFERENCES chat_message (id),
  -- The message that began the thread; null for what stands in the room itself.
  thread_id   INTEGER REFERENCES chat_message (id),
  sent_at     INTEGER NOT NULL,
  edited_at   INTEGER,
  recalled_at INTEGER,
  replies     INTEGER NOT NULL DEFAULT 0,
  change      INTEGER NOT NULL,
  UNIQUE (room_id, seq),
  UNIQUE (author_id, client_id)
) STRICT;
CREATE INDEX chat_message_change ON chat_message (room_id, change);
CREATE INDEX chat_message_thread ON chat_message (thread_id, seq) WHERE thread_id IS NOT NULL;
CREATE INDEX chat_message_sent ON chat_message (room_id, sent_at);

-- What a message said before it was edited or recalled.
CREATE TABLE chat_version (
  message_id INTEGER NOT NULL REFERENCES chat_message (id) ON DELETE CASCADE,
  at         INTEGER NOT NULL,
  text       TEXT NOT NULL,
  PRIMARY KEY (message_id, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat_reaction (
  message_id INTEGER NOT NULL REFERENCES chat_message (id) ON DELETE CASCADE,
  emoji      TEXT NOT NULL,
  person_id  INTEGER NOT NULL,
  PRIMARY KEY (message_id, emoji, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat_mention (
  person_id  INTEGER NOT NULL,
  message_id INTEGER NOT NULL REFERENCES chat_message (id) ON DELETE CASCADE,
  PRIMARY KEY (person_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat_pin (
  room_id    INTEGER NOT NULL REFERENCES chat_room (id),
  message_id INTEGER NOT NULL REFERENCES chat_message (id) ON DELETE CASCADE,
  pinned_by  INTEGER NOT NULL,
  pinned_at  INTEGER NOT NULL,
  PRIMARY KEY (room_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat_file (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER NOT NULL REFERENCES chat_message (id) ON DELETE CASCADE,
  hash       TEXT NOT NULL,
  name       TEXT NOT NULL,
  size       INTEGER NOT NULL,
  type       TEXT NOT NULL
) STRICT;
CREATE INDEX chat_file_message ON chat_file (message_id);
CREATE INDEX chat_file_hash ON chat_file (hash);

-- `room` holds one word, `r17`: the index itself keeps to the rooms of who searches, so that no match of others is walked through.
CREATE VIRTUAL TABLE chat_search USING fts5 (
  room, folded, marked, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

-- The conversation in which a poll is held: its result is said there when it closes.
CREATE TABLE polls_room (
  poll_id INTEGER PRIMARY KEY REFERENCES polls_poll (id) ON DELETE CASCADE,
  room_id INTEGER NOT NULL
) STRICT;

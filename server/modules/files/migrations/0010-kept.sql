-- Files that a person has put by: his or hers alone, to be attached again. One row a content and name of a person.
CREATE TABLE files_kept (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER NOT NULL,
  hash     TEXT NOT NULL,
  name     TEXT NOT NULL,
  -- The name without case, tone marks and đ, for finding it.
  folded   TEXT NOT NULL,
  size     INTEGER NOT NULL,
  type     TEXT NOT NULL,
  kept_at  INTEGER NOT NULL,
  UNIQUE (owner_id, hash, name)
) STRICT;
-- The newest first; carries the size, so that the share of one person is summed from the index alone.
CREATE INDEX files_kept_by_owner ON files_kept (owner_id, kept_at, id, size);

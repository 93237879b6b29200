-- Uploads that belong to nothing yet; the row goes when a module claims the file or when it expires.
CREATE TABLE files_upload (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id    INTEGER NOT NULL,
  hash        TEXT NOT NULL,
  name        TEXT NOT NULL,
  size        INTEGER NOT NULL,
  type        TEXT NOT NULL,
  uploaded_at INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL
) STRICT;
-- Carries the size, so that the share of one person is summed from the index alone.
CREATE INDEX files_upload_by_owner ON files_upload (owner_id, size);
CREATE INDEX files_upload_by_expiry ON files_upload (expires_at);

-- A message is taken in by its header alone; the rest is read right afterwards, before anything else that waits here (search/completing.ts).
ALTER TABLE mail_index_queue ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
CREATE INDEX mail_index_queue_unread ON mail_index_queue (content_id) WHERE unread = 1;

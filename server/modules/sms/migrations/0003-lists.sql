-- Recipients from a file, kept for a day for who read it.
CREATE TABLE sms_list (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id   INTEGER NOT NULL,
  name       TEXT NOT NULL,
  -- JSON: the headings in their order.
  columns    TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sms_list_by_time ON sms_list (created_at);

CREATE TABLE sms_list_row (
  list_id INTEGER NOT NULL REFERENCES sms_list (id) ON DELETE CASCADE,
  -- As the spreadsheet numbers it.
  row     INTEGER NOT NULL,
  -- As it stood in the file, and as it is sent to where that is possible.
  entry   TEXT NOT NULL,
  number  TEXT,
  fate    TEXT NOT NULL CHECK (fate IN ('good', 'refused', 'twice')),
  -- JSON: the cells in the order of the headings.
  cells   TEXT NOT NULL,
  PRIMARY KEY (list_id, row)
) STRICT, WITHOUT ROWID;

CREATE INDEX sms_opt_out_by_time ON sms_opt_out (at, number);
CREATE INDEX sms_history_by_time ON sms_history (at, id);

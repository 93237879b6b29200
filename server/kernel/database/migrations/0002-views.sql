-- Who saw what: append-only (server/kernel/views/views.ts). No name of the thing: whoever reads this record may not be one who may see it.
CREATE TABLE kernel_view (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           INTEGER NOT NULL,
  person_id    INTEGER NOT NULL,
  person_name  TEXT NOT NULL,
  door         TEXT NOT NULL,
  way          TEXT NOT NULL CHECK (way IN ('viewed', 'printed', 'exported')),
  subject_type TEXT NOT NULL,
  subject_id   TEXT NOT NULL
) STRICT;
CREATE INDEX kernel_view_by_subject ON kernel_view (subject_type, subject_id, id);
CREATE INDEX kernel_view_by_person ON kernel_view (person_id, id);
CREATE INDEX kernel_view_same ON kernel_view (person_id, subject_type, subject_id, way, at);

CREATE TRIGGER kernel_view_never_changes BEFORE UPDATE ON kernel_view
BEGIN SELECT RAISE(ABORT, 'the record of views is append-only'); END;
CREATE TRIGGER kernel_view_never_shrinks BEFORE DELETE ON kernel_view
BEGIN SELECT RAISE(ABORT, 'the record of views is append-only'); END;

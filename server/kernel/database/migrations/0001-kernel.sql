-- Who did what: append-only and hash-chained (server/kernel/audit/audit.ts). AUTOINCREMENT, so that a gap shows.
CREATE TABLE kernel_audit (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           INTEGER NOT NULL,
  actor_kind   TEXT NOT NULL,
  actor_id     INTEGER,
  actor_name   TEXT NOT NULL,
  door         TEXT NOT NULL,
  action       TEXT NOT NULL,
  subject_type TEXT,
  subject_id   TEXT,
  detail       TEXT,
  hash         TEXT NOT NULL
) STRICT;
CREATE INDEX kernel_audit_by_action ON kernel_audit (action, id);
CREATE INDEX kernel_audit_by_actor ON kernel_audit (actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX kernel_audit_by_subject ON kernel_audit (subject_type, subject_id, id) WHERE subject_type IS NOT NULL;

CREATE TRIGGER kernel_audit_never_changes BEFORE UPDATE ON kernel_audit
BEGIN SELECT RAISE(ABORT, 'the audit record is append-only'); END;
CREATE TRIGGER kernel_audit_never_shrinks BEFORE DELETE ON kernel_audit
BEGIN SELECT RAISE(ABORT, 'the audit record is append-only'); END;

-- What happened, written in the transaction that made it true.
CREATE TABLE kernel_outbox (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT NOT NULL,
  version INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  payload TEXT NOT NULL
) STRICT;

-- What a consumer has yet to be given. The row goes when the event is delivered; with dead_at it waits for the administrator.
CREATE TABLE kernel_delivery (
  event_id INTEGER NOT NULL REFERENCES kernel_outbox (id) ON DELETE CASCADE,
  consumer TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at   INTEGER NOT NULL,
  error    TEXT,
  dead_at  INTEGER,
  PRIMARY KEY (consumer, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX kernel_delivery_by_due ON kernel_delivery (due_at) WHERE dead_at IS NULL;
CREATE INDEX kernel_delivery_by_event ON kernel_delivery (event_id);
CREATE INDEX kernel_delivery_dead ON kernel_delivery (dead_at) WHERE dead_at IS NOT NULL;

-- One row a run of a job; outcome is null while it runs.
CREATE TABLE kernel_job_run (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  job         TEXT NOT NULL,
  reason      TEXT NOT NULL CHECK (reason IN ('schedule', 'catch-up', 'manual')),
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  duration    INTEGER,
  outcome     TEXT CHECK (outcome IN ('ok', 'failed', 'interrupted')),
  error       TEXT
) STRICT;
CREATE INDEX kernel_job_run_by_job ON kernel_job_run (job, id);
CREATE INDEX kernel_job_run_open ON kernel_job_run (id) WHERE outcome IS NULL;

-- Browsers that are signed in; only the digest of a session's secret is kept.
CREATE TABLE kernel_session (
  digest     TEXT PRIMARY KEY,
  person_id  INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  address    TEXT NOT NULL,
  agent      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX kernel_session_by_person ON kernel_session (person_id);

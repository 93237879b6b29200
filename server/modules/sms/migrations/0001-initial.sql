-- Several messages that were written as one: to a list of people.
CREATE TABLE sms_batch (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  sender_id  INTEGER NOT NULL,
  text       TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  stopped_at INTEGER
) STRICT;
CREATE INDEX sms_batch_by_sender ON sms_batch (sender_id, id);

CREATE TABLE sms_message (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind          TEXT NOT NULL,
  -- 1: sent again where it is not known whether it went out. 0: never twice.
  at_least_once INTEGER NOT NULL,
  batch_id      INTEGER REFERENCES sms_batch (id),
  person_id     INTEGER,
  number        TEXT NOT NULL,
  sender_id     INTEGER,
  department_id INTEGER,
  -- The module that asked for it.
  module        TEXT NOT NULL,
  text          TEXT NOT NULL,
  parts         INTEGER NOT NULL,
  -- Joins the parts at the receiver: the same for every attempt.
  reference     INTEGER NOT NULL,
  priority      INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN
    ('queued', 'sending', 'accepted', 'delivered', 'failed', 'expired', 'unknown', 'stopped')),
  created_at    INTEGER NOT NULL,
  due_at        INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  -- The card over which it goes, once it has begun.
  sim           TEXT,
  failures      INTEGER NOT NULL DEFAULT 0,
  error         TEXT,
  changed_at    INTEGER NOT NULL,
  -- What it was asked for: the same again adds nothing.
  dedupe        TEXT UNIQUE
) STRICT;
CREATE INDEX sms_message_due ON sms_message (priority, due_at, id) WHERE state IN ('queued', 'sending');
CREATE INDEX sms_message_expiring ON sms_message (expires_at) WHERE state IN ('queued', 'sending');
CREATE INDEX sms_message_by_state ON sms_message (state, id);
CREATE INDEX sms_message_by_sender ON sms_message (sender_id, id);
CREATE INDEX sms_message_by_number ON sms_message (number, id);
CREATE INDEX sms_message_by_batch ON sms_message (batch_id, id) WHERE batch_id IS NOT NULL;
CREATE INDEX sms_message_quota ON sms_message (module, created_at);

CREATE TABLE sms_part (
  message_id   INTEGER NOT NULL REFERENCES sms_message (id) ON DELETE CASCADE,
  sequence     INTEGER NOT NULL,
  state        TEXT NOT NULL CHECK (state IN
    ('queued', 'submitting', 'accepted', 'delivered', 'failed', 'unknown')),
  number       TEXT NOT NULL,
  sim          TEXT,
  -- TP-MR, which the modem gave.
  mr           INTEGER,
  submitted_at INTEGER,
  accepted_at  INTEGER,
  status       INTEGER,
  PRIMARY KEY (message_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX sms_part_by_reference ON sms_part (sim, mr, submitted_at) WHERE mr IS NOT NULL;
CREATE INDEX sms_part_open ON sms_part (state, number) WHERE state IN ('submitting', 'unknown');
CREATE INDEX sms_part_by_sim ON sms_part (sim, submitted_at) WHERE submitted_at IS NOT NULL;

-- What happened to a message, for the person who asks and for an auditor.
CREATE TABLE sms_history (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER NOT NULL REFERENCES sms_message (id) ON DELETE CASCADE,
  at         INTEGER NOT NULL,
  what       TEXT NOT NULL,
  part       INTEGER,
  detail     TEXT NOT NULL
) STRICT;
CREATE INDEX sms_history_by_message ON sms_history (message_id, id);

-- Reports that came before the answer that would tell whose they are.
CREATE TABLE sms_early_report (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  sim    TEXT NOT NULL,
  mr     INTEGER NOT NULL,
  number TEXT NOT NULL,
  status INTEGER NOT NULL,
  at     INTEGER NOT NULL
) STRICT;
CREATE INDEX sms_early_report_by_reference ON sms_early_report (sim, mr);

-- Every PDU that came in, once: modems hand the same one over again after a crash.
CREATE TABLE sms_seen (
  digest TEXT PRIMARY KEY,
  at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sms_seen_by_time ON sms_seen (at);

CREATE TABLE sms_fragment (
  number    TEXT NOT NULL,
  reference INTEGER NOT NULL,
  wide      INTEGER NOT NULL,
  total     INTEGER NOT NULL,
  sequence  INTEGER NOT NULL,
  sim       TEXT NOT NULL,
  text      TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (number, reference, wide, total, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX sms_fragment_by_time ON sms_fragment (at);

CREATE TABLE sms_inbound (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  sim          TEXT NOT NULL,
  number       TEXT NOT NULL,
  person_id    INTEGER,
  text         TEXT NOT NULL,
  -- When the network took it, and when we had it.
  sent_at      INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  -- Null until it was looked at: after a crash the rest is.
  processed_at INTEGER,
  -- answered: a question took it. stop: an opt-out. new, done: the clerk's box.
  state        TEXT NOT NULL CHECK (state IN ('new', 'done', 'answered', 'stop')),
  question_id  INTEGER,
  outcome      TEXT NOT NULL DEFAULT '',
  forwarded_to TEXT
) STRICT;
CREATE INDEX sms_inbound_by_state ON sms_inbound (state, id);
CREATE INDEX sms_inbound_to_process ON sms_inbound (id) WHERE processed_at IS NULL;

-- What was asked of a person by SMS and may be answered by one.
CREATE TABLE sms_question (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  notice      TEXT NOT NULL,
  subject_id  INTEGER NOT NULL,
  person_id   INTEGER NOT NULL,
  number      TEXT NOT NULL,
  -- Told apart by it where more than one is open to a number; null where one is.
  code        INTEGER,
  choices     TEXT NOT NULL,
  message_id  INTEGER NOT NULL REFERENCES sms_message (id),
  asked_at    INTEGER NOT NULL,
  closes_at   INTEGER NOT NULL,
  answered_at INTEGER
) STRICT;
CREATE INDEX sms_question_open ON sms_question (number, closes_at);

CREATE TABLE sms_opt_out (
  number TEXT PRIMARY KEY,
  at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sms_template (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  name      TEXT NOT NULL,
  text      TEXT NOT NULL,
  -- Whether it must fit into one part.
  one_part  INTEGER NOT NULL
) STRICT;

-- Cards that have been in a modem here.
CREATE TABLE sms_sim (
  sim        TEXT PRIMARY KEY,
  iccid      TEXT,
  pin        TEXT,
  -- Hash of the card's number and the PIN that was wrong with it: never tried again.
  tried      TEXT,
  -- Why it does not send until somebody has looked; null: it sends.
  held       TEXT,
  balance    INTEGER,
  balance_text TEXT,
  balance_at INTEGER
) STRICT, WITHOUT ROWID;

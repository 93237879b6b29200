-- A notice that must arrive: who has not confirmed is asked again, step by step.
CREATE TABLE notifications_must (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  happening_id INTEGER NOT NULL UNIQUE REFERENCES notifications_happening (id),
  sender_id    INTEGER,
  -- [{step, minutes}], as they held when it was sent: what the agency changes later moves nothing that runs.
  steps        TEXT NOT NULL,
  -- 1: climbs outside working hours as well.
  any_hour     INTEGER NOT NULL CHECK (any_hour IN (0, 1)),
  started_at   INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL,
  stopped_at   INTEGER,
  stopped_by   INTEGER
) STRICT;
CREATE INDEX notifications_must_by_start ON notifications_must (started_at);
CREATE INDEX notifications_must_by_sender ON notifications_must (sender_id, id);

CREATE TABLE notifications_must_person (
  must_id       INTEGER NOT NULL REFERENCES notifications_must (id),
  person_id     INTEGER NOT NULL,
  -- How many steps are done.
  reached       INTEGER NOT NULL DEFAULT 0,
  -- When the next step is due; null: there is none.
  next_at       INTEGER,
  confirmed_at  INTEGER,
  confirmed_by  INTEGER,
  confirmed_via TEXT CHECK (confirmed_via IN ('web', 'sms', 'module')),
  PRIMARY KEY (must_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notifications_must_person_due ON notifications_must_person (next_at) WHERE next_at IS NOT NULL;

-- Who was asked to confirm: the person, then whoever stands in or is head. One row each, whatever the channels.
CREATE TABLE notifications_must_ask (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  must_id      INTEGER NOT NULL REFERENCES notifications_must (id),
  -- For whom.
  person_id    INTEGER NOT NULL,
  asked_id     INTEGER NOT NULL,
  reason       TEXT NOT NULL CHECK (reason IN ('self', 'deputy', 'head')),
  happening_id INTEGER NOT NULL,
  asked_at     INTEGER NOT NULL,
  -- A window showed it, and sounds since.
  seen_at      INTEGER,
  sound_at     INTEGER,
  sms_state    TEXT CHECK (sms_state IN ('waiting', 'sent', 'failed')),
  sms_at       INTEGER,
  sms_error    TEXT,
  -- 1 while an answer is waited for.
  is_open      INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),
  UNIQUE (must_id, person_id, asked_id)
) STRICT;
CREATE INDEX notifications_must_ask_open ON notifications_must_ask (asked_id, id) WHERE is_open = 1;
CREATE INDEX notifications_must_ask_about ON notifications_must_ask (happening_id);

-- The ledger of the climb: a step of a person is done once, whatever is restarted in between.
CREATE TABLE notifications_must_step (
  must_id   INTEGER NOT NULL REFERENCES notifications_must (id),
  person_id INTEGER NOT NULL,
  step      TEXT NOT NULL CHECK (step IN ('sound', 'sms', 'deputy', 'head')),
  at        INTEGER NOT NULL,
  -- Nobody was there to be asked: no deputy, no head.
  is_empty  INTEGER NOT NULL CHECK (is_empty IN (0, 1)),
  PRIMARY KEY (must_id, person_id, step)
) STRICT, WITHOUT ROWID;

-- The question behind a delivery: it goes out even if the notice was read, and not once it is answered.
ALTER TABLE notifications_delivery ADD COLUMN ask_id INTEGER;
CREATE UNIQUE INDEX notifications_delivery_of_ask ON notifications_delivery (ask_id, channel) WHERE ask_id IS NOT NULL;
CREATE INDEX notifications_delivery_of_happening ON notifications_delivery (happening_id);

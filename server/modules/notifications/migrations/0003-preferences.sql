-- At once, in a digest, or not: what was on stays at once.
CREATE TABLE notifications_way (
  person_id INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  channel   TEXT NOT NULL,
  mode      TEXT NOT NULL CHECK (mode IN ('now', 'digest', 'off')),
  PRIMARY KEY (person_id, kind, channel)
) STRICT, WITHOUT ROWID;
INSERT INTO notifications_way (person_id, kind, channel, mode)
  SELECT person_id, kind, channel, iif(is_on = 1, 'now', 'off') FROM notifications_choice;
DROP TABLE notifications_choice;

CREATE TABLE notifications_preference (
  person_id     INTEGER PRIMARY KEY,
  popup_senders TEXT NOT NULL CHECK (popup_senders IN ('all', 'unit', 'chosen', 'nobody')),
  -- Audience keys, a JSON array; as below.
  chosen        TEXT NOT NULL,
  sound         INTEGER NOT NULL CHECK (sound IN (0, 1)),
  -- {on, from, to, days}; null: the agency's.
  quiet         TEXT,
  -- 1: outside working hours it is quiet too; null: the agency's.
  only_work     INTEGER CHECK (only_work IN (0, 1)),
  -- {when, times}; null: the agency's.
  digest        TEXT,
  dnd_until     INTEGER,
  dnd_pass      TEXT NOT NULL
) STRICT;
INSERT INTO notifications_preference (person_id, popup_senders, chosen, sound, quiet, dnd_pass)
  SELECT person_id, popup_senders, chosen, 1,
    json_object('on', json(iif(quiet_on = 1, 'true', 'false')), 'from', quiet_from, 'to', quiet_to, 'days', json(quiet_days)), '[]'
  FROM notifications_person;
DROP TABLE notifications_person;

ALTER TABLE notifications_delivery ADD COLUMN is_digest INTEGER NOT NULL DEFAULT 0;
-- When a kind that is delivered at most once was handed over; still there afterwards, nobody knows whether it went out.
ALTER TABLE notifications_delivery ADD COLUMN begun_at INTEGER;
CREATE INDEX notifications_delivery_digest ON notifications_delivery (person_id, channel) WHERE is_digest = 1;
CREATE INDEX notifications_delivery_given_up ON notifications_delivery (id) WHERE failed_at IS NOT NULL;

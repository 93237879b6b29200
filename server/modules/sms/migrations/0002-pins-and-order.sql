-- PINs that were tried with a card, each by its hash: the same wrong pair is never sent twice.
CREATE TABLE sms_pin_try (
  sim      TEXT NOT NULL,
  hash     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  -- 1: the card refused it. 0: it was sent and nobody knows how it ended.
  is_wrong INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (sim, hash)
) STRICT, WITHOUT ROWID;
INSERT INTO sms_pin_try (sim, hash, at) SELECT sim, tried, 0 FROM sms_sim WHERE tried IS NOT NULL;
UPDATE sms_sim SET tried = NULL;

-- What waits to one number, in the order in which it was asked for.
CREATE INDEX sms_message_open_by_number ON sms_message (number, id) WHERE state IN ('queued', 'sending');

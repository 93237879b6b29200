-- A person's own labels. `keyword` is what mail programs see on a message (RFC 9051 §2.3.2); name and tone are the screen's.
CREATE TABLE mail_label (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  keyword TEXT NOT NULL,
  name TEXT NOT NULL,
  -- One of the tones of web/ui/tokens.css.
  tone INTEGER NOT NULL CHECK (tone BETWEEN 0 AND 7),
  UNIQUE (account_id, keyword),
  UNIQUE (account_id, name)
) STRICT;

-- Which messages carry a keyword, newest last. Follows mail_message.keywords by the triggers below, whoever writes that column.
CREATE TABLE mail_keyword (
  account_id INTEGER NOT NULL,
  keyword TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  PRIMARY KEY (account_id, keyword, received_at, message_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER mail_keyword_added AFTER INSERT ON mail_message WHEN new.keywords IS NOT NULL BEGIN
  INSERT OR IGNORE INTO mail_keyword (account_id, keyword, received_at, message_id)
  SELECT new.account_id, lower(value), new.received_at, new.id FROM json_each(new.keywords);
END;
CREATE TRIGGER mail_keyword_changed AFTER UPDATE OF keywords ON mail_message WHEN new.keywords IS NOT old.keywords BEGIN
  DELETE FROM mail_keyword WHERE account_id = old.account_id AND received_at = old.received_at AND message_id = old.id
    AND keyword IN (SELECT lower(value) FROM json_each(coalesce(old.keywords, '[]')));
  INSERT OR IGNORE INTO mail_keyword (account_id, keyword, received_at, message_id)
  SELECT new.account_id, lower(value), new.received_at, new.id FROM json_each(coalesce(new.keywords, '[]'));
END;
CREATE TRIGGER mail_keyword_gone AFTER DELETE ON mail_message WHEN old.keywords IS NOT NULL BEGIN
  DELETE FROM mail_keyword WHERE account_id = old.account_id AND received_at = old.received_at AND message_id = old.id
    AND keyword IN (SELECT lower(value) FROM json_each(old.keywords));
END;
INSERT INTO mail_keyword (account_id, keyword, received_at, message_id)
  SELECT DISTINCT m.account_id, lower(k.value), m.received_at, m.id FROM mail_message m, json_each(m.keywords) k
  WHERE m.keywords IS NOT NULL;

-- The newest message of each conversation in a mailbox is its row in the list: found without reading the others.
CREATE INDEX mail_message_conversation ON mail_message (mailbox_id, thread_key, received_at, id);

-- How a person reads: one row a conversation, or one a message.
CREATE TABLE mail_reading (
  account_id INTEGER PRIMARY KEY REFERENCES mail_account (id),
  conversations INTEGER NOT NULL CHECK (conversations IN (0, 1))
) STRICT;

-- Senders whose pictures of other machines a person has said to show always. Lower case.
CREATE TABLE mail_picture_sender (
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  address TEXT NOT NULL,
  PRIMARY KEY (account_id, address)
) STRICT, WITHOUT ROWID;

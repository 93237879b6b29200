-- What only one server can have. Shared mailboxes, delegates, rules, receipts and recall, absence replies, retention.

-- A mailbox of a body of people: its account's `owner` is the body's audience key, whose members read it.
CREATE TABLE mail_shared (
  account_id INTEGER PRIMARY KEY REFERENCES mail_account (id),
  name TEXT NOT NULL,
  created_by INTEGER,
  created_at INTEGER NOT NULL,
  -- Takes no more mail since; what is there stays readable.
  closed_at INTEGER
) STRICT;

-- A conversation in a shared mailbox is a piece of work: who has it, and whether it is answered.
CREATE TABLE mail_case (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_shared (account_id),
  thread_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  assignee_id INTEGER,
  answered_by INTEGER,
  answered_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  -- The newest message of the conversation that came or went: the order of the list.
  latest_message_id INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (account_id, thread_key)
) STRICT;
CREATE INDEX mail_case_newest ON mail_case (account_id, changed_at, id);
CREATE INDEX mail_case_state ON mail_case (account_id, state, changed_at, id);
CREATE INDEX mail_case_assignee ON mail_case (account_id, assignee_id, changed_at, id);

CREATE TABLE mail_case_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES mail_case (id),
  at INTEGER NOT NULL,
  -- Null for what came from outside or what the program did.
  person_id INTEGER,
  what TEXT NOT NULL CHECK (what IN ('arrived', 'taken', 'assigned', 'released', 'answered', 'closed', 'reopened')),
  to_id INTEGER
) STRICT;
CREATE INDEX mail_case_event_case ON mail_case_event (case_id, id);

-- Whom a person lets read his or her mail, or write in his or her name, and for how long.
CREATE TABLE mail_delegate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  delegate_id INTEGER NOT NULL,
  may_read INTEGER NOT NULL,
  may_send INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  -- Reading is open. Kept by the transaction that grants or ends it and by the minute's job, so that a list needs no clock.
  active INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX mail_delegate_reader ON mail_delegate (delegate_id, active);
CREATE INDEX mail_delegate_account ON mail_delegate (account_id, ended_at);
CREATE INDEX mail_delegate_running ON mail_delegate (until_at) WHERE ended_at IS NULL;

CREATE TABLE mail_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  -- JSON, as rules/contract.ts has them.
  conditions TEXT NOT NULL,
  match TEXT NOT NULL CHECK (match IN ('all', 'any')),
  actions TEXT NOT NULL,
  stop INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_rule_account ON mail_rule (account_id, position, id);

-- A rule's way through the mail that was there before it: `after_id` is how far it came, so that it goes on after a restart.
CREATE TABLE mail_rule_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_account (id),
  rule_id INTEGER NOT NULL,
  mailbox_id INTEGER NOT NULL REFERENCES mail_mailbox (id),
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
  after_id INTEGER NOT NULL DEFAULT 0,
  until_id INTEGER NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX mail_rule_run_account ON mail_rule_run (account_id, id);
CREATE INDEX mail_rule_run_running ON mail_rule_run (id) WHERE state = 'running';
CREATE INDEX mail_message_mailbox_id ON mail_message (mailbox_id, id);

-- What a person of the office sent to people of the office. `tracked`: the sender sees who opened it, and the readers are told so.
CREATE TABLE mail_letter (
  content_id INTEGER PRIMARY KEY,
  sender_id INTEGER NOT NULL,
  -- The account in whose name it went: the sender's own, a shared one, or that of whom he stands for.
  account_id INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  tracked INTEGER NOT NULL,
  recalled_at INTEGER
) STRICT;

CREATE TABLE mail_receipt (
  content_id INTEGER NOT NULL REFERENCES mail_letter (content_id),
  account_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  delivered_at INTEGER NOT NULL,
  opened_at INTEGER,
  -- Who opened it: in a shared mailbox one of many.
  opened_by INTEGER,
  -- Through which door: web, imap, pop3.
  opened_in TEXT,
  recalled_at INTEGER,
  PRIMARY KEY (content_id, account_id)
) STRICT, WITHOUT ROWID;

-- Text that answers in a person's name while he or she is away; the days come from the directory.
CREATE TABLE mail_absence_text (
  person_id INTEGER PRIMARY KEY,
  enabled INTEGER NOT NULL,
  inside_vi TEXT NOT NULL,
  inside_en TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

-- Who has had an answer in which absence: nobody has two (RFC 3834 section 2).
CREATE TABLE mail_absence_reply (
  person_id INTEGER NOT NULL,
  absence_id INTEGER NOT NULL,
  sender TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (person_id, absence_id, sender)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_absence_reply_at ON mail_absence_reply (at);

CREATE TABLE mail_retention (
  mailbox_id INTEGER PRIMARY KEY REFERENCES mail_mailbox (id) ON DELETE CASCADE,
  days INTEGER NOT NULL CHECK (days > 0),
  action TEXT NOT NULL CHECK (action IN ('trash', 'archive')),
  changed_at INTEGER NOT NULL
) STRICT;

-- An account under legal hold: what is deleted for good there is kept, out of everybody's sight, until the hold ends.
CREATE TABLE mail_hold (
  account_id INTEGER PRIMARY KEY REFERENCES mail_account (id),
  reason TEXT NOT NULL,
  set_by INTEGER,
  set_at INTEGER NOT NULL
) STRICT;

CREATE TABLE mail_held (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES mail_hold (account_id),
  content_id INTEGER NOT NULL REFERENCES mail_content (id),
  mailbox TEXT NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_held_account ON mail_held (account_id, id);
CREATE INDEX mail_held_content ON mail_held (content_id);

-- A draft that goes out under another name than its writer's own.
CREATE TABLE mail_draft_name (
  draft_id INTEGER PRIMARY KEY REFERENCES mail_draft (id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES mail_account (id)
) STRICT;

-- How far a mailbox's UIDs had come on a day: what has a smaller one has lain there since.
CREATE TABLE mail_retention_mark (
  mailbox_id INTEGER NOT NULL REFERENCES mail_mailbox (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  uid_next INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, at)
) STRICT, WITHOUT ROWID;

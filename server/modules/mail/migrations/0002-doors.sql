-- Passwords for one mail program or telephone each, drawn by the program: one salted SHA-256 of 80 random bits cannot be guessed.
CREATE TABLE mail_program_password (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL,
  label TEXT NOT NULL,
  salt TEXT NOT NULL,
  digest TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- The last sign-in with it, written at most once an hour.
  used_at INTEGER,
  used_from TEXT,
  used_door TEXT,
  used_by TEXT
) STRICT;
CREATE INDEX mail_program_password_person ON mail_program_password (person_id, id);

-- Scanners and machines that send without signing in: an address or a network, and the one sender that they are believed to be.
CREATE TABLE mail_device (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  network TEXT NOT NULL UNIQUE,
  sender TEXT NOT NULL,
  -- Whether its bare line feeds are made into line ends instead of being refused.
  mends_lines INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- The readable names before the @ that the program itself has allotted: full names of people, names of departments and groups. A name stays
-- with whom it was given to, also after a change of name: nobody gets another's mail.
CREATE TABLE mail_name (
  name TEXT PRIMARY KEY,
  -- An audience key.
  key TEXT NOT NULL,
  allotted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_name_key ON mail_name (key, allotted_at);

-- Aliases and lists that an administrator made.
CREATE TABLE mail_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Before the @; NFC, lower case.
  name TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  -- JSON: audience keys.
  members TEXT NOT NULL,
  -- Who may write to it: anybody, also from outside; who has signed in; who may write to the whole office.
  writers TEXT NOT NULL CHECK (writers IN ('anyone', 'office', 'allowed')),
  created_at INTEGER NOT NULL
) STRICT;

-- Bytes that an account may hold, where they are not the office's usual; 0 for no bound.
CREATE TABLE mail_quota (
  account_id INTEGER PRIMARY KEY REFERENCES mail_account (id),
  bytes INTEGER NOT NULL CHECK (bytes >= 0)
) STRICT;

-- What came in, went out and was refused, for the administrator; a job takes the old away.
CREATE TABLE mail_traffic (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  -- 'delivered', 'refused', 'queued', 'sent', 'delayed', 'returned'.
  what TEXT NOT NULL,
  door TEXT NOT NULL,
  peer TEXT NOT NULL,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- The reply as it was said: `550 5.1.1 No such person here`.
  reply TEXT NOT NULL,
  content_id INTEGER,
  device_id INTEGER
) STRICT;
CREATE INDEX mail_traffic_at ON mail_traffic (at, id);
CREATE INDEX mail_traffic_sender ON mail_traffic (sender, at, id);
CREATE INDEX mail_traffic_recipient ON mail_traffic (recipient, at, id);
CREATE INDEX mail_traffic_device ON mail_traffic (device_id, at, id) WHERE device_id IS NOT NULL;

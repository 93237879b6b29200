-- One row that counts the writes of the directory: a preview of an import holds only while it stands still.
CREATE TABLE directory_state (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO directory_state (id, revision) VALUES (1, 0);

CREATE TABLE directory_department (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id     INTEGER REFERENCES directory_department (id),
  name          TEXT NOT NULL,
  code          TEXT NOT NULL,
  ordinal       INTEGER NOT NULL,
  phone         TEXT,
  room          TEXT,
  valid_from_on TEXT,
  -- The last day on which it exists. A closed department keeps its name for what it signed.
  valid_to_on   TEXT,
  successor_id  INTEGER REFERENCES directory_department (id),
  changed_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX directory_department_by_parent ON directory_department (parent_id, ordinal);
CREATE INDEX directory_department_by_successor ON directory_department (successor_id);
-- A code may return with a successor: only departments without an end hold theirs alone.
CREATE UNIQUE INDEX directory_department_by_code ON directory_department (code) WHERE valid_to_on IS NULL;
CREATE INDEX directory_department_by_any_code ON directory_department (code);

CREATE TABLE directory_position (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT NOT NULL UNIQUE,
  leads   INTEGER NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;

CREATE TABLE directory_person (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  name           TEXT NOT NULL,
  sort_key       TEXT NOT NULL,
  username       TEXT NOT NULL UNIQUE,
  mail_alias     TEXT UNIQUE,
  mobile         TEXT,
  office_phone   TEXT,
  extension      TEXT,
  room           TEXT,
  birthday_on    TEXT,
  language       TEXT NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
  photo_hash     TEXT,
  photo_type     TEXT,
  photo_size     INTEGER,
  active         INTEGER NOT NULL DEFAULT 1,
  created_at     INTEGER NOT NULL,
  deactivated_at INTEGER,
  revision       INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX directory_person_by_name ON directory_person (active, sort_key, id);
CREATE INDEX directory_person_by_photo ON directory_person (photo_hash) WHERE photo_hash IS NOT NULL;

-- Ordinal 0 is the main post; the others are held beside it (kiêm nhiệm).
CREATE TABLE directory_post (
  person_id     INTEGER NOT NULL REFERENCES directory_person (id),
  ordinal       INTEGER NOT NULL,
  department_id INTEGER REFERENCES directory_department (id),
  position_id   INTEGER REFERENCES directory_position (id),
  PRIMARY KEY (person_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX directory_post_by_department ON directory_post (department_id, person_id);
CREATE INDEX directory_post_by_position ON directory_post (position_id, person_id);

-- Folded and marked words as everywhere; digits of telephones and initials from every place on, so that a beginning finds any part.
CREATE VIRTUAL TABLE directory_person_search USING fts5(
  folded, marked, digits, initials, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
);

CREATE TABLE directory_credential (
  person_id   INTEGER PRIMARY KEY REFERENCES directory_person (id),
  hash        TEXT NOT NULL,
  must_change INTEGER NOT NULL,
  changed_at  INTEGER NOT NULL
) STRICT;

-- Where somebody has signed in before: a stranger's failures do not slow these down.
CREATE TABLE directory_known_address (
  person_id INTEGER NOT NULL REFERENCES directory_person (id),
  address   TEXT NOT NULL,
  seen_at   INTEGER NOT NULL,
  PRIMARY KEY (person_id, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE directory_group (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT NOT NULL UNIQUE,
  sort_key    TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;
CREATE INDEX directory_group_by_name ON directory_group (sort_key, id);

CREATE TABLE directory_group_member (
  group_id  INTEGER NOT NULL REFERENCES directory_group (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES directory_person (id),
  PRIMARY KEY (group_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX directory_group_member_by_person ON directory_group_member (person_id, group_id);

CREATE TABLE directory_role (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  key      TEXT NOT NULL UNIQUE,
  -- Standard roles are named by the program, in both languages.
  name     TEXT,
  standard INTEGER NOT NULL
) STRICT;
INSERT INTO directory_role (key, standard) VALUES
  ('administrator', 1), ('leader', 1), ('head', 1), ('clerk', 1), ('one-stop', 1), ('staff', 1);

CREATE TABLE directory_role_permission (
  role_id    INTEGER NOT NULL REFERENCES directory_role (id) ON DELETE CASCADE,
  permission TEXT NOT NULL,
  PRIMARY KEY (role_id, permission)
) STRICT, WITHOUT ROWID;

-- Permissions that this office has met: a new one is given to its roles once, and stays as the administrator leaves it.
CREATE TABLE directory_known_permission (
  permission TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE directory_person_role (
  person_id INTEGER NOT NULL REFERENCES directory_person (id),
  role_id   INTEGER NOT NULL REFERENCES directory_role (id),
  PRIMARY KEY (person_id, role_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX directory_person_role_by_role ON directory_person_role (role_id, person_id);

CREATE TABLE directory_absence (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES directory_person (id),
  from_on   TEXT NOT NULL,
  to_on     TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('leave', 'mission', 'study', 'sick', 'other')),
  deputy_id INTEGER REFERENCES directory_person (id),
  note      TEXT,
  CHECK (from_on <= to_on)
) STRICT;
CREATE INDEX directory_absence_by_person ON directory_absence (person_id, to_on);
CREATE INDEX directory_absence_by_day ON directory_absence (to_on, from_on, id);
CREATE INDEX directory_absence_by_deputy ON directory_absence (deputy_id);

-- When people work. Seasons return every year and may span New Year (10-15 to 04-14); both bounds are included.
CREATE TABLE worktime_hours (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Null for the whole agency; a department's rows hold for what is below it too.
  department_id INTEGER,
  valid_from_on TEXT NOT NULL,
  valid_to_on   TEXT,
  season_from   TEXT,
  season_to     TEXT,
  -- Bits from Monday (1) to Sunday (64).
  weekdays      INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
  -- JSON: [[from, to], …] in minutes of the day, in order.
  sessions      TEXT NOT NULL,
  CHECK ((season_from IS NULL) = (season_to IS NULL))
) STRICT;
-- Eight hours on five days; what an agency really keeps, its own rows say.
INSERT INTO worktime_hours (valid_from_on, weekdays, sessions) VALUES ('2000-01-01', 31, '[[450,690],[810,1050]]');

-- Days that are not what their weekday says. Department 0 is the whole agency.
CREATE TABLE worktime_day (
  on_day        TEXT NOT NULL,
  department_id INTEGER NOT NULL DEFAULT 0,
  kind          TEXT NOT NULL CHECK (kind IN ('holiday', 'substitute', 'makeup')),
  name          TEXT NOT NULL,
  -- Computed from the law, or written by the agency.
  source        TEXT NOT NULL CHECK (source IN ('law', 'agency')),
  PRIMARY KEY (on_day, department_id)
) STRICT, WITHOUT ROWID;

-- Years whose holidays were put into the table: what the agency takes out again stays out.
CREATE TABLE worktime_year (year INTEGER PRIMARY KEY) STRICT;

"""The tables of the index. A text stands once, however many lists share it.

Queries name the index of `entry` they go by: without statistics SQLite takes the primary key for
as good and reads every entry of the state.
"""

from shudi_cli.store import Tables

_SQL = """
CREATE TABLE list (
  state INTEGER, list TEXT, path TEXT NOT NULL, code TEXT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (state, list)) WITHOUT ROWID;
CREATE TABLE entry (
  state INTEGER, path TEXT, list TEXT NOT NULL, matter TEXT NOT NULL, name TEXT NOT NULL,
  domain TEXT NOT NULL, code TEXT NOT NULL, lead TEXT NOT NULL, unit INTEGER NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (state, path)) WITHOUT ROWID;
CREATE INDEX entry_by_unit ON entry (state, unit);
CREATE INDEX entry_ending ON entry (state, until) WHERE until != '';
CREATE INDEX entry_by_list ON entry (state, list);
CREATE INDEX entry_by_matter ON entry (state, matter);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY, state INTEGER NOT NULL, words TEXT NOT NULL, UNIQUE (state, words));
CREATE INDEX unit_by_state ON unit (state);
CREATE TABLE name (
  state INTEGER, key TEXT, unit INTEGER, rank INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (state, key, unit)) WITHOUT ROWID;
CREATE TABLE sound (
  state INTEGER, way INTEGER, key TEXT, unit INTEGER, text TEXT NOT NULL,
  PRIMARY KEY (state, way, key, unit)) WITHOUT ROWID;
CREATE TABLE posting (
  state INTEGER, gram TEXT, units BLOB NOT NULL, PRIMARY KEY (state, gram)) WITHOUT ROWID;
CREATE TABLE said (
  state INTEGER, say TEXT, line INTEGER, mean TEXT,
  PRIMARY KEY (state, say, line, mean)) WITHOUT ROWID;
CREATE TABLE body (
  state INTEGER, key TEXT, code TEXT, id TEXT NOT NULL, PRIMARY KEY (state, key, code)) WITHOUT ROWID;
"""
TABLES = Tables(_SQL, ("list", "entry", "unit", "name", "sound", "posting", "said", "body"))
LONG_AGO = "0000"
"""The end of a retired matter that names no day; a matter with no end has none at all."""
OUTSIDE = -1
"""The line of words said for what is on no list; they mean nothing of it."""
PURPOSE = -2
"""The line of words for a purpose that is no matter's, where its own text does not say them."""
EXACT, LAX, INITIALS = 0, 1, 2
"""Ways a name is kept by its sound."""

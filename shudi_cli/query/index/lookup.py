"""Questions to the index. No SQL stands outside this package and the store."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from shudi_cli.query.index.words import Words


class Word(NamedTuple):
    """A name of a unit: its normalised key, the name as written, and 0 for the official one."""

    key: str
    unit: int
    rank: int
    text: str


class Row(NamedTuple):
    """A matter of a list, as far as the index knows it; `until` is empty where none is set."""

    path: str
    list: str
    matter: str
    name: str
    domain: str
    code: str
    lead: str
    unit: int
    until: str


_ROW = ", ".join(Row._fields)


class Lookup:
    """The index of one state, as it answers on `day`."""

    def __init__(self, connection: sqlite3.Connection, state: int, day: str) -> None:
        self.connection, self.state, self.day = connection, state, day

    @cached_property
    def gone(self) -> frozenset[int]:
        """The texts of matters that no list has in force any more."""
        query = (
            "SELECT DISTINCT unit FROM entry AS own INDEXED BY entry_ending WHERE state = :state AND until != '' AND until <= :day"
            " AND NOT EXISTS (SELECT 1 FROM entry INDEXED BY entry_by_unit WHERE state = :state AND unit = own.unit"
            " AND (until = '' OR until > :day))"
        )
        asked = {"state": self.state, "day": self.day}
        return frozenset(unit for (unit,) in self.connection.execute(query, asked))

    @cached_property
    def size(self) -> int:
        """How many different texts there are."""
        (count,) = self._one("SELECT count(*) FROM unit WHERE state = ?", ())
        return int(count)

    def names(self, keys: Sequence[str]) -> list[Word]:
        """The names whose normalised form is one of `keys`."""
        return [
            Word(*row)
            for row in self._in(
                "SELECT key, unit, rank, text FROM name WHERE state = ? AND key IN", keys
            )
        ]

    def names_of(self, units: Iterable[int]) -> list[Word]:
        """Every name of these units."""
        found = []
        for unit in units:
            (encoded,) = self.connection.execute(
                "SELECT words FROM unit WHERE id = ?", (unit,)
            ).fetchone()
            texts = Words.of(encoded)
            pairs = zip(texts.names, texts.shown, strict=True)
            found += [Word(key, unit, rank, text) for rank, (key, text) in enumerate(pairs)]
        return found

    def sounding(self, way: int, key: str, *, prefix: bool = False) -> list[tuple[str, int, str]]:
        """Names that sound like `key`, or begin so: the sound, the unit, the name."""
        if prefix:
            query = "SELECT key, unit, text FROM sound WHERE state = ? AND way = ? AND key >= ? AND key < ?"
            return self.connection.execute(query, (self.state, way, key, key + "{")).fetchall()
        query = "SELECT key, unit, text FROM sound WHERE state = ? AND way = ? AND key = ?"
        return self.connection.execute(query, (self.state, way, key)).fetchall()

    def postings(self, grams: Sequence[str]) -> dict[str, array[int]]:
        """For each gram that occurs at all: its units, each times four plus the field."""
        rows = self._in("SELECT gram, units FROM posting WHERE state = ? AND gram IN", grams)
        return {gram: array("I", units) for gram, units in rows}

    def said(self, words: Sequence[str]) -> list[tuple[str, int, str]]:
        """People's words among `words`: the line of terms.yaml, and a word of the lists it means."""
        return self._in("SELECT say, line, mean FROM said WHERE state = ? AND say IN", words)

    def bodies(self, words: Sequence[str]) -> list[tuple[str, str]]:
        """Names of registered bodies among `words`: the key and the name as written."""
        return self._in("SELECT DISTINCT key, id FROM body WHERE state = ? AND key IN", words)

    def body_names(self, first: str) -> list[tuple[str, str]]:
        """Every body name that begins with `first`: the key and the name as written."""
        query = "SELECT DISTINCT key, id FROM body WHERE state = ? AND key >= ? AND key < ?"
        return self.connection.execute(query, (self.state, first, first + "\U0010ffff")).fetchall()

    def rows(self, units: Sequence[int]) -> list[Row]:
        """The matters that have these texts."""
        query = f"SELECT {_ROW} FROM entry INDEXED BY entry_by_unit WHERE state = ? AND unit IN"  # noqa: S608 - our own columns
        return [Row(*row) for row in self._in(query, units)]

    def units(self, lists: Iterable[str], domain: str | None) -> frozenset[int]:
        """The texts of these lists' matters, of one domain (its code or name) where it is given."""
        query = (
            "SELECT unit FROM entry INDEXED BY entry_by_list WHERE state = ? AND list = ?"
            " AND (? IS NULL OR domain = ? OR code = ?)"
        )
        asked = (self.connection.execute(query, (self.state, it, *[domain] * 3)) for it in lists)
        return frozenset(unit for rows in asked for (unit,) in rows)

    def numbered(self, matter: str) -> list[Row]:
        """The matters with this id, in force or not."""
        query = (
            f"SELECT {_ROW} FROM entry INDEXED BY entry_by_matter"  # noqa: S608 - our own columns
            " WHERE state = ? AND matter = ?"
        )
        return [Row(*row) for row in self.connection.execute(query, (self.state, matter))]

    def held(self, list_id: str, *, retired: bool) -> list[tuple[str, str]]:
        """The matters of a list in order of their ids: the file of each and its domain's name."""
        query = (
            "SELECT path, domain FROM entry INDEXED BY entry_by_list WHERE state = ? AND list = ?"
            " AND (until = '' OR until > ? OR ?) ORDER BY matter, path"
        )
        return self.connection.execute(query, (self.state, list_id, self.day, retired)).fetchall()

    def lists(self) -> list[tuple[str, str, str]]:
        """Every list with the code and the name of its area."""
        query = "SELECT list, code, place FROM list WHERE state = ? ORDER BY list"
        return self.connection.execute(query, (self.state,)).fetchall()

    def _one(self, query: str, arguments: tuple[object, ...]) -> tuple[int]:
        row: tuple[int] = self.connection.execute(query, (self.state, *arguments)).fetchone()
        return row

    def _in(self, query: str, values: Sequence[str] | Sequence[int]) -> list[Any]:
        found = []
        for start in range(0, len(values), 500):
            some = values[start : start + 500]
            marks = ",".join("?" * len(some))
            found += self.connection.execute(f"{query} ({marks})", (self.state, *some)).fetchall()
        return found

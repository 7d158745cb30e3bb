"""Works changes of a state into its index, list by list."""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain

from shudi_cli.loading import layout, registers
from shudi_cli.model import Bodies, Erratum, Manifest, Matter, Terms
from shudi_cli.query.index.tables import EXACT, INITIALS, LAX, LONG_AGO, OUTSIDE, PURPOSE
from shudi_cli.query.index.words import Words, mentions, words
from shudi_cli.query.normal import normal
from shudi_cli.query.pinyin import lax, sounds
from shudi_cli.store import Progress, Shift, decoded, parsed

_BATCH = 2_000_000
"""Postings gathered before they are written, which bounds the memory a build takes."""


def work(connection: sqlite3.Connection, shift: Shift, progress: Progress) -> None:
    """Bring the index of a state up to its files; `progress` is told how many lists are done."""
    kinds = [kind for path in (*shift.changed, *shift.gone) if (kind := layout.kind(path))]
    postings = Postings(connection, shift.state)
    lists = dict.fromkeys(k.list for k in kinds if k.name in ("matter", "list", "erratum"))
    for done, list_id in enumerate(lists):
        progress(done, len(lists))
        _list(connection, shift.state, list_id, postings)
    if lists:
        _drop_unused(connection, shift.state, postings)
    postings.flush()
    if any(kind.name == "terms" for kind in kinds):
        _terms(connection, shift.state)
    if any(kind.name == "bodies" for kind in kinds):
        _bodies(connection, shift.state)


class Postings:
    """Which units hold a gram, gathered and then merged into what is kept."""

    def __init__(self, connection: sqlite3.Connection, state: int) -> None:
        self._connection, self._state = connection, state
        self._more: dict[str, array[int]] = {}
        self._less: dict[str, set[int]] = {}
        self._size = 0

    def add(self, unit: int, texts: Words) -> None:
        """A new unit with its words."""
        for gram, field in texts.grams().items():
            self._more.setdefault(gram, array("I")).append(unit * 4 + field)
            self._size += 1
        if self._size > _BATCH:
            self.flush()

    def remove(self, unit: int, texts: Words) -> None:
        """A unit no list holds any more."""
        for gram in texts.grams():
            self._less.setdefault(gram, set()).add(unit)

    def flush(self) -> None:
        """Merge what was gathered."""
        grams = dict.fromkeys((*self._more, *self._less))
        self._connection.executemany(
            "INSERT OR REPLACE INTO posting VALUES (?, ?, ?)",
            ((self._state, gram, self._merged(gram)) for gram in grams),
        )
        self._connection.execute(
            "DELETE FROM posting WHERE state = ? AND length(units) = 0", (self._state,)
        )
        self._more, self._less, self._size = {}, {}, 0

    def _merged(self, gram: str) -> bytes:
        kept = self._connection.execute(
            "SELECT units FROM posting WHERE state = ? AND gram = ?", (self._state, gram)
        ).fetchone()
        units = array("I", kept[0] if kept else b"")
        if gone := self._less.get(gram):
            units = array("I", (code for code in units if code >> 2 not in gone))
        units.extend(self._more.get(gram, ()))
        return units.tobytes()


def _list(connection: sqlite3.Connection, state: int, list_id: str, postings: Postings) -> None:
    connection.execute("DELETE FROM list WHERE state = ? AND list = ?", (state, list_id))
    connection.execute(
        "DELETE FROM entry INDEXED BY entry_by_list WHERE state = ? AND list = ?", (state, list_id)
    )
    manifest = _manifest(connection, state, list_id)
    if manifest is None:
        return
    place = manifest.jurisdiction
    connection.execute(
        "INSERT INTO list VALUES (?, ?, ?, ?, ?)",
        (state, list_id, layout.manifest(list_id), place.code, place.name),
    )
    sent = mentions(matter for _, matter in _matters(connection, state, manifest))
    for path, matter in _matters(connection, state, manifest):
        unit = _unit(connection, state, words(matter, sent.get(matter.name, ())), postings)
        until = (matter.until or LONG_AGO) if matter.status == "retired" else ""
        domain = manifest.domain_name(matter.domain)
        lead = leads(matter, place.name)
        row = (
            state, path, list_id, matter.id, matter.name, domain, matter.domain, lead, unit, until,
        )  # fmt: skip
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _manifest(connection: sqlite3.Connection, state: int, list_id: str) -> Manifest | None:
    for file in parsed(connection, state, "list", layout.manifest(list_id)):
        if file.value is not None:
            return decoded(file.value, Manifest).of(list_id)
    return None


def _matters(
    connection: sqlite3.Connection, state: int, manifest: Manifest
) -> Iterator[tuple[str, Matter]]:
    """Each matter of the list with the file it comes from: its erratum's where there is one.

    Where two files bear one id, as SD304 reports, the erratum is of the first.
    """
    errata: dict[str, tuple[str, Matter]] = {}
    folder = f"{layout.ERRATA}/{manifest.id}/{manifest.edition}/"
    for file in parsed(connection, state, "erratum", folder):
        if file.value is not None:
            matter = decoded(file.value, Erratum).matter
            errata[matter.id] = file.path, matter
    for file in parsed(connection, state, "matter", f"{layout.MATTERS}/{manifest.id}/"):
        if file.value is not None:
            matter = decoded(file.value, Matter)
            yield errata.pop(matter.id, (file.path, matter))


def leads(matter: Matter, place: str) -> str:
    """Who leads, in the words the lists of different counties share."""
    own = re.compile(rf"^(?:{re.escape(place)}|县|市|区)")
    names = (own.sub("", part.body) for part in matter.lead)
    return "、".join(dict.fromkeys(names)) or "（清单未写明）"


def _unit(connection: sqlite3.Connection, state: int, texts: Words, postings: Postings) -> int:
    encoded = texts.encoded()
    query = "SELECT id FROM unit WHERE state = ? AND words = ?"
    if kept := connection.execute(query, (state, encoded)).fetchone():
        return int(kept[0])
    made = connection.execute("INSERT INTO unit (state, words) VALUES (?, ?)", (state, encoded))
    unit = made.lastrowid or 0
    add_words(connection, state, unit, texts)
    postings.add(unit, texts)
    return unit


def add_words(connection: sqlite3.Connection, state: int, unit: int, texts: Words) -> None:
    """Let a unit be found by its names and their sounds."""
    connection.executemany(
        "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?)",
        (
            (state, key, unit, rank, text)
            for rank, (key, text) in enumerate(zip(texts.names, texts.shown, strict=True))
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO sound VALUES (?, ?, ?, ?, ?)",
        ((state, *row) for row in _sounds(texts, unit)),
    )


def _sounds(texts: Words, unit: int) -> Iterator[tuple[int, str, int, str]]:
    for key, text in zip(texts.names, texts.shown, strict=True):
        for syllables in sounds(key):
            yield EXACT, "".join(syllables), unit, text
            yield LAX, "".join(map(lax, syllables)), unit, text
            yield INITIALS, "".join(syllable[0] for syllable in syllables), unit, text


def _drop_unused(connection: sqlite3.Connection, state: int, postings: Postings) -> None:
    unused = connection.execute(
        "SELECT id, words FROM unit WHERE state = :state"
        " AND id NOT IN (SELECT unit FROM entry WHERE state = :state)",
        {"state": state},
    ).fetchall()
    for unit, encoded in unused:
        texts = Words.of(encoded)
        postings.remove(unit, texts)
        remove_words(connection, state, unit, texts)
        connection.execute("DELETE FROM unit WHERE id = ?", (unit,))


def remove_words(connection: sqlite3.Connection, state: int, unit: int, texts: Words) -> None:
    """The reverse of `add_words`."""
    connection.executemany(
        "DELETE FROM name WHERE state = ? AND key = ? AND unit = ?",
        ((state, key, unit) for key in texts.names),
    )
    connection.executemany(
        "DELETE FROM sound WHERE state = ? AND way = ? AND key = ? AND unit = ?",
        ((state, way, key, unit) for way, key, _, _ in _sounds(texts, unit)),
    )


def _terms(connection: sqlite3.Connection, state: int) -> None:
    connection.execute("DELETE FROM said WHERE state = ?", (state,))
    for file in parsed(connection, state, "terms", layout.TERMS):
        known = decoded(file.value, Terms) if file.value is not None else Terms()
        rows: Iterable[tuple[int, str, int, str]] = (
            (state, normal(say), line, normal(mean))
            for line, term in enumerate(known.terms)
            for say in term.say
            for mean in term.mean
        )
        outside = ((state, normal(say), OUTSIDE, "") for say in known.outside)
        purposes = ((state, normal(say), PURPOSE, "") for say in known.purposes)
        connection.executemany(
            "INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?)", chain(rows, outside, purposes)
        )


def _bodies(connection: sqlite3.Connection, state: int) -> None:
    connection.execute("DELETE FROM body WHERE state = ?", (state,))
    for file in parsed(connection, state, "bodies", f"{layout.BODIES}/"):
        if file.value is None:
            continue
        register = decoded(file.value, Bodies)
        connection.executemany(
            "INSERT OR IGNORE INTO body VALUES (?, ?, ?, ?)",
            (
                (state, normal(name), register.jurisdiction, name)
                for body in register.bodies
                for name, _, _ in registers.names(body)
            ),
        )

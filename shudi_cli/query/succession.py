"""What has become of matters that are retired: who carries them on."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.model import Matter
from shudi_cli.query.index import Row
from shudi_cli.query.opening import Known


def ended(known: Known, row: Row) -> bool:
    """Whether the row's matter is no longer in force on the day asked about."""
    return bool(row.until) and row.until <= known.lookup.day


def successors(known: Known, row: Row) -> tuple[Row, ...]:
    """The matters in force that carry on a retired one, however often it was handed on."""
    return tuple(dict.fromkeys(_followed(known, row, {(row.list, row.matter)})))


def heirs(known: Known, matter: Matter) -> tuple[str, ...]:
    """What a matter names as carrying it on: id and name, the id alone where no list has it."""
    told = []
    for target in matter.replaced_by:
        rows = _named(known, target)
        number = target.rpartition("/")[2]
        told.append(f"{number} {rows[0].name}" if rows else target)
    return tuple(told)


def _followed(known: Known, row: Row, seen: set[tuple[str, str]]) -> Iterator[Row]:
    for target in known.entry(row.list, row.path).matter.replaced_by:
        for following in _named(known, target):
            if (following.list, following.matter) in seen:
                continue
            seen.add((following.list, following.matter))
            if ended(known, following):
                yield from _followed(known, following, seen)
            else:
                yield following


def _named(known: Known, target: str) -> list[Row]:
    list_id, _, number = target.rpartition("/")
    rows = known.lookup.numbered(number)
    return [row for row in rows if row.list == list_id and row.list in known.list_ids]

"""Which row is the header, and what each column holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from shudi_cli.errors import WrongCall
from shudi_cli.importing import headings
from shudi_cli.importing.grid import Cell, Grid
from shudi_cli.importing.headings import CHOICES, Field

DEPTH = 15
"""Rows searched for the header: titles, issuing lines and units stand above it."""

_NO_HEADING = "，没有标题）"


class Column(NamedTuple):
    """A column of the table: its heading in words, its place, what it holds."""

    heading: str
    at: int
    field: Field


class Header(NamedTuple):
    """The header of a table: its first row, how many rows it has, its columns."""

    row: int
    height: int
    columns: tuple[Column, ...]
    unknown: tuple[str, ...] = ()
    """Headings that mean nothing to us."""

    @property
    def fields(self) -> set[str]:
        """The fields there are columns for."""
        return {column.field.name for column in self.columns}


Labels = tuple[tuple[str, str], ...]
"""For each column the heading and the one that spans it."""


def find(grid: Grid, mapped: Mapping[str, Field]) -> Header | None:
    """The header within the first rows; None for a grid that has none."""
    found = max(
        ((_known(grid, row, mapped), -row) for row in range(min(DEPTH, len(grid.rows)))),
        default=(0, 0),
    )
    if found[0] < 2:
        return None
    row = -found[1]
    height = 2 if _two_rows(grid, row) else 1
    labels = _labels(grid.rows[row], grid.rows[row + 1] if height == 2 else None)
    columns, unknown = _columns(grid, row + height, labels, mapped)
    return Header(row, height, tuple(columns), tuple(unknown))


def _known(grid: Grid, row: int, mapped: Mapping[str, Field]) -> int:
    """How many different cells that begin in the row are headings; none where the matter's name is
    not one.
    """
    cells = dict.fromkeys(cell for cell in grid.rows[row] if cell.row == row)
    fields = [_field(cell.text, "", mapped) for cell in cells]
    if not any(field and field.name == "name" for field in fields):
        return 0
    return sum(field is not None for field in fields)


def _two_rows(grid: Grid, row: int) -> bool:
    """Whether the row below belongs to the header: every cell of it is a part of one above, or a
    heading below a wide one, and at least one is.
    """
    if row + 1 >= len(grid.rows):
        return False
    above, below = grid.rows[row], grid.rows[row + 1]
    tall = [a.row == b.row and a.column == b.column for a, b in zip(above, below, strict=True)]
    own = [b for b, is_tall in zip(below, tall, strict=True) if not is_tall and b.text]
    labels = _labels(above, below)
    split = [label for label, is_tall in zip(labels, tall, strict=True) if not is_tall and label[0]]
    return bool(own) and all(headings.field(*label) for label in split) and _wide(above, below)


def _wide(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether some heading spans columns that the row below tells apart."""
    return any(
        (left == right or not right.text) and below[i].text and below[i + 1].text
        for i, (left, right) in enumerate(pairwise(above))
        if left.text and below[i] != below[i + 1]
    )


def _labels(first: Sequence[Cell], second: Sequence[Cell] | None) -> Labels:
    if second is None:
        return tuple((cell.text, "") for cell in first)
    labels: list[tuple[str, str]] = []
    top = ""
    for above, below in zip(first, second, strict=True):
        top = above.text or (top if below.text else "")
        same = (above.row, above.column) == (below.row, below.column)
        labels.append((top, "") if same or not below.text else (below.text, top))
    return tuple(labels)


def _columns(
    grid: Grid, start: int, labels: Labels, mapped: Mapping[str, Field]
) -> tuple[list[Column], list[str]]:
    """The columns that are known, and the names of those that are not."""
    columns: list[Column] = []
    unknown: list[str] = []
    for index, (own, above) in enumerate(labels):
        heading = f"{above}/{own}" if above else own
        field = _field(own, above, mapped) or mapped.get(_key(heading))
        name = " ".join(heading.split()) or f"（{grid.spot(start, index)}{_NO_HEADING}"
        if field is not None:
            columns.append(Column(name, index, field))
        elif heading.strip() or any(
            row[index].text and row[index].column == index for row in grid.rows[start:]
        ):
            unknown.append(name)
    return columns, unknown


def _field(own: str, above: str, mapped: Mapping[str, Field]) -> Field | None:
    return mapped.get(_key(own)) or headings.field(own, above)


def mapping(pairs: Sequence[str]) -> dict[str, Field]:
    """`--map` as typed (`列=字段`) to headings and fields; raises `WrongCall` for anything else."""
    mapped: dict[str, Field] = {}
    for pair in pairs:
        heading, equals, word = pair.rpartition("=")
        field = headings.chosen(word)
        if not equals or not heading.strip() or field is None:
            raise WrongCall(
                f"--map “{pair}”不对。", f"写成 列=字段；字段有：{'、'.join(CHOICES)}。"
            )
        mapped[_key(heading)] = field
    return mapped


def _key(heading: str) -> str:
    return "".join(heading.split())


def require(found: Sequence[tuple[Grid, Header]]) -> None:
    """Raises `WrongCall` with everything that has to be said by `--map` before the tables can be read:
    unknown columns, two names, columns that do not tell lead from support; all tables at once.
    """
    problems: list[str] = []
    maps: list[str] = []
    for grid, header in found:
        for problem, answers in _problems(header):
            problems.append(f"{grid.name}：{problem}。")
            maps += [f'--map "{answer}"' for answer in answers]
    if problems:
        example = f"，例如 {' '.join(dict.fromkeys(maps))}" if maps else ""
        side = "也可以增加一栏“责任类型”，写主体责任或者配合责任。" * (
            "看不出" in "".join(problems)
        )
        raise WrongCall(
            "\n".join(problems),
            f"用 --map 说明每一栏是什么{example}；字段有：{'、'.join(CHOICES)}。{side}",
        )


def _problems(header: Header) -> Iterator[tuple[str, list[str]]]:
    """Each problem of a header, and what `--map` could say about it."""
    if header.unknown:
        named = [name for name in header.unknown if not name.endswith(_NO_HEADING)]
        bare = "" if len(named) == len(header.unknown) else "（没有标题的，在原表里补上标题）"
        yield f"不认识这些栏：{_quoted(header.unknown)}{bare}", [f"{n}=备注" for n in named]
    names = dict.fromkeys(c.heading for c in header.columns if c.field.name == "name")
    if len(names) > 1:
        yield f"{_quoted(names)}栏都像事项名称", [f"{name}=说明" for name in [*names][1:]]
    plain = [c for c in header.columns if c.field.name in _SIDELESS]
    if plain and "side" not in header.fields:
        quoted = _quoted(c.heading for c in plain)
        yield (
            f"看不出{quoted}栏是主体责任还是配合责任",
            [f"{c.heading}={_SIDELESS[c.field.name]}" for c in plain],
        )


def _quoted(names: Iterable[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


_SIDELESS = {"part.body": "主体责任单位", "part.duties": "主体责任职责"}
"""What a column without a side most often is."""

"""An item's cells to the shares of one side, lead or support, over all its sub-rows."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.importing.bodies import Named, Names
from shudi_cli.importing.headings import SIDES, townships
from shudi_cli.importing.items import Item, Line
from shudi_cli.importing.numbering import paragraphs
from shudi_cli.importing.shares import Share, shares

_SIDE_WORDS = {
    "lead": ("主体", "牵头", "主办", "主要", "主责"),
    "support": ("配合", "协助", "协同", "协办", "参与"),
}
_TOWNSHIPS = "乡镇（街道）"


def side_of(text: str) -> str | None:
    """The side a 责任类型 cell names; None where it names neither or both."""
    named = [side for side in SIDES if any(word in text for word in _SIDE_WORDS[side])]
    return named[0] if len(named) == 1 else None


def gather(item: Item, side: str, names: Names) -> list[Share]:
    """The shares of `side`, in the order of the table."""
    gathered = _Gathered(names)
    lines = list(_lines(item, side))
    mixed = any(line.column.field.name == side for line in lines)
    for line in lines:
        if not (mixed and _only_names(line)):
            gathered.add(line)
    for line in lines:
        if mixed and _only_names(line):
            gathered.name(line)
    return gathered.shares


def sideless(item: Item) -> list[Line]:
    """Cells of bodies and duties in sub-rows whose 责任类型 names no side."""
    return [line for line, side in _sided(item) if side is None]


def _lines(item: Item, side: str) -> Iterator[Line]:
    named = {line for line, own in _sided(item) if own == side}
    for line in item.lines:
        if line.column.field.name.partition(".")[0] == side or line in named:
            yield line


def _sided(item: Item) -> Iterator[tuple[Line, str | None]]:
    """Cells below 责任单位 and 职责 with the side their sub-row names; a merged cell names it below too."""
    sides = {line.row: side_of(line.text) for line in item.texts("side")}
    for line in item.texts("part.body", "part.duties"):
        above = [row for row in sides if row <= line.row]
        yield line, sides[max(above)] if above else None


def _only_names(line: Line) -> bool:
    return line.column.field.name.endswith(".body")


class _Gathered:
    """Shares so far; `open_` are those the next duties without a head belong to."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.shares: list[Share] = []
        self.open_: list[int] = []

    def add(self, line: Line) -> None:
        """Take in one cell."""
        kind = line.column.field.name.rpartition(".")[2]
        if kind == "basis" and self.open_:
            self._extend(labels=(("basis", line.text),))
        elif kind == "body":
            self._bodies(line)
        else:
            self._text(line)

    def name(self, line: Line) -> None:
        """A column of names beside one that has names and duties: only new names say something."""
        known = {name for share in self.shares for name in _called(share.bodies)}
        for body in self.names.head(line.text):
            if (body.official or body.written) not in known:
                self._append(Share(line.spot, (body,), source=body.written))

    def _bodies(self, line: Line) -> None:
        bodies = self.names.head(line.text)
        if not bodies:
            self._text(line)
            return
        self.open_ = []
        for body in bodies:
            self._append(
                Share(line.spot, (body,), role=line.column.field.role, source=body.written)
            )
            self.open_.append(len(self.shares) - 1)

    def _text(self, line: Line) -> None:
        for share in shares(line.text, self.names, line.spot):
            share = share._replace(role=line.column.field.role)
            if share.bodies:
                self._own(share)
            elif self.open_:
                self._together(share)
            else:
                self._headless(line, share)

    def _together(self, share: Share) -> None:
        """Duties for all that are open, told once: that there are several, and what was dropped."""
        self._extend(duties=share.duties, source=share.source)
        first = self.shares[self.open_[0]]
        names = tuple(b.written for i in self.open_ for b in self.shares[i].bodies)
        self.shares[self.open_[0]] = first._replace(
            shared=names if len(names) > 1 and share.duties else first.shared,
            separators=first.separators + share.separators,
        )

    def _own(self, share: Share) -> None:
        """A share with its own head: it fills a name that waits for its duties, or stands by itself."""
        for index in self.open_:
            waiting = self.shares[index]
            if _called(waiting.bodies) == _called(share.bodies) and not waiting.duties:
                self.shares[index] = share._replace(role=waiting.role)
                return
        self._append(share)
        self.open_ = [len(self.shares) - 1]

    def _headless(self, line: Line, share: Share) -> None:
        """Duties without a body: the heading may say that the column is the townships' own."""
        bodies: tuple[Named, ...] = ()
        if townships(line.column.heading):
            bodies = tuple(self.names.head(_TOWNSHIPS))
        duties = tuple(paragraphs(line.text).texts) if bodies else share.duties
        self._append(share._replace(bodies=bodies, duties=duties))
        self.open_ = [len(self.shares) - 1] if bodies else []

    def _append(self, share: Share) -> None:
        self.shares.append(share)

    def _extend(
        self,
        duties: tuple[str, ...] = (),
        labels: tuple[tuple[str, str], ...] = (),
        source: str = "",
    ) -> None:
        for index in self.open_:
            old = self.shares[index]
            self.shares[index] = old._replace(
                duties=old.duties + duties,
                labels=old.labels + labels,
                source="\n".join(filter(None, (old.source, source))),
            )


def _called(bodies: tuple[Named, ...]) -> list[str]:
    return [body.official or body.written for body in bodies]

"""One item of a table to a draft of a matter: what has a field is put there, the rest in `note`."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, get_args

from shudi_cli.importing import fields
from shudi_cli.importing.bodies import Names
from shudi_cli.importing.citations import citations
from shudi_cli.importing.items import Item, Line
from shudi_cli.importing.numbering import joined
from shudi_cli.importing.parts import placed
from shudi_cli.importing.remark import Remark
from shudi_cli.importing.sides import gather, sideless
from shudi_cli.importing.steps import workflow
from shudi_cli.loading import LawRegister, layout
from shudi_cli.numerals import number

_EXPORTED = re.compile(r"(?:示范)?清单 \S+ \S+，自 ")
"""What `shudi export` writes into a row to say where it comes from; it is no part of a matter."""
_ID = re.compile(layout.MATTER_ID)


class Registers(NamedTuple):
    """What names are looked up in."""

    names: Names
    laws: LawRegister


class Draft(NamedTuple):
    """A matter without its id and domain: fields by name, its notes, and where it was read.

    `id` is what the table says, empty where it says nothing usable.
    """

    spot: str
    name: str
    id: str
    values: dict[str, Any]
    notes: tuple[str, ...]
    remarks: tuple[Remark, ...]
    unplaced: frozenset[str] = frozenset()
    """Fields whose column says something that had to stay text."""


class _Maker:
    def __init__(self, item: Item, registers: Registers) -> None:
        self.item, self.registers = item, registers
        self.values: dict[str, Any] = {}
        self.notes: list[str] = []
        self.remarks: list[Remark] = []
        self.unplaced: set[str] = set()

    def make(self) -> Draft:
        name = "".join(joined(line.text) for line in self.item.texts("name"))
        self._number()
        identity = self._identity()
        self._words()
        self._sides()
        self._basis()
        self._workflow()
        self._plain()
        self._labels(name)
        own = tuple(line.text for line in self.item.texts("note"))
        notes, remarks = (*own, *self.notes), tuple(self.remarks)
        unplaced = frozenset(self.unplaced)
        return Draft(self.item.spot, name, identity, self.values, notes, remarks, unplaced)

    def _number(self) -> None:
        for line in self.item.texts("number"):
            if number(line.text) is None:
                self._note("number-lost", line, f"序号：{line.text}")

    def _identity(self) -> str:
        for line in self.item.texts("id"):
            text = line.text.strip().lower()
            if _ID.fullmatch(text):
                return text
            self._unplaced(line)
        return ""

    def _words(self) -> None:
        if summary := joined("\n".join(line.text for line in self.item.texts("summary"))):
            self.values["summary"] = summary
        if names := "、".join(line.text for line in self.item.texts("aliases")):
            self.values["aliases"] = fields.aliases(names)
        for line in self.item.texts("duty_holders"):
            holders = fields.duty_holders(line.text, self.registers.laws, line.spot)
            if holders is None:
                self._unplaced(line)
            else:
                self.values["duty_holders"] = (*self.values.get("duty_holders", ()), *holders)

    def _sides(self) -> None:
        for side in ("lead", "support"):
            found = gather(self.item, side, self.registers.names)
            result = placed(side, found, self.registers.laws)
            if result.parts:
                self.values[side] = result.parts
            self.notes += result.notes
            self.remarks += result.remarks
        for line in sideless(self.item):
            self._unplaced(line)

    def _basis(self) -> None:
        found: list[Any] = []
        for line in self.item.texts("basis"):
            cited = citations(line.text, self.registers.laws, line.spot)
            found += [c for c in cited.citations if c not in found]
            self.notes += [f"依据原文：{text}" for text in cited.left]
            self.remarks += cited.remarks
        if found:
            self.values["basis"] = tuple(found)

    def _workflow(self) -> None:
        lines = self.item.texts("workflow")
        if not lines:
            return
        text = "\n".join(line.text for line in lines)
        read = workflow(text, *self.registers, lines[0].spot)
        self.remarks += read.remarks
        if read.workflow:
            self.values["workflow"] = read.workflow
        else:
            self._unplaced(lines[0]._replace(text=text))

    def _plain(self) -> None:
        for field in get_args(fields.Plain):
            for line in self.item.texts(field):
                value = fields.plain(field, line.text)
                if value is None:
                    self._unplaced(line)
                else:
                    self.values[field] = value

    def _labels(self, name: str) -> None:
        for line in self.item.texts("label"):
            self._unplaced(line)
        for line in self.item.texts("source"):
            if not _EXPORTED.match(line.text):
                self._unplaced(line)
        for line in self.item.texts("ignore"):
            self.remarks.append(Remark("ignored", line.spot, line.text, line.column.heading))
        if "lead" not in self.values and name:
            self.remarks.append(Remark("no-lead", self.item.spot, name))

    def _unplaced(self, line: Line) -> None:
        self.unplaced.add(line.column.field.name)
        kind = "no-workflow" if line.column.field.name == "workflow" else "no-field"
        self._note(kind, line, f"{line.column.heading}：{line.text}")

    def _note(self, kind: str, line: Line, note: str) -> None:
        self.notes.append(note)
        self.remarks.append(Remark(kind, line.spot, line.text, line.column.heading))


def draft(item: Item, registers: Registers) -> Draft:
    """The draft of one item."""
    return _Maker(item, registers).make()

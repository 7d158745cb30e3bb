"""Which matter of the list a row of a table means, by its id and its name."""

from __future__ import annotations

from collections.abc import Iterable

from shudi_cli.importing.remark import Remark
from shudi_cli.model import Matter


class Known:
    """The list's matters by id and name. A name is nobody's alias where it is a matter's own."""

    def __init__(self, matters: Iterable[Matter]) -> None:
        self.by_id: dict[str, Matter] = {}
        self._own: dict[str, list[Matter]] = {}
        self._alias: dict[str, list[Matter]] = {}
        for matter in matters:
            self.by_id[matter.id] = matter
            self._own.setdefault(matter.name, []).append(matter)
            for alias in matter.aliases:
                self._alias.setdefault(alias, []).append(matter)

    def meant(self, identity: str, name: str, spot: str) -> Matter | Remark | None:
        """The matter a row means, None for a new one; what is wrong where its id and its name mean
        different ones, or its name several.
        """
        there = self.by_id.get(identity)
        named = self._named(name)
        if there in named or not named:
            return there
        if there is not None:
            return Remark("two-matters", spot, name, _called([there, *named]))
        if identity:
            return Remark("other-id", spot, identity, _called(named))
        if len(named) > 1:
            return Remark("many-matters", spot, name, _called(named))
        return named[0]

    def _named(self, name: str) -> list[Matter]:
        """The matters of that name, those in force before others."""
        named = self._own.get(name) or self._alias.get(name) or []
        return [matter for matter in named if matter.status == "active"] or named


def _called(matters: Iterable[Matter]) -> str:
    return "、".join(called(matter) for matter in matters)


def called(matter: Matter) -> str:
    """A matter of the list as remarks tell of it."""
    return f"{matter.id}“{matter.name}”"

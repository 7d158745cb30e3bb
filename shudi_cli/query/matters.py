"""The matters of a list, each decoded when it is looked at: a list of any length costs no memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, overload

from shudi_cli.query.opening import Known
from shudi_cli.query.selection import check_domain
from shudi_cli.query.view import MatterView, view


class Matters(Sequence[MatterView]):
    """Matters of one list by the paths of their files."""

    def __init__(self, known: Known, list_id: str, paths: Sequence[str]) -> None:
        self._known, self._list, self._paths = known, list_id, paths

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, place: int) -> MatterView: ...
    @overload
    def __getitem__(self, place: slice) -> Matters: ...
    def __getitem__(self, place: int | slice) -> MatterView | Matters:
        if isinstance(place, slice):
            return Matters(self._known, self._list, self._paths[place])
        entry = self._known.entry(self._list, self._paths[place])
        return view(self._known, self._known.matters(self._list), entry)


class InDomain(NamedTuple):
    """A domain's name and its matters."""

    domain: str
    matters: Sequence[MatterView]


def every_matter(known: Known, list_id: str, *, retired: bool = False) -> Matters:
    """A list's matters in force, or with `retired` all of them, in order of their ids."""
    held = known.lookup.held(list_id, retired=retired)
    return Matters(known, list_id, [path for path, _ in held])


def by_domain(known: Known, list_id: str, only: str | None = None) -> tuple[InDomain, ...]:
    """A list's matters in force under each domain that has any, in the manifest's order.

    Domains the manifest does not know come last. `only` is the code or name of one domain; raises
    `WrongCall` where the list has no such domain.
    """
    manifest = known.matters(list_id).manifest
    if only is not None:
        check_domain(known, (list_id,), only)
        only = manifest.domain_name(only)
    paths: dict[str, list[str]] = {domain.name: [] for domain in manifest.domains}
    for path, name in known.lookup.held(list_id, retired=False):
        paths.setdefault(name, []).append(path)
    return tuple(
        InDomain(name, Matters(known, list_id, held))
        for name, held in paths.items()
        if held and only in (None, name)
    )

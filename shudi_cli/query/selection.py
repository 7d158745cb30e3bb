"""Which of a repository's lists and matters a question is put to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from shudi_cli.errors import WrongCall
from shudi_cli.query.index import Row
from shudi_cli.query.normal import in_order
from shudi_cli.query.opening import Known
from shudi_cli.query.scoring import Within
from shudi_cli.query.towns import Area, Town, around

Admits = Callable[[Row], bool]
_OFFERED = 8


class Selection(NamedTuple):
    """An area (`--in`), a township or street office (`--town`), a domain; `all`: each list by itself."""

    place: str | None = None
    town: str | None = None
    domain: str | None = None
    all: bool = False


EVERYWHERE = Selection()


class Scope(NamedTuple):
    """The lists a question is put to, which of their matters count, and the township it is asked for."""

    lists: tuple[str, ...]
    admits: Admits
    town: Town | None
    within: Within
    """The texts of those matters; None where all of them count."""
    domain: str | None = None
    """The code or name of the one domain that counts."""


def chosen(known: Known, selection: Selection) -> Scope:
    """What the selection means in these lists.

    Raises `WrongCall` where it names an area, town or domain that they do not have.
    """
    lists = known.list_ids
    if not known.limited and selection.place is None and known.default_list in lists:
        lists = (known.default_list,)
    within = frozenset(lists)
    areas = [row for row in known.lookup.lists() if row[0] in within]
    if selection.place is not None:
        areas = _in(areas, selection.place)
    town = None
    if selection.town is not None:
        areas, town = around(known, areas, selection.town.strip())
    lists = tuple(row[0] for row in areas)
    domain = selection.domain
    if domain is not None:
        check_domain(known, lists, domain)
    wanted = frozenset(lists)
    whole = domain is None and len(lists) == len(known.lookup.lists())
    return Scope(
        lists,
        lambda row: row.list in wanted and (domain is None or domain in (row.domain, row.code)),
        town,
        None if whole else known.lookup.units(lists, domain),
        domain,
    )


def _in(areas: list[Area], place: str) -> list[Area]:
    """The areas of that code or name, with those that lie in it."""
    own = [row for row in areas if place in (row[1], row[2])]
    found = own or [row for row in areas if place in row[2]]
    if not found and place.isdecimal():
        stem = place.rstrip("0")
        found = [row for row in areas if stem and row[1].startswith(stem)]
    if not found:
        names = "、".join(dict.fromkeys(row[2] for row in areas[:_OFFERED]))
        more = f"等 {len(areas)} 个" if len(areas) > _OFFERED else ""
        raise WrongCall(f"没有“{place}”的清单。", f"现有清单的地区：{names}{more}。")
    return found


def check_domain(known: Known, lists: Iterable[str], domain: str) -> None:
    """Raises `WrongCall` for a domain, by code or name, that none of these lists has."""
    names: dict[str, None] = {}
    for list_id in lists:
        for it in known.matters(list_id).manifest.domains:
            if domain in (it.code, it.name):
                return
            names[it.name] = None
    near = [name for name in names if domain and in_order(domain, name)]
    guess = f"是不是：{'、'.join(near)}？" if near else ""
    raise WrongCall(f"没有领域“{domain}”。", f"{guess}现有领域：{'、'.join(names)}。")

"""Townships by name: those the register knows, and names that plainly are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shudi_cli.errors import WrongCall
from shudi_cli.loading import COMMON
from shudi_cli.model import Body
from shudi_cli.query.opening import Known

TOWN, STREET = "乡镇人民政府", "街道办事处"
_TOWN_ENDS = ("镇人民政府", "乡人民政府", "镇政府", "乡政府", "镇", "乡")
_STREET_ENDS = ("街道办事处", "街道办", "街道")
_KINDS = ("乡", "民族乡", "乡镇", "城镇", "本", "各", "我们", "县", "某")
"""Before 镇 or 乡 these make no name."""
_SHOWN = 8

Area = tuple[str, str, str]
"""A list, the code and the name of its area."""


class Town(NamedTuple):
    """A township or street office; `known` says whether the register has it."""

    name: str
    known: bool


def general(name: str) -> str | None:
    """What lists call a body of this kind: 许家湖镇 is a 乡镇人民政府; None for other names."""
    for ends, kind in ((_STREET_ENDS, STREET), (_TOWN_ENDS, TOWN)):
        for end in ends:
            own = name.removesuffix(end)
            if own != name:
                return kind if 2 <= len(own) <= 12 and own not in _KINDS else None
    return None


def around(known: Known, areas: list[Area], asked: str) -> tuple[list[Area], Town]:
    """The lists a township works by, and the township.

    Raises `WrongCall` for a name that is no township's, and for one the register or the areas of
    the lists give reason to doubt.
    """
    registered = list(_registered(known))
    for code, body in registered:
        if asked in (
            code if len(code) > 6 else "",
            body.id,
            body.name,
            body.short,
            *body.aliases,
            _plain(body),
        ):
            return [row for row in areas if row[1] and row[1][:6] == code[:6]] or areas, Town(
                body.name, known=True
            )
    near = [_plain(body) for _, body in registered if asked in body.name]
    if near:
        raise WrongCall(f"没有乡镇（街道）“{asked}”。", f"是不是：{'、'.join(near[:_SHOWN])}？")
    if general(asked) is None:
        guesses = (
            f"是不是“{asked}镇”“{asked}街道”？"
            if asked[-1:] not in "镇乡道" and len(asked) <= 4
            else ""
        )
        raise WrongCall(
            f"没有乡镇（街道）“{asked}”。",
            f"{guesses}写它的全称，如 --town 许家湖镇、--town 沂城街道。",
        )
    if any(_has(areas, code) for code, _ in registered):
        names = "、".join(_plain(body) for code, body in registered if _has(areas, code))
        raise WrongCall(f"单位登记册里没有乡镇（街道）“{asked}”。", f"登记的有：{names}。")
    _same_county(areas, asked)
    return areas, Town(asked, known=False)


def _registered(known: Known) -> Iterator[tuple[str, Body]]:
    """Each township and street office of a register of its own, with the code it stands under."""
    for file in known.bodies.files:
        for body in file.bodies if file.jurisdiction != COMMON else ():
            if body.level == "township" and body.name.endswith((*_TOWN_ENDS, *_STREET_ENDS)):
                yield file.jurisdiction, body


def _has(areas: list[Area], code: str) -> bool:
    return any(row[1] and row[1][:6] == code[:6] for row in areas)


def _same_county(areas: list[Area], asked: str) -> None:
    """Raises `WrongCall` where the name says another county than the lists are of."""
    for mark in ("县", "市", "区"):
        county, found, _ = asked.rpartition(mark)
        if found and len(county) > 1 and not any(county in name for _, _, name in areas):
            names = "、".join(dict.fromkeys(name for _, _, name in areas[:_SHOWN]))
            raise WrongCall(
                f"这里没有{county}{mark}的清单，“{asked}”的责任查不到。",
                f"现有清单的地区：{names}。",
            )


def _plain(body: Body) -> str:
    return body.name.removesuffix("人民政府").removesuffix("办事处")

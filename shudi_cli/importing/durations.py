"""Limits as tables write them, to ISO 8601: “5个工作日内”, “三日内”, “每月一次”."""

from __future__ import annotations

import re
from typing import NamedTuple

from shudi_cli.numerals import NUMBER, number

_LENGTH = re.compile(
    rf"(?:(?P<Y>{NUMBER})年)?(?:(?P<M>{NUMBER})个?月)?(?:(?P<W>{NUMBER})(?:周|个?星期))?"
    rf"(?:(?P<D>{NUMBER})(?:(?P<work>个?工作日)|日|天))?"
    rf"(?:(?P<TH>{NUMBER})个?小时)?(?:(?P<TM>{NUMBER})分钟?)?(?:(?P<TS>{NUMBER})秒)?"
)
_ONE = {
    "日": "1日",
    "天": "1日",
    "周": "1周",
    "月": "1个月",
    "季度": "3个月",
    "半年": "6个月",
    "年": "1年",
}


class Limit(NamedTuple):
    """A limit or an interval: `kind` is the field of a step it belongs to."""

    kind: str
    length: str
    workdays: bool


def limit(text: str) -> Limit | None:
    """The limit a text says and nothing else; None where it says anything more."""
    text = "".join(text.split())
    if match := re.fullmatch(r"每(?P<length>.+?)(?:至少)?(?:一次|1次)", text):
        length = _length(_ONE.get(match["length"], match["length"]))
        return length and length._replace(kind="every")
    return _length(re.sub(r"(?:以|之)?内$", "", text))


def _length(text: str) -> Limit | None:
    match = _LENGTH.fullmatch(text)
    if not text or not match:
        return None
    days = _part(match, "Y", "M", "W", "D")
    hours = _part(match, "TH", "TM", "TS")
    return Limit("within", f"P{days}{'T' if hours else ''}{hours}", bool(match["work"]))


def _part(match: re.Match[str], *units: str) -> str:
    return "".join(f"{number(match[unit])}{unit[-1]}" for unit in units if match[unit])

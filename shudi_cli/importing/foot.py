"""Rows below the items that are none: totals, notes, signatures, seals, days.

What such a row says is reported; without this it would be written as one more matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from shudi_cli.importing.days import day
from shudi_cli.numerals import NUMBER, number

_TOTAL = re.compile(
    rf"(?:(?:合|总|小|共)\s*计|总\s*数)\s*[：:]?\s*共?\s*(?:{NUMBER}\s*[项个件条]?)?(?:事项)?"
    rf"|共\s*{NUMBER}\s*[项个件条](?:事项)?|{NUMBER}\s*项"
)
_WHO = "填表|填报|制表|联系|单位负责|签字|签章|监督电话|电话|传真|邮箱"
_MAY_BE_A_DUTY = (
    "审核|审批|复核|校核|核对|经办|编制|分管|主要领导|签发|统计|报送|打印|抄送|印发|咨询"
)
_SIGNED = re.compile(
    rf"(?:(?:{_WHO})[^：:，。；]{{0,10}}|(?:单位|负责人|日期|时间)\s*(?:[（(][^）)]*[）)])?|[（(]?(?:公章|盖章)[）)]?)(?:[：:].*)?",
    re.DOTALL,
)
_SIGNED_HEAD = re.compile(rf"(?:{_MAY_BE_A_DUTY})[^：:，。；]{{0,8}}(?:[：:].*)?", re.DOTALL)
_BARE = re.compile(
    rf"(?:{_WHO}|{_MAY_BE_A_DUTY}|单位)?(?:单位|部门|人员|人|领导|负责人|日期|时间|电话|方式)?(?:[（(](?:公章|盖章|签字|签章|签名)[）)])?"
)
_NOTE = re.compile(
    r"(?:注|附注|备注|说明|填表说明|编制说明)\s*[0-9０-９]?\s*(?:[：:].*)?", re.DOTALL
)
_SEAL = re.compile(r"[（(](?:公章|盖章|签字|签章|印章)[）)]")
_BEGINS = frozenset({"number", "id", "domain", "name"})
"""Fields in whose columns a note below the table begins; elsewhere 备注：… is the item's own."""
_OWN_DAYS = frozenset({"since", "until", "reviewed", "label"})


class Written(NamedTuple):
    """A filled cell of a row: its text and the field of its column."""

    text: str
    field: str


def is_total(row: Sequence[Written]) -> bool:
    """Whether the row counts the ones above: “合计｜5项”, “共5项”."""
    return not _is_numbered(row) and bool(_TOTAL.fullmatch(row[0].text.strip()))


def is_note(row: Sequence[Written]) -> bool:
    """Whether the row is a note, or says who made the table and when."""
    if _is_numbered(row):
        return False
    text = row[0].text.strip()
    if row[0].field in _BEGINS and _NOTE.fullmatch(text):
        return True
    return _is_signed(row[0]._replace(text=text)) or all(
        _is_day(cell) or _SEAL.fullmatch(cell.text) for cell in row
    )


def _is_signed(cell: Written) -> bool:
    """“填表人：张三”, or “填表人” alone with the name in the next cell."""
    match = _SIGNED.fullmatch(cell.text)
    if match is None and cell.field in _BEGINS:
        match = _SIGNED_HEAD.fullmatch(cell.text)
    return bool(match) and (bool(re.search("[：:]", cell.text)) or bool(_BARE.fullmatch(cell.text)))


def _is_day(cell: Written) -> bool:
    return cell.field not in _OWN_DAYS and day("".join(cell.text.split())) is not None


def _is_numbered(row: Sequence[Written]) -> bool:
    """Whether the row has a running number: then it is an item, whatever it is called."""
    return any(cell.field == "number" and number(cell.text) is not None for cell in row)

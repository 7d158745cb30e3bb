"""编号重复

编号是事项的身份，查询、比较、调整记录都靠它，一个清单里不能重复，废止以后也不再使用。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.loading import Entry
from shudi_cli.rule import ListCase

LEVEL = "error"
SUBJECT = "list"
MESSAGE = "编号 {id} 已经用在 {other}。"
HINT = "换一个没有用过的编号，文件名同时改。"
SAMPLE = {"id": "aa-01", "other": "data/matters/shifan/aa-01.yaml"}


def check(case: ListCase) -> Iterator[Finding]:
    """Each id is used by one file only."""
    first: dict[str, Entry] = {}
    for entry in case.list.entries:
        other = first.setdefault(entry.key, entry)
        if other is not entry:
            arguments = {"id": entry.key, "other": other.place.path}
            yield case.found("SD304", entry, ("id",), arguments, related=(other.place,))

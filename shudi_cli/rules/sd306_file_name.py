"""文件名与编号不同

文件名就是编号（调整记录的文件名就是版次，勘误的文件名是它更正的事项），这样看文件名就知道是哪个事项，改名也看得出来。

反例：

```yaml data/matters/shifan/aa-02.yaml
id: aa-09
name: 第九个事项
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护秩序
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.loading import layout
from shudi_cli.loading.documents import convert
from shudi_cli.model import Adjustment
from shudi_cli.rule import ListCase

LEVEL = "error"
SUBJECT = "list"
MESSAGE = "文件名是 {stem}，编号却是 {id}。"
HINT = "把文件改名为 {id}.yaml，或者改正编号。"
SAMPLE = {"id": "aa-09", "stem": "aa-02"}


def check(case: ListCase) -> Iterator[Finding]:
    """A matter's file is named after its id, a list's folder after the list's."""
    for entry in case.list.entries:
        stem = entry.place.path.rpartition("/")[2].removesuffix(".yaml")
        if stem != entry.matter.id and entry.erratum is None:
            yield case.found("SD306", entry, ("id",), {"stem": stem, "id": entry.matter.id})
    yield from _records(case)
    yield from _errata(case)
    kind = layout.kind(case.list.place.path)
    if kind and kind.list != case.list.manifest.id:
        place = case.repository.place(case.list.place.path, ("id",))
        yield found("SD306", place, {"stem": kind.list, "id": case.list.manifest.id})


def _errata(case: ListCase) -> Iterator[Finding]:
    """An erratum's file is named after the matter it corrects: another name would hide which."""
    editions = case.repository.snapshot.errata.get(case.list.manifest.id, {})
    for entry in (entry for entries in editions.values() for entry in entries):
        stem = entry.place.path.rpartition("/")[2].removesuffix(".yaml")
        if stem != entry.matter.id:
            yield case.found("SD306", entry, ("id",), {"stem": stem, "id": entry.matter.id})


def _records(case: ListCase) -> Iterator[Finding]:
    """An adjustment record's file is named after its edition, so that an edition has one."""
    documents = case.repository.snapshot.documents
    folder = f"{layout.ADJUSTMENTS}/{case.list.manifest.id}"
    for path in case.repository.snapshot.base.names(folder):
        record = convert(documents[path], Adjustment) if path in documents else None
        kind = layout.kind(path)
        if isinstance(record, Adjustment) and kind and kind.stem != record.edition:
            arguments = {"stem": kind.stem, "id": record.edition}
            yield case.repository.found("SD306", path, ("edition",), arguments)

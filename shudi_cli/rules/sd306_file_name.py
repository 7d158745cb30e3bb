"""文件名与编号不同

文件名就是编号（清单的文件夹名就是清单的编号，调整记录的文件名就是版次，勘误的文件名是它更正的事项），这样看文件名就知道是哪个事项，改名也看得出来。

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

from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.loading.documents import convert
from shudi_cli.model import Adjustment, Manifest
from shudi_cli.rule import ListCase

LEVEL = "error"
SUBJECT = "list"
MESSAGE = "{what}名是 {stem}，编号却是 {id}。"
HINT = "把{what}改名为 {name}，或者改正编号。"
SAMPLE = {"what": "文件", "stem": "aa-02", "id": "aa-09", "name": "aa-09.yaml"}


def check(case: ListCase) -> Iterator[Finding]:
    """A matter's file is named after its id, a list's folder after the list's."""
    for entry in case.list.entries:
        stem = entry.place.path.rpartition("/")[2].removesuffix(".yaml")
        if stem != entry.key and entry.erratum is None:
            yield case.found("SD306", entry, ("id",), _file(stem, entry.key))
    yield from _records(case)
    yield from _errata(case)
    yield from _folder(case)


def _folder(case: ListCase) -> Iterator[Finding]:
    """The list goes by its folder's name, so that the id in the file is looked up in the document."""
    path, folder = case.list.place.path, case.list.manifest.id
    document = case.repository.snapshot.documents.get(path)
    manifest = convert(document, Manifest) if document else None
    if isinstance(manifest, Manifest) and manifest.id != folder:
        arguments = {"what": "文件夹", "stem": folder, "id": manifest.id, "name": manifest.id}
        yield case.repository.found("SD306", path, ("id",), arguments)


def _errata(case: ListCase) -> Iterator[Finding]:
    """An erratum's file is named after the matter it corrects: another name would hide which."""
    editions = case.repository.snapshot.errata.get(case.list.manifest.id, {})
    for entry in (entry for entries in editions.values() for entry in entries):
        stem = entry.place.path.rpartition("/")[2].removesuffix(".yaml")
        if stem != entry.key:
            yield case.found("SD306", entry, ("id",), _file(stem, entry.key))


def _records(case: ListCase) -> Iterator[Finding]:
    """An adjustment record's file is named after its edition, so that an edition has one."""
    documents = case.repository.snapshot.documents
    folder = f"{layout.ADJUSTMENTS}/{case.list.manifest.id}"
    for path in case.repository.snapshot.base.names(folder):
        record = convert(documents[path], Adjustment) if path in documents else None
        kind = layout.kind(path)
        if isinstance(record, Adjustment) and kind and kind.stem != record.edition:
            arguments = _file(kind.stem, record.edition)
            yield case.repository.found("SD306", path, ("edition",), arguments)


def _file(stem: str, identity: str) -> dict[str, str]:
    return {"what": "文件", "stem": stem, "id": identity, "name": f"{identity}.yaml"}

"""法律登记册的日期不合

哪个版本在哪一天有效，是按登记册的日期算出来的：版本要按通过日期从早到晚排列，不重复；施行不早于通过；废止不早于最后一个版本施行。错一个日期，很多事项会引到错的版本。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.loading.documents import convert
from shudi_cli.model import Law, Laws
from shudi_cli.rule import RepositoryCase
from shudi_cli.yamlio import Path

LEVEL = "error"
SUBJECT = "repository"
MESSAGE = "《{law}》{problem}。"
HINT = "对照公布的文本改正日期。"
SAMPLE = {"law": "甲办法", "problem": "的 2009-01-01 版没有按通过日期排列"}


def check(case: RepositoryCase) -> Iterator[Finding]:
    """Versions rise, take effect after they are adopted, and end after they begin."""
    for path, document in case.snapshot.documents.items():
        file = convert(document, Laws) if path.startswith(f"{layout.LAWS}/") else None
        for index, law in enumerate(file.laws if isinstance(file, Laws) else ()):
            for at, problem in _problems(law):
                arguments = {"law": law.short or law.name, "problem": problem}
                yield case.found("SD608", path, ("laws", index, *at), arguments)


def _problems(law: Law) -> Iterator[tuple[Path, str]]:
    previous = ""
    for index, version in enumerate(law.versions):
        if version.adopted <= previous:
            yield ("versions", index, "adopted"), f"的 {version.adopted} 版没有按通过日期排列"
        if version.effective is not None and version.effective < version.adopted:
            yield ("versions", index, "effective"), f"的 {version.adopted} 版施行早于通过"
        previous = version.adopted
    if law.repealed is not None and law.versions and law.repealed.on < law.versions[-1].starts:
        yield ("repealed", "on"), "的废止日期早于最后一个版本的施行日期"

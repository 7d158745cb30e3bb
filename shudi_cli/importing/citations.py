"""Citations as cells write them: 《…法》第六十四条、第六十五条第二款, in Chinese or Arabic digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from shudi_cli.importing.brackets import first, pieces
from shudi_cli.importing.days import day
from shudi_cli.importing.remark import Remark
from shudi_cli.loading import LawRegister
from shudi_cli.model import Citation, Document, Law
from shudi_cli.numerals import NUMBER, number

_SEPARATOR = re.compile(r"[；;、，,。和及与\s]|以及")
_MARK = re.compile(r"^\s*(?:[0-9０-９]{1,2}[.．、]|[（(][0-9０-９]{1,2}[）)]|[①-⑳])\s*")
_ARTICLES = re.compile(
    rf"(?P<between>(?:[、，,和及\s]|以及|至|到|—|-)*)"
    rf"第(?P<numbers>{NUMBER}(?:[、，,]第?{NUMBER})*)条(?:之(?P<sub>{NUMBER}))?"
)
_NUMBERS = re.compile(NUMBER)
_ITEM = re.compile(
    rf"[、，,和及]?第(?P<paragraph>{NUMBER})款(?:第[（(]?(?P<clause>{NUMBER})[）)]?项)?"
)
_NUMBER = re.compile(r"^.*[0-9０-９].*号$")
_ISSUER = re.compile(
    r"^[一-鿿（）、×·]{1,60}(?:政府|委员会|党委|县委|市委|省委|局|委|办|办公室|部|厅|院|会|处|中心|组)$"
)
_ADOPTED = re.compile(r"^(?P<day>[^，,]+?)(?:通过|修正|修订|修改)?$")
_YEAR = re.compile(r"^(?P<year>[0-9]{4})年?$")
_NAMED = re.compile(r"^\s*（原文称“(?P<name>[^”]+)”）")
_STATUTE = re.compile(r"(?:法|条例|法典)(?:（[^）]*）)?$")


class Cited(NamedTuple):
    """What a basis cell gives: citations, and the lines that say more than citations can."""

    citations: tuple[Citation, ...]
    left: tuple[str, ...]
    remarks: tuple[Remark, ...]


class _Tail(NamedTuple):
    """What follows a title: articles with their 款项, where the tail ends, ranges that were opened."""

    articles: list[tuple[str, tuple[str, ...]]]
    end: int
    ranges: list[str]


def citations(text: str, laws: LawRegister, spot: str) -> Cited:
    """Every citation of a basis cell; lines with anything else are left whole, beside what was cited."""
    found: list[Citation] = []
    left: list[str] = []
    remarks: list[Remark] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        cited, rest = _line(line, laws, spot, remarks)
        found += [c for c in cited if c not in found]
        if rest:
            left.append(line)
    return Cited(tuple(found), tuple(left), tuple(remarks))


def _line(
    line: str, laws: LawRegister, spot: str, remarks: list[Remark]
) -> tuple[list[Citation], bool]:
    """The citations of one line, and whether it says anything else."""
    found: list[Citation] = []
    unknown = other = ""
    at = 0
    line = _MARK.sub("", line, count=1)
    for start, end in _titles(line):
        other += line[at:start]
        title = line[start + 1 : end - 1]
        made, at, ranges = _cite(line, title, end, laws)
        remarks += [Remark("article-range", spot, text) for text in ranges]
        found += made
        if not made:
            remarks.append(Remark("unknown-law", spot, title))
            unknown += title
    other = _SEPARATOR.sub("", other + line[at:])
    if other:
        remarks.append(Remark("basis-text", spot, line))
    return found, bool(other or unknown)


def _titles(line: str) -> Iterator[tuple[int, int]]:
    """Where each outermost 《…》 begins and ends."""
    depth = start = 0
    for index, character in enumerate(line):
        if character == "《":
            start, depth = (index, 1) if depth == 0 else (start, depth + 1)
        elif character == "》" and depth:
            depth -= 1
            if depth == 0:
                yield start, index + 1


def _cite(
    line: str, title: str, end: int, laws: LawRegister
) -> tuple[list[Citation], int, list[str]]:
    """The citations of one title, where their text ends, and the ranges opened on the way."""
    law = laws.get(title.strip()) or laws.get(title.replace("〈", "《").replace("〉", "》").strip())
    bracket = first(line, end)
    if law is not None:
        version = _version(bracket.inside, law) if bracket else None
        tail = _tail(line, bracket.end if bracket and version else end)
        named = _NAMED.match(line[tail.end :])
        name = named["name"] if named else None
        stop = tail.end + (named.end() if named else 0)
        cited = Citation(law.short or law.name, version=version, named_as=name)
        return list(_grouped(cited, tail)), stop, tail.ranges
    tail = _tail(line, end)
    document = _document(title, bracket.inside) if bracket else None
    told = document is not None and (document.number or document.issuer)
    if tail.articles or (_STATUTE.search(title) and not told):
        return [], tail.end, []
    cited = Citation(document=document or Document(title))
    return [cited], bracket.end if bracket and document else end, []


def _version(text: str, law: Law) -> str | None:
    """The version a bracket behind a law's name means: by its day, or its year where that is enough."""
    match = _ADOPTED.match(text.strip())
    if match is None:
        return None
    if year := _YEAR.match(match["day"]):
        found = [v.adopted for v in law.versions if v.adopted.startswith(year["year"])]
        return found[0] if len(found) == 1 else None
    adopted = day(match["day"])
    return adopted if adopted and law.version_adopted(adopted) else None


def _document(title: str, inside: str) -> Document | None:
    """The document with what its bracket says: number, issuer, date; None if it says anything else."""
    told: dict[str, str] = {}
    for piece in map(str.strip, pieces(inside)):
        if _NUMBER.match(piece):
            key, value = "number", piece
        elif date := day(piece):
            key, value = "date", date
        elif _ISSUER.match(piece):
            key, value = "issuer", piece
        else:
            return None
        if key in told:
            return None
        told[key] = value
    return Document(title, **told)


def _tail(line: str, start: int) -> _Tail:
    articles: list[tuple[str, tuple[str, ...]]] = []
    ranges: list[str] = []
    end = start
    while match := _ARTICLES.match(line, end):
        numbers = [n for n in map(number, _NUMBERS.findall(match["numbers"])) if n]
        end, items = match.end(), []
        if articles and numbers and match["between"].strip() in ("至", "到", "—", "-"):
            first = int(articles[-1][0].partition("之")[0]) + 1
            ranges.append(line[start:end])
            numbers = [*range(first, numbers[0]), *numbers] if numbers[0] - first < 100 else numbers
        while item := _ITEM.match(line, end):
            items.append(_item(item))
            end = item.end()
        articles += [(str(n), ()) for n in numbers[:-1]]
        if numbers:
            sub = f"之{number(match['sub'])}" if match["sub"] else ""
            articles.append((f"{numbers[-1]}{sub}", tuple(items)))
    return _Tail(articles, end, ranges)


def _item(match: re.Match[str]) -> str:
    clause = f"({number(match['clause'])})" if match["clause"] else ""
    return f"{number(match['paragraph'])}{clause}"


def _grouped(cited: Citation, tail: _Tail) -> Iterator[Citation]:
    """Articles cited whole together; one cited by its 款项 alone."""
    run: list[str] = []
    for article, items in tail.articles:
        if not items:
            run.append(article)
            continue
        if run:
            yield replace(cited, articles=tuple(dict.fromkeys(run)))
            run = []
        yield replace(cited, articles=(article,), items=items)
    if run or not tail.articles:
        yield replace(cited, articles=tuple(dict.fromkeys(run)))

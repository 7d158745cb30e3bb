"""Body names as tables write them to the official names of the register."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from shudi_cli.importing.looks import LOOKS, SURELY, VERBS, is_one, looks
from shudi_cli.loading import BodyRegister
from shudi_cli.loading.near import near
from shudi_cli.loading.registers import names
from shudi_cli.model import Manifest

_ETC = re.compile(r"等(?:有关|相关)?(?:部门|单位)?$")
_BESIDE = re.compile(r"^(?:各|属地|有关|相关|所在地|所在|当地|辖区)+")
_GENERIC = frozenset({"政府", "人民政府", "党委", "党委政府", "办公室", "委员会"})
"""Words that name nobody without what stood before them."""
_PLACE = "各|属地|有关|相关|所在地|所在|当地|辖区|（|）|、|/|和|及"
_TOWNSHIPS = re.compile(
    rf"(?:{_PLACE}|乡|镇|街道|街|办事处|办|人民政府|政府|党委|党工委|党（工）委)+"
)
_VILLAGES = re.compile(rf"(?:{_PLACE}|村|居|社区|民?委员会|民?委会)+")
_FIRSTS = "各属有相所当辖（）、/和及乡镇街办人政党村居社民委县市区省国中"
"""What `_BESIDE`, `_TOWNSHIPS`, `_VILLAGES` and `SURELY` may begin with."""
_BETWEEN = re.compile(r"[、，,；;\s/]+")
_REMEMBERED = 8192
"""Texts whose name is remembered: the same few names stand in every row."""
_LONGEST = 6
"""Pieces between 、 that one name may be made of."""
_BRACKET = re.compile(r"^(?P<name>.+?)（(?P<inside>[^（）]*)）$")


class Named(NamedTuple):
    """One body of a head: as written, its official name if it is known, what stood in brackets."""

    written: str
    official: str | None = None
    former: bool = False
    inside: str = ""
    rest: str = ""
    """“等部门”: a placeholder behind the last name."""
    near: tuple[str, ...] = ()
    """Official names that one not known may be meant for."""

    @property
    def name(self) -> str:
        """What its part is called: as written where it is not known; empty for a kind of bodies."""
        return self.official or (self.written if is_one(self.written) else "")


_BRACKETED = re.compile(r"(.+)（[^（）]*）")


def may_be_names(text: str) -> bool:
    """Whether a text looks like nothing but names of bodies, with whatever in brackets behind."""
    text = text.replace("(", "（").replace(")", "）")
    while bracketed := _BRACKETED.fullmatch(text):
        if _names_bodies(text):
            return True
        text = bracketed[1]
    return _names_bodies(text)


def _names_bodies(text: str) -> bool:
    if _TOWNSHIPS.fullmatch(text) or _VILLAGES.fullmatch(text):
        return True
    pieces = [text[start:end] for start, end in _pieces(text)]
    return bool(pieces) and not VERBS.match(text) and all(map(LOOKS.fullmatch, pieces))


def names_grassroots(text: str) -> bool:
    """Whether some word of a text could be townships or villages, or there is no word in it."""
    words = list(filter(None, _BETWEEN.split(text)))
    return not words or any(_TOWNSHIPS.fullmatch(w) or _VILLAGES.fullmatch(w) for w in words)


class Names:
    """Resolves names in one list's jurisdiction."""

    def __init__(self, register: BodyRegister, manifest: Manifest) -> None:
        self.register = register
        self.code = manifest.jurisdiction.code
        self.place = manifest.jurisdiction.name
        self._firsts = frozenset(self._beginnings())
        self._resolved = lru_cache(_REMEMBERED)(self._resolve)
        self._near = lru_cache(_REMEMBERED)(self._nearest)

    def _beginnings(self) -> Iterator[str]:
        """The characters that a text which means a body may begin with: see `_resolve`."""
        yield from _FIRSTS + self.place[:1]
        for body in self.register.all:
            for name, _, _ in names(body):
                yield name[:1]
                yield name.removeprefix("县")[:1]

    def head(self, text: str, *, alone: bool = False) -> list[Named]:
        """The bodies of a head such as “县公安局、县民政局（牵头）”, known or not; empty where the
        text is no head: it says something else.

        `alone`: no colon says that it is one, so unknown names have to look like nothing else.
        """
        text = text.strip().rstrip("：:").strip().replace("(", "（").replace(")", "）")
        if not text or len(text) > 120 or (alone and not self._may_begin(text)):
            return []
        return self._several(text, SURELY if alone else LOOKS)

    def _may_begin(self, text: str) -> bool:
        """Whether a text with no word on what it is may be names at all; `SURELY` begins as they do."""
        return text[0] in self._firsts or bool(_BETWEEN.match(text))

    def _several(self, text: str, form: re.Pattern[str]) -> list[Named]:
        """The names of a text; none where one is not known and does not look like one, by `form`. A
        name may hold a 、 itself, and 乡镇、街道 is one collective; but what is a name as it stands is
        not joined with its neighbours.
        """
        spans = _pieces(text)
        named: list[Named] = []
        while spans:
            taken, found = self._next(text, spans)
            if found is None:
                found = self._unknown(text[slice(*spans[0])])
                if VERBS.match(text) or not looks(form, found.written):
                    return []
            named.append(found)
            del spans[:taken]
        return named

    def _unknown(self, text: str) -> Named:
        """A name that is not known, what its bracket says of it apart."""
        match = _BRACKET.match(text)
        if match and is_one(match["name"]) and not may_be_names(match["inside"]):
            return Named(
                match["name"], inside=match["inside"].strip(), near=self._near(match["name"])
            )
        return Named(text, near=self._near(text))

    def _nearest(self, text: str) -> tuple[str, ...]:
        return tuple(near(self.register, text)) if is_one(text) else ()

    def _next(self, text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, Named | None]:
        """The known name that the first of these pieces begins, and how many of them it takes."""
        start, end = spans[0]
        if text[start] not in self._firsts:
            return 1, None
        alone = self._one(text[start:end])
        if alone is None or alone.official != alone.written:
            for count in range(min(len(spans), _LONGEST), 1, -1):
                if joined := self._one(text[start : spans[count - 1][1]]):
                    return count, joined
        return 1, alone

    def _one(self, text: str) -> Named | None:
        if found := self._resolved(text):
            return found
        etc = _ETC.search(text)
        if etc and etc.start() and (found := self._resolved(text[: etc.start()])):
            return found._replace(rest=etc.group())
        if (match := _BRACKET.match(text)) and (found := self._beside_townships(text, match)):
            return found
        if _VILLAGES.fullmatch(text) or _TOWNSHIPS.fullmatch(text):
            return None  # “村（居）” where no collective is registered: 居 is no stage
        if match and (found := self._resolved(match["name"])):
            return found._replace(inside=match["inside"].strip())
        return None

    def _beside_townships(self, text: str, match: re.Match[str]) -> Named | None:
        """“镇（街道、园区）”: the townships, and a zone that no register calls by such a word."""
        inside = _BETWEEN.split(match["inside"])
        own = [word for word in inside if _TOWNSHIPS.fullmatch(word)]
        if not own or len(own) == len(inside) or not _TOWNSHIPS.fullmatch(match["name"]):
            return None
        found = self._resolved(f"{match['name']}（{'、'.join(own)}）")
        rest = "、".join(word for word in inside if word not in own)
        return found and found._replace(written=text, rest=rest)

    def _resolve(self, text: str) -> Named | None:
        bare = _BESIDE.sub("", text)
        forms = [text, bare]
        if self.place and bare.startswith(self.place):
            forms.append("县" + bare.removeprefix(self.place))
        forms.append("县" + bare)
        if bare in _GENERIC:
            forms = [text]
        forms += _grassroots(text)
        for form in dict.fromkeys(forms):
            if known := self.register.resolve(form, self.code):
                kept = known.way in ("name", "also")
                former = known.way == "predecessor" or known.body is not known.named
                return Named(text, form if kept and not former else known.body.name, former)
        return None


def _grassroots(text: str) -> list[str]:
    """What the register may call all townships, streets or villages that a text means."""
    if _VILLAGES.fullmatch(text) and "村" in text:
        return ["村（居）民委员会"] if re.search("居|社区", text) else ["村民委员会"]
    if not _TOWNSHIPS.fullmatch(text) or ("党" in text and not re.search("政府|办事处", text)):
        return []
    streets, towns = re.search("街|办", text), re.search("乡|镇", text)
    if streets and towns:
        return ["乡镇（街道）"]
    if streets and "街" in text:
        return ["街道办事处"]
    if not towns:
        return []
    return ["乡镇人民政府"] if "乡" in text else ["镇人民政府", "乡镇人民政府"]


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the names between 、 and the like stand, but not those inside brackets."""
    shielded = re.sub(r"（[^（）]*）", lambda m: "\0" * len(m.group()), text)
    cuts = [(0, 0), *(match.span() for match in _BETWEEN.finditer(shielded)), (len(text),) * 2]
    return [(left, right) for (_, left), (right, _) in pairwise(cuts) if left < right]

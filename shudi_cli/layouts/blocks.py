"""A matter's content in the blocks a comparison sets side by side: a body, a law, a step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from shudi_cli.document import Paragraph

Block = Sequence[Paragraph]
LIKE = 0.5
"""Texts less alike than this are shown as one gone and one new, not word by word."""
_ENDS = re.compile("[（：》]")


def blocks(content: Sequence[Paragraph]) -> list[Block]:
    """The paragraphs below each body's name together, every other marked one by itself."""
    found: list[list[Paragraph]] = []
    for paragraph in content:
        if paragraph.role == "name" or paragraph.text.startswith("【") or not found:
            found.append([paragraph])
        else:
            found[-1].append(paragraph)
    return list(found)


def aligned(
    old: Sequence[Block], new: Sequence[Block], renamed: Mapping[str, str]
) -> Iterator[tuple[Block, Block]]:
    """Each block beside what became of it, in the newer order; what is gone stays in its place.

    Blocks with the same first line belong together, then those of the same body or law, then those
    that read alike.
    """
    partners = _partners(old, new, renamed)
    taken = set(partners.values())
    gone = [place for place in range(len(old)) if place not in taken]
    for place, block in enumerate(new):
        partner = partners.get(place)
        while partner is not None and gone and gone[0] < partner:
            yield old[gone.pop(0)], ()
        yield old[partner] if partner is not None else (), block
    yield from ((old[place], ()) for place in gone)


def today(text: str, renamed: Mapping[str, str]) -> str:
    """An old text with the names that bodies bear now."""
    for name, now in renamed.items():
        text = text.replace(name, now)
    return text


def _partners(
    old: Sequence[Block], new: Sequence[Block], renamed: Mapping[str, str]
) -> dict[int, int]:
    heads = [today(block[0].text, renamed) for block in old]
    found: dict[int, int] = {}
    left = dict.fromkeys(range(len(old)))

    def pair(fits: Callable[[int, int], bool]) -> None:
        for place in range(len(new)):
            partner = next((at for at in left if fits(at, place)), None)
            if place not in found and partner is not None:
                found[place] = partner
                del left[partner]

    pair(lambda at, place: heads[at] == new[place][0].text)
    pair(lambda at, place: _whose(heads[at]) == _whose(new[place][0].text))
    pair(lambda at, place: _alike(old[at], new[place]))
    return found


def _whose(head: str) -> str:
    """【主体责任】县公安局 of “【主体责任】县公安局（查处）：”, 【依据】《土地管理法 of an article."""
    return _ENDS.split(head, maxsplit=1)[0]


def _alike(old: Block, new: Block) -> bool:
    """Whether one body took over what another did, or a step reads much as it did."""
    if old[0].text.partition("】")[0] != new[0].text.partition("】")[0]:
        return False
    was, now = ("\n".join(p.text for p in block[1:] or block) for block in (old, new))
    return SequenceMatcher(None, was, now, autojunk=False).ratio() >= LIKE

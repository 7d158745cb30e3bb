"""A flow drawn with table cells: boxes and arrows that every word processor shows and can edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shudi_cli.document import Box
from shudi_cli.formats.docx.table import opening, tc, tr
from shudi_cli.formats.docx.words import plain

_SIZES = (3400, 5556, 3800)  # together the text width of a landscape page
_NONE = "".join(
    f'<w:{edge} w:val="nil"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_BOX = "".join(
    f'<w:{edge} w:val="single" w:sz="12" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right")
)
_MIDDLE = '<w:vAlign w:val="center"/>'


def pieces(boxes: Sequence[Box]) -> Iterator[str]:
    """The heading and the flow; it stays on one page where it fits one."""
    yield plain("Heading1", "流程图")
    yield opening(_SIZES, _NONE)
    for number, box in enumerate(boxes, 1):
        yield _box(number, box)
        if number < len(boxes):
            yield _arrow(box)
    yield "</w:tbl>"
    yield plain("Note", "")


def _box(number: int, box: Box) -> str:
    by, text, aside = _SIZES
    lines = "".join(plain("StepAside", line) for line in box.aside) or plain("StepAside", "")
    return tr(
        tc(by, plain("StepBy", box.by), after=_MIDDLE)
        + tc(
            text,
            plain("Step", f"{number}.{box.text}"),
            f"<w:tcBorders>{_BOX}</w:tcBorders>",
            _MIDDLE,
        )
        + tc(aside, lines, after=_MIDDLE)
    )


def _arrow(box: Box) -> str:
    by, text, aside = _SIZES
    return tr(
        tc(by, plain("StepBy", ""))
        + tc(text, plain("Step", "↓"))
        + tc(aside, plain("StepAside", box.onward), after=_MIDDLE)
    )

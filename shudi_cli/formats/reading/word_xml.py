"""Names and small steps in WordprocessingML, in its usual and its strict namespace."""

from __future__ import annotations

from shudi_cli.formats.reading.package import Element
from shudi_cli.text import digits

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{_W}}}{name}"


def local(element: Element) -> str:
    """An element's name without namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name; None where there is none, or nothing to have one."""
    return None if element is None else element.find(w(name))


def value(element: Element | None) -> str:
    """The `w:val` of an element; "" where there is none."""
    return "" if element is None else element.get(w("val"), "")


def whole(text: str, default: int) -> int:
    """A count or a level as Word writes them; `default` for what is none, or beyond any document."""
    found = digits(text)
    return default if found is None else found

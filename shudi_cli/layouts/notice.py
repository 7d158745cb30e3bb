"""The adjustment notice (调整说明) as an official document: what `shudi changelog` says, to print."""

from __future__ import annotations

from shudi_cli.comparing import Compared
from shudi_cli.document import Document, Paragraph, Role, paragraph
from shudi_cli.layouts.words import Frame, caution, foot, origin
from shudi_cli.render import notice as said

_ROLES: dict[said.Role, Role] = {
    "span": "name",
    "heading": "heading",
    "subheading": "subheading",
    "item": "item",
    "text": "text",
}


def notice(compared: Compared, frame: Frame) -> Document:
    """The notice about one list; its caution is the one all documents bear."""
    manifest = compared.new.manifest
    title, *lines = said.notice(compared)
    source = origin(manifest, frame)
    return Document(
        title=title.text,
        origin=source,
        label=frame.label,
        front=tuple(
            paragraph(caution(manifest), "caution") if line.role == "caution" else _said(line)
            for line in lines
        ),
        foot=foot(source),
        page="portrait",
    )


def _said(line: said.Line) -> Paragraph:
    return paragraph(line.text, _ROLES[line.role])

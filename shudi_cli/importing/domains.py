"""The text of a domain column, band or sheet to a domain of the list."""

from __future__ import annotations

import re

from shudi_cli.model import Domain, Manifest

_BEFORE = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?(?=\S{2})|[0-9]{1,2}[、.．])\s*"
)
_COUNT = re.compile(r"[（(]?\s*共?\s*[0-9０-９]+\s*[项个]?\s*[）)]?\s*$")
_KIND = re.compile(r"(?:领域|方面|事项|类)+$")


def domain(text: str, manifest: Manifest) -> Domain | None:
    """The domain that `text` names by name or code: “一、自然资源领域（7项）”; None if it names none."""
    table = {key: d for d in manifest.domains for key in (d.name, d.code)}
    plain = "".join(text.split())
    counted = _COUNT.sub("", plain)
    numbered = _BEFORE.sub("", counted)
    forms = (plain, counted, numbered, _KIND.sub("", counted), _KIND.sub("", numbered))
    return next((table[form] for form in forms if form in table), None)


def listed(manifest: Manifest) -> str:
    """The list's domains, for a message."""
    return "、".join(d.name for d in manifest.domains)

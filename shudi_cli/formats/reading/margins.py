"""Headers and footers of pages: no part of a list, but named, unless they only count pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shudi_cli.importing.remark import Remark

_PAGES = re.compile(r"(?:[\s\d第共页/／\-–—―·|,，.]|page|of|&\[?[a-z]+\]?)*", re.IGNORECASE)


def margins(texts: Iterable[str], spot: str) -> list[Remark]:
    """A remark for each different text that says more than a page's number."""
    plain = dict.fromkeys(" ".join(text.split()) for text in texts)
    return [Remark("margin", spot, text) for text in plain if not _PAGES.fullmatch(text)]

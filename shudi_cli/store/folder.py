"""Where shudi keeps what it can work out again: SHUDI_CACHE_DIR, else the user's cache folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def folder() -> Path:
    """The cache folder; it may not exist, and may not be writable."""
    if own := os.environ.get("SHUDI_CACHE_DIR"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "shudi"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/shudi"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "shudi"

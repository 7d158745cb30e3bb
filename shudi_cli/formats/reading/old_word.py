"""Old .doc and WPS .wps files: LibreOffice turns them into docx where it is installed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from shudi_cli.formats.reading import docx
from shudi_cli.importing.grid import Reading
from shudi_cli.process.office import converted


def read(path: Path) -> Reading:
    """The tables of the document, by way of docx."""
    with tempfile.TemporaryDirectory(prefix="shudi-") as folder:
        return docx.read(converted(path, "docx", Path(folder)))._replace(kind="doc")

"""Old .doc and WPS .wps files: LibreOffice turns them into docx where it is installed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from shudi_cli.formats.reading import docx
from shudi_cli.importing.grid import Reading
from shudi_cli.process.office import converted


def read(path: Path) -> Reading:
    """The tables of the document, by way of docx."""
    with tempfile.TemporaryDirectory(prefix="shudi-") as name:
        folder = Path(name)
        # LibreOffice goes by the suffix: as .wps it would be taken for a file of Microsoft Works.
        shutil.copyfile(path, plain := folder / "table.doc")
        return docx.read(converted(plain, "docx", folder))._replace(kind="doc")

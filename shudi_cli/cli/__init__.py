"""The command line: assembles, computes nothing. The only room that knows typer and rich."""

from __future__ import annotations

import gc
import sys

gc.disable()  # what is imported stays; looking through it for garbage takes a tenth of `who`

from shudi_cli.cli.main import main as main  # noqa: E402

gc.enable()


def run() -> None:
    """Entry point of the `shudi` command."""
    gc.freeze()
    sys.exit(main(sys.argv[1:]))

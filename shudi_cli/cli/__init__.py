"""The command line: assembles, computes nothing. The only room that knows typer and rich."""

from __future__ import annotations

import gc
import sys

from shudi_cli.cli.main import main as main


def run() -> None:
    """Entry point of the `shudi` command.

    The collector of cycles stays off: a command ends before it could win back what its passes over
    ten thousands of small values cost (half the time of reading YAML).
    """
    gc.disable()
    sys.exit(main(sys.argv[1:]))

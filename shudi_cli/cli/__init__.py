"""The command line: assembles, computes nothing. The only room that knows typer and rich."""

from __future__ import annotations

import sys

from shudi_cli.cli.main import main as main


def run() -> None:
    """Entry point of the `shudi` command."""
    sys.exit(main(sys.argv[1:]))

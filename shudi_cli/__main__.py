"""`shudi`, also as `python -m shudi_cli` where the script folder is not on PATH."""

from __future__ import annotations

import gc
import sys


def run() -> None:
    """Entry point of the `shudi` command."""
    gc.disable()  # what is imported stays; looking through it for garbage takes a tenth of `who`
    from shudi_cli.source import look_ahead

    look_ahead(sys.argv[1:])
    from shudi_cli.cli import main

    gc.freeze()
    gc.enable()
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()

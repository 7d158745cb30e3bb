"""`shudi`, also as `python -m shudi_cli` where the script folder is not on PATH."""

from __future__ import annotations

import gc
import sys


def run() -> None:
    """Entry point of the `shudi` command.

    The collector of cycles stays off: a command ends before it could win back what its passes over
    ten thousands of small values cost (a tenth of `who`, half the time of reading YAML). At the end
    the interpreter would make one pass all the same; over what is frozen it makes none (a fifth of
    `who`).
    """
    gc.disable()
    from shudi_cli.source import look_ahead

    look_ahead(sys.argv[1:])
    from shudi_cli.cli import main

    code = main(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()

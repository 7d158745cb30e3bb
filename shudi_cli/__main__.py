"""`shudi`, also as `python -m shudi_cli` where the script folder is not on PATH."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def run() -> None:
    """Entry point of the `shudi` command.

    The collector of cycles stays off: a command ends before it could win back what its passes over
    ten thousands of small values cost (a tenth of `who`, half the time of reading YAML). At the end
    the interpreter would make one pass all the same; over what is frozen it makes none (a fifth of
    `who`).
    """
    gc.disable()
    _look_ahead(sys.argv[1:])
    from shudi_cli.cli import main

    code = main(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def _look_ahead(argv: Sequence[str]) -> None:
    """Have the working tree looked at while the command line is loaded, where `who` will ask about it.

    Options are only guessed at here: a guess that is wrong costs time and changes no answer.
    """
    if argv[:1] != ["who"] or any(word.startswith(("--rev", "--on")) for word in argv):
        return
    from shudi_cli import layout
    from shudi_cli.errors import ShudiError
    from shudi_cli.source import find, look_ahead

    with suppress(ShudiError, OSError):
        look_ahead(find(_named(argv)).root, layout.SEARCHED)


def _named(argv: Sequence[str]) -> Path | None:
    """The folder that `--repo` names."""
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        if word == "--repo":
            return Path(following)
        if word.startswith("--repo="):
            return Path(word.removeprefix("--repo="))
    return None


if __name__ == "__main__":
    run()

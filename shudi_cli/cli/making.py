"""What the commands that change a list share: opening it for change, judging, writing, telling."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shudi_cli.cli import output
from shudi_cli.cli.opening import opened
from shudi_cli.loading import MatterList
from shudi_cli.source import own
from shudi_cli.today import today
from shudi_cli.writing.files import Change, write
from shudi_cli.writing.records import chosen
from shudi_cli.writing.trial import introduced


def list_to_change(repo: Path | None, only: str | None) -> tuple[Path, MatterList]:
    """The repository's root and the list that the options name."""
    repository = own(repo)
    return repository.root, chosen(opened(repo, None, None, only, quiet=True))


def make(root: Path, changes: Sequence[Change], *, quiet: bool) -> int:
    """Judge and write the changes; name the files on stdout, what is left to do on stderr."""
    left = introduced(root, changes, today())
    write(changes, root)
    for change in changes:
        output.write(f"{change.path.relative_to(root).as_posix()}\n")
    if not quiet and left:
        from shudi_cli.rules import message

        for finding in left:
            output.talk(f"还要填写：{finding.place} {message(finding)}")
    return 0

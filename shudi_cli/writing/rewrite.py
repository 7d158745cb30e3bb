"""Many files through one rewriting: what each would become, what stood in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from shudi_cli.errors import ShudiError
from shudi_cli.finding import Finding
from shudi_cli.writing.files import Change, write
from shudi_cli.writing.fix import Repair
from shudi_cli.writing.kept import NotKept
from shudi_cli.writing.targets import Target, read
from shudi_cli.yamlio import Refused


class Rewritten(NamedTuple):
    """One file and what it would become; `findings` or `trouble` where it was left alone."""

    target: Target
    old: bytes = b""
    new: bytes = b""
    done: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    trouble: ShudiError | None = None

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.new != self.old

    @property
    def failed(self) -> bool:
        """Whether the file could not be dealt with."""
        return bool(self.findings or self.trouble)


def rewritten(
    targets: Iterable[Target], way: Callable[[bytes, str, str], Repair]
) -> Iterator[Rewritten]:
    """Each file through `way`, one at a time; nothing is written."""
    for target in targets:
        data = read(target)
        if isinstance(data, Finding):
            yield Rewritten(target, findings=(data,))
            continue
        try:
            repair = way(data, target.name, target.kind)
        except Refused as refused:
            yield Rewritten(target, findings=refused.findings)
        except NotKept as trouble:
            yield Rewritten(target, trouble=trouble)
        else:
            yield Rewritten(target, data, repair.data, repair.done)


def save(found: Rewritten) -> None:
    """Put one rewritten file in place; raises as `files.write` does, and on Ctrl-C in any case: there
    may be more files.
    """
    if not found.changed:
        return
    if write([Change(found.target.file, found.old, found.new)], found.target.root):
        raise KeyboardInterrupt

"""Objects of git repositories: one `git cat-file --batch` for each, alive as long as the command.

A process takes 4 ms to start, an answer 0.05 ms. The same process names commits, lists folders and
gives contents, so that most questions about the past need no other.
"""

from __future__ import annotations

import atexit
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from shudi_cli.errors import NotReadable
from shudi_cli.process.git import GitFailed, command, environment, git_root

if TYPE_CHECKING:
    from subprocess import Popen

_AT_ONCE = 4096
"""Bytes of names asked for at a time: no pipe holds less, however short the system is of them."""
_FATAL = 128
"""How git ends when it gives up by itself, as on a damaged object."""
_HEADER = re.compile(rb"([0-9a-f]{40,64}) ([a-z]+) ([0-9]+)\n")
_CONTROL = re.compile(r"[\x00-\x1f]")


class Object(NamedTuple):
    """One answer: `kind` is blob, tree, commit or tag, and empty where git has no such object.

    `data` is None for what is absent and for a blob larger than asked for.
    """

    id: str
    kind: str
    size: int
    data: bytes | None


_ABSENT = Object("", "", 0, None)


TreeEntry = tuple[bytes, bytes, bytes]
"""What a folder holds under one name: mode, name, id. A plain tuple, for folders of ten thousands."""
Tree = Mapping[bytes, TreeEntry]
FOLDER, LINK, MODULE = b"40000", b"120000", b"160000"
"""The modes that are no plain file's."""


class Objects:
    """The objects of the repository `folder` lies in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: Popen[bytes] | None = None
        self._trees: dict[str, Tree] = {}

    def read(self, names: Iterable[str], largest: int | None = None) -> Iterator[Object]:
        """Each object of `names` (ids, `commit:path`, any revision) in turn.

        Names are handed over a few at a time: what git has not read yet must fit the pipe, or both
        would wait for the other. All their answers are fetched before the first is given, so that
        readers do not get in each other's way. Raises `GitFailed` where git ends without an answer.
        """
        some: list[bytes] = []
        size = 0
        for line in map(_line, names):
            size += len(line)
            if some and size > _AT_ONCE:
                yield from self._ask(some, largest)
                some, size = [], len(line)
            some.append(line)
        yield from self._ask(some, largest)

    def tree(self, name: str) -> Tree:
        """The folder `name` (an id, or `commit^{tree}`) names; raises `GitFailed` where it is not there."""
        if name not in self._trees:
            (found,) = self.read([name])
            if found.kind != "tree" or found.data is None:
                raise GitFailed(f"{name}: missing tree")
            self._trees[name] = _entries(found.data, len(found.id) // 2)
        return self._trees[name]

    def close(self) -> None:
        """End the process; the next question starts another."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
        self._ended()

    def _ask(self, lines: list[bytes], largest: int | None) -> list[Object]:
        answers: list[Object] = []
        was_lost = False
        while waiting := lines[len(answers) :]:
            if found := self._answers(waiting, largest):
                was_lost = False
            answers += found
            if len(found) == len(waiting):
                break
            if self._ended() == _FATAL and self._answers([_line("")], None):
                answers.append(_ABSENT)  # git gave up on a damaged object: the others may be whole
            elif was_lost:
                raise GitFailed("cat-file ended without an answer")
            else:
                was_lost = True
        return answers

    def _answers(self, lines: list[bytes], largest: int | None) -> list[Object]:
        """The answers git gives before it ends."""
        stdin, stdout = _pipes(self._running())
        with suppress(BrokenPipeError):
            stdin.write(b"".join(lines))
            stdin.flush()
        found: list[Object] = []
        for _ in lines:
            answer = _answer(stdout, largest)
            if answer is None:
                break
            found.append(answer)
        return found

    def _ended(self) -> int:
        """How git ended, which has stopped answering."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for stream in _pipes(process):
            with suppress(OSError):
                stream.close()
        return process.wait()

    def _running(self) -> Popen[bytes]:
        if self._process is None:
            from subprocess import DEVNULL, PIPE, Popen

            try:
                self._process = Popen(
                    command(self._folder, "cat-file", "--batch"),
                    stdin=PIPE,
                    stdout=PIPE,
                    stderr=DEVNULL,
                    env=environment(),
                )
            except OSError as error:
                raise NotReadable(
                    f"git 不能运行：{error.strerror}。", "安装 git 后再试。"
                ) from None
        return self._process


def _pipes(process: Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    return cast("tuple[IO[bytes], IO[bytes]]", (process.stdin, process.stdout))


def _line(name: str) -> bytes:
    """A name on a line of its own: one with a line break would ask two questions."""
    return ("" if _CONTROL.search(name) else name).encode("utf-8", "surrogateescape") + b"\n"


def _answer(stdout: IO[bytes], largest: int | None) -> Object | None:
    """The next answer; None where git has ended."""
    line = stdout.readline()
    header = _HEADER.fullmatch(line)
    if header is None:
        return _ABSENT if line.endswith(b"\n") else None
    size, kind = int(header[3]), header[2].decode()
    if kind == "blob" and largest is not None and size > largest:
        left = size + 1
        while left > 0 and (some := stdout.read(min(left, 1 << 16))):
            left -= len(some)
        return Object(header[1].decode(), kind, size, None)
    data = stdout.read(size + 1)
    if len(data) <= size:
        return None
    return Object(header[1].decode(), kind, size, data[:-1])


def _entries(data: bytes, width: int) -> Tree:
    """A tree object read: mode, name, NUL and `width` bytes of id, again and again."""
    form = re.compile(rb"([0-7]+) ([^\0]+)\0(.{%d})" % width, re.DOTALL)
    return {entry[1]: entry for entry in form.findall(data)}


_open: dict[tuple[int, Path], Objects] = {}
"""By process too: a copy of ours must not read from our pipe."""


def objects(folder: Path) -> Objects:
    """The objects of the repository `folder` lies in, through one process for the whole command."""
    key = os.getpid(), git_root(folder) or folder
    if key not in _open:
        _open[key] = Objects(key[1])
    return _open[key]


@atexit.register
def look_again() -> None:
    """Forget where git repositories are and what they held: the disk may be another by now."""
    git_root.cache_clear()
    for (process, _), found in _open.items():
        if process == os.getpid():
            found.close()
    _open.clear()

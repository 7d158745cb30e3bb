"""The one door through which files are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from shudi_cli.finding import Finding

MAX_BYTES = 1 << 20
"""Larger files are refused: a matter takes a few kilobytes."""


class Read(NamedTuple):
    """One file: its bytes, or the finding that says why there are none.

    `packed` is its value in MessagePack where whoever laid the file has read it back already.
    """

    path: str
    data: bytes | Finding
    packed: bytes | None = None


class Stamp(NamedTuple):
    """A file and a token that changes whenever its content may have changed.

    `touched` is when that last was, in nanoseconds (0 where content cannot change), `content`
    git's id of the content where it is known without reading.
    """

    path: str
    token: str
    touched: int = 0
    content: bytes | None = None


Look = Mapping[str, bytes]
"""What a look at a working tree saw: of each folder (or file asked for by itself), its `listing`."""


def listing(files: Iterable[tuple[str, str]]) -> bytes:
    """The names and tokens of the files directly in one folder; equal exactly when those are."""
    return "\n".join(sorted([f"{name}\t{token}" for name, token in files])).encode()


def listed(listing: bytes) -> dict[str, str]:
    """The names and tokens a listing was made from."""
    pairs = (line.partition("\t") for line in listing.decode("utf-8", "replace").splitlines())
    return {name: token for name, _, token in pairs}


class Detour(NamedTuple):
    """A folder whose files are kept elsewhere: a link with its target, or a git submodule."""

    path: str
    target: str | None

    @property
    def what(self) -> str:
        """“符号链接（指向 …）” or “ git 子模块”, to be put behind 是."""
        return " git 子模块" if self.target is None else f"符号链接（指向 {self.target}）"

    @property
    def advice(self) -> str:
        """How to have the files read, and their history."""
        if self.target is None:
            return (
                "子模块有自己的历史，这个仓库只记下它的提交号：先运行 git submodule update --init，"
                "再用 --repo 指明子模块的文件夹；或者把文件直接放进这个仓库。"
            )
        return "git 只记下链接，历史版本里读不到另一头的文件：把文件夹本身放在这里，代替链接。"


class Source(Protocol):
    """A state of a repository. Paths are relative to its root, with `/`."""

    @property
    def commit(self) -> str | None:
        """The full commit id; None for the working tree."""
        ...

    def names(self, under: str) -> list[str]:
        """Every file below the folder `under`, sorted; empty where there is no such folder."""
        ...

    def folders(self, under: str) -> list[str]:
        """The names of the folders directly below `under`, sorted."""
        ...

    def detours(self) -> list[Detour]:
        """The folders of the data that are kept elsewhere."""
        ...

    def stamps(self, under: Sequence[str]) -> list[Stamp]:
        """A stamp for every file below these folders (or at these paths), without reading any."""
        ...

    def exists(self, path: str) -> bool:
        """Whether there is a file at `path`."""
        ...

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        """The files, in the order asked for. A file that cannot be read is a finding, not an error."""
        ...

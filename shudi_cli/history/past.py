"""The editions of one list as snapshots that share the registers of HEAD."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from shudi_cli.comparing import Pair, pair_of
from shudi_cli.editions import Edition, Snapshot, history
from shudi_cli.errors import NotReadable
from shudi_cli.loading import layout
from shudi_cli.model import Adjustment
from shudi_cli.process import Commit, commits, git_root, inside, objects, resolve
from shudi_cli.source import MAX_BYTES, Repository, Revision, differing, narrowed


class Past:
    """The history of one list up to HEAD.

    Raises `NotReadable` where there is no git history.
    """

    def __init__(self, repository: Repository, list_id: str) -> None:
        if repository.bundled or git_root(repository.root) is None:
            raise NotReadable(
                "这里没有 git 历史，看不到以前的版次。",
                "请用 git clone 取得清单仓库，再用 --repo 指明它的位置。",
            )
        self.root = repository.root
        self.list = list_id
        self.head = resolve(self.root, "HEAD")
        self.editions: list[Edition] = history(self.root, self.head, list_id)
        present = Revision(self.root, self.head)
        self.registers = Snapshot(present, [(list_id, present)], None, None)

    @cached_property
    def adjustments(self) -> dict[str, Adjustment]:
        """The adjustment record of each edition."""
        return {r.edition: r for r in self.registers.adjustments.get(self.list, ())}

    def path(self, matter: str) -> str:
        """The file of a matter."""
        return f"{layout.MATTERS}/{self.list}/{matter}.yaml"

    def contents(self, path: str, at: Iterable[str]) -> list[bytes | None]:
        """A file's bytes at each commit, None where it is not there."""
        top, prefix = inside(self.root)
        names = (f"{commit}:{prefix}{path}" for commit in at)
        return [found.data for found in objects(top).read(names, MAX_BYTES)]

    def snapshot(self, edition: Edition, paths: Iterable[str]) -> Snapshot:
        """An edition, with only these matters."""
        source = narrowed(Revision(self.root, edition.commit), [layout.manifest(self.list), *paths])
        return Snapshot(self.registers.base, [(self.list, source)], None, None)

    def pair(self, older: Edition, newer: Edition, paths: Iterable[str]) -> Pair | None:
        """Two editions, with only these matters."""
        some = list(paths)
        before, after = self.snapshot(older, some), self.snapshot(newer, some)
        return pair_of(before, after, self.registers)

    def changed(self, older: Edition, newer: Edition) -> list[str]:
        """The matters' files that two editions do not share."""
        folder = f"{layout.MATTERS}/{self.list}"
        one, other = (Revision(self.root, edition.commit) for edition in (older, newer))
        return differing(one, other, folder)

    def commits(self, older: Edition | None, newer: Edition, path: str) -> list[Commit]:
        """Who touched a file within an edition, newest first."""
        wanted = f"{older.commit}..{newer.commit}" if older else newer.commit
        return commits(self.root, wanted, path)

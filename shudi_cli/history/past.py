"""The editions of one list as snapshots that share the registers of HEAD."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple

from shudi_cli.comparing import Pair, pair_of
from shudi_cli.diffing.state import Names, State
from shudi_cli.editions import Edition, Snapshot, history, without_editions
from shudi_cli.errors import NegativeAnswer, NotReadable
from shudi_cli.finding import Finding
from shudi_cli.loading import Entry, layout
from shudi_cli.loading.documents import convert
from shudi_cli.model import Adjustment, Erratum, Matter
from shudi_cli.process import COMMIT_FIRST, Commit, commits, head, inside, is_shallow, objects
from shudi_cli.source import MAX_BYTES, Repository, Revision, differing, narrowed
from shudi_cli.store.remembering import Remembering
from shudi_cli.yamlio import Document, Path


class Decision(NamedTuple):
    """Who put an edition in force: the approval of its record, else whoever issued the list."""

    kind: Literal["approved", "issued"]
    by: str
    document: str | None = None
    date: str | None = None


class Text(NamedTuple):
    """A matter as an edition has it; `erratum` where it was corrected, and then `at` leads to it."""

    matter: Matter
    document: Document
    at: Path = ()
    erratum: Erratum | None = None


class Past:
    """The history of one list up to HEAD; it has at least one edition.

    Raises `NotReadable` where there is no git history, or none of this list.
    """

    def __init__(self, repository: Repository, list_id: str) -> None:
        if not repository.has_git:
            raise repository.without_history(
                "看不到以前的版次。",
                "请用 git clone 取得清单仓库，再用 --repo 指明它的位置。",
            )
        self.root = repository.root
        self.list = list_id
        present = head(self.root)
        if present is None:
            raise NotReadable("这个仓库还没有提交，没有历史。", COMMIT_FIRST)
        self.head = present
        self.editions: list[Edition] = history(self.root, self.head, list_id)
        self._reader = Remembering(self.root)
        self._revisions: dict[str, Revision] = {}
        self._commits: dict[tuple[str, str], list[Commit]] = {}
        self.is_cut = is_shallow(self.root)
        now = self.revision(self.head)
        if not self.editions:
            raise without_editions(list_id, now)
        self.registers = Snapshot(now, [(list_id, now)], None, None, self._reader)

    @cached_property
    def names(self) -> Names:
        """Who is meant by a name, as the registers of HEAD know it."""
        found = self.snapshot(self.editions[-1], []).lists[0]
        state = State(found, self.registers.bodies, self.registers.laws, {})
        return Names(state, state)

    @cached_property
    def adjustments(self) -> dict[str, Adjustment]:
        """The adjustment record of each edition."""
        return {r.edition: r for r in self.registers.adjustments.get(self.list, ())}

    def uncommitted(self, matter: str) -> NegativeAnswer | None:
        """What to say of a matter that no edition has; None where one does."""
        found = self.contents(self.path(matter), [e.commit for e in self.editions])
        if any(text is not None for text in found):
            return None
        return NegativeAnswer(f"事项 {matter} 还没有提交，没有历史。", COMMIT_FIRST)

    @cached_property
    def errata(self) -> dict[tuple[str, str], Entry]:
        """The corrected matters by edition and id."""
        known = self.registers.errata.get(self.list, {})
        return {(edition, e.matter.id): e for edition, found in known.items() for e in found}

    def text(self, edition: Edition, matter: str) -> Text | None:
        """A matter as an edition has it, its erratum over it; None where it cannot be read."""
        entry = self.errata.get((edition.edition, matter))
        if entry is not None:
            document = self.registers.documents[entry.place.path]
            return Text(entry.matter, document, entry.at(()), entry.erratum)
        return self.recorded(edition.commit, matter)

    def recorded(self, commit: str, matter: str) -> Text | None:
        """A matter as a commit has it; None where it is not there or cannot be read."""
        document = self.document(commit, self.path(matter))
        value = convert(document, Matter) if document else None
        return Text(value, document) if document and isinstance(value, Matter) else None

    def decision(self, edition: Edition) -> Decision | None:
        """Who put an edition in force."""
        record = self.adjustments.get(edition.edition)
        if record and record.approved:
            it = record.approved
            return Decision("approved", it.by, it.document, it.date)
        lists = self.snapshot(edition, []).lists
        manifest = lists[0].manifest if lists else None
        if manifest is None or manifest.issuer is None:
            return None
        told = manifest.document
        if told is None:
            return Decision("issued", manifest.issuer)
        return Decision("issued", manifest.issuer, told.number or told.title, told.date)

    def path(self, matter: str) -> str:
        """The file of a matter."""
        return layout.matter(self.list, matter)

    def revision(self, commit: str) -> Revision:
        """The tree of a commit; what it has read is kept for the next question."""
        return self._revisions.setdefault(commit, Revision(self.root, commit))

    def document(self, commit: str, path: str) -> Document | None:
        """A file at a commit; None where it is not there or cannot be read."""
        source = self.revision(commit)
        if not source.exists(path):
            return None
        (found, *_) = self._reader(source, [path])
        return None if isinstance(found, Finding) else found

    def contents(self, path: str, at: Iterable[str]) -> list[bytes | None]:
        """A file's bytes at each commit, None where it is not there."""
        top, prefix = inside(self.root)
        names = (f"{commit}:{prefix}{path}" for commit in at)
        return [found.data for found in objects(top).read(names, MAX_BYTES)]

    def snapshot(self, edition: Edition, paths: Iterable[str]) -> Snapshot:
        """An edition, with only these matters."""
        source = narrowed(self.revision(edition.commit), [layout.manifest(self.list), *paths])
        return Snapshot(self.registers.base, [(self.list, source)], None, None, self._reader)

    def pair(self, older: Edition, newer: Edition, paths: Iterable[str]) -> Pair | None:
        """Two editions, with only these matters."""
        some = list(paths)
        before, after = self.snapshot(older, some), self.snapshot(newer, some)
        return pair_of(before, after, self.registers)

    def changed(self, older: Edition, newer: Edition) -> list[str]:
        """The matters' files that two editions do not share."""
        return differing(
            self.revision(older.commit), self.revision(newer.commit), layout.folder(self.list)
        )

    def commits(self, older: Edition | None, newer: Edition, path: str) -> list[Commit]:
        """Who touched a file within an edition, newest first."""
        wanted = f"{older.commit}..{newer.commit}" if older else newer.commit
        if (wanted, path) not in self._commits:
            self._commits[wanted, path] = commits(self.root, wanted, path)
        return self._commits[wanted, path]

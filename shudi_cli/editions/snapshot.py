"""One state of the repository, read when it is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from shudi_cli.editions.timeline import Edition
from shudi_cli.finding import Finding
from shudi_cli.loading import BodyRegister, Entry, LawRegister, Loader, MatterList, layout
from shudi_cli.loading.documents import Reader, documents
from shudi_cli.model import Adjustment, Matter, Settings, Terms
from shudi_cli.source import Source
from shudi_cli.today import today

if TYPE_CHECKING:
    from shudi_cli.yamlio import Document


class Absent(NamedTuple):
    """A list that has no text on the day asked about: too early for its `first` edition, never
    issued, without a manifest that can be read, or not committed.
    """

    list: str
    why: Literal["early", "draft", "unread", "uncommitted"]
    first: Edition | None = None

    @property
    def said(self) -> str:
        """The same in words."""
        if self.first is not None:
            first = self.first
            return f"清单 {self.list} 最早的版次是 {first.edition}，自 {first.effective} 起施行"
        reasons = {"draft": "还没有印发的版次", "unread": "的 list.yaml 读不出来"}
        return f"清单 {self.list} {reasons.get(self.why, '还没有提交')}"


class Snapshot:
    """One state of the repository: lists of one edition each, and the registers beside them.

    Everything is read when first asked for; `documents` holds the files parsed so far, `findings`
    what could not be read. `limited` says that one list was asked for; `root` is the folder of a
    repository worth remembering from run to run, None for a state made up on the way; `absent` are
    the lists asked about that had no text on the day.
    """

    def __init__(
        self,
        base: Source,
        lists: Iterable[tuple[str, Source]],
        on: str | None,
        revision: str | None,
        reader: Reader = documents,
        *,
        root: Path | None = None,
        limited: bool = False,
        absent: Sequence[Absent] = (),
    ) -> None:
        self.base = base
        self.root = root
        self.limited = limited
        self.absent = tuple(absent)
        self.sources = tuple(lists)
        self.on = on
        self.revision = revision
        self._loader = Loader(reader)
        self._others: dict[str, dict[str, Matter]] = {}

    def read_by(self, reader: Reader) -> Snapshot:
        """The same state, unread as yet, to be read in another way."""
        return Snapshot(
            self.base, self.sources, self.on, self.revision, reader,
            root=self.root, limited=self.limited, absent=self.absent,
        )  # fmt: skip

    @cached_property
    def day(self) -> str:
        """The day the answer is for: the one asked about, else today."""
        return self.on or today()

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every file parsed so far, by path."""
        return self._loader.documents

    @property
    def findings(self) -> Sequence[Finding]:
        """What could not be read so far."""
        return self._loader.findings

    def unread(self, folder: str) -> bool:
        """Whether some file below a folder could not be read so far."""
        return any(finding.place.path.startswith(f"{folder}/") for finding in self.findings)

    @cached_property
    def lists(self) -> tuple[MatterList, ...]:
        """The lists that could be read, each with the errata of its edition laid over it."""
        read = (self._loader.list(source, list_id) for list_id, source in self.sources)
        return tuple(self._corrected(found) for found in read if found)

    @cached_property
    def bodies(self) -> BodyRegister:
        """The register of bodies of the state asked for."""
        return self._loader.bodies(self.base)

    @cached_property
    def laws(self) -> LawRegister:
        """The register of laws of the state asked for."""
        return self._loader.laws(self.base)

    @cached_property
    def terms(self) -> Terms:
        """People's words and the list's words."""
        return self._loader.terms(self.base)

    @cached_property
    def adjustments(self) -> Mapping[str, tuple[Adjustment, ...]]:
        """The adjustment records of each list."""
        return {
            list_id: self._loader.adjustments(self.base, list_id) for list_id, _ in self.sources
        }

    @cached_property
    def errata(self) -> Mapping[str, Mapping[str, tuple[Entry, ...]]]:
        """Every erratum by list and edition, also of editions that are not in force."""
        return {list_id: self._loader.all_errata(self.base, list_id) for list_id, _ in self.sources}

    @cached_property
    def settings(self) -> Settings:
        """The repository's settings."""
        return self._loader.settings(self.base)

    def matter(self, name: str) -> Matter | None:
        """The matter called `list/id`, also of a list that was not asked for."""
        list_id = name.partition("/")[0]
        if all(list_id != asked for asked, _ in self.sources):
            return self._elsewhere(list_id).get(name)
        entry = self._by_name.get(name)
        return entry and entry.matter

    def has_file(self, name: str) -> bool:
        """Whether there is a file of the matter called `list/id`, though it may not be readable."""
        list_id, _, matter = name.partition("/")
        path = layout.matter(list_id, matter)
        source = dict(self.sources).get(list_id, self.base)
        return layout.kind(path) is not None and source.exists(path)

    @cached_property
    def _by_name(self) -> dict[str, Entry]:
        return {entry.id: entry for found in self.lists for entry in found.entries}

    def _elsewhere(self, list_id: str) -> dict[str, Matter]:
        """The matters of a list left out; its own faults are not told here."""
        if list_id not in self._others:
            known = layout.is_list_id(list_id) and self.base.exists(layout.manifest(list_id))
            found = Loader().list(self.base, list_id) if known else None
            entries = found.entries if found else ()
            self._others[list_id] = {entry.id: entry.matter for entry in entries}
        return self._others[list_id]

    def _corrected(self, found: MatterList) -> MatterList:
        errata = self._loader.errata(self.base, found.manifest.id, found.manifest.edition)
        corrected = {entry.key: entry for entry in errata}
        return found._replace(entries=tuple(corrected.pop(e.key, e) for e in found.entries))

"""The files of a snapshot, judged as they are read; what was judged before is not judged again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.loading.documents import documents
from shudi_cli.model import Settings
from shudi_cli.source import Source
from shudi_cli.store.verdicts import Row, Verdicts
from shudi_cli.validating.crew import judge_all
from shudi_cli.validating.inspection import Desk, Registers, Verdict, base
from shudi_cli.validating.kept import Kept, Laid
from shudi_cli.yamlio import Document

Progress = Callable[[int, int], None]
"""Told how many of how many files are judged."""

_DECODER = msgspec.msgpack.Decoder(Verdict)


class Reading:
    """A reader for a snapshot that has every matter's file judged before the first is asked for."""

    def __init__(
        self,
        snapshot: Snapshot,
        today: str,
        settings: Settings | None,
        kept: Verdicts | None,
        progress: Progress,
    ) -> None:
        self.verdicts: dict[str, Verdict] = {}
        self.desks: dict[str, Desk] = {}
        self.whole = snapshot.read_by(self)
        if settings is not None:
            self.whole.settings = settings
        self._kept, self._progress = kept, progress
        self._manifests = dict(_manifests(snapshot.sources))
        self._judge(snapshot.sources, today)

    def __call__(self, source: Source, paths: Iterable[str]) -> Iterator[Document | Finding]:
        """The files, from their verdicts where there are some."""
        for path in paths:
            if verdict := self.verdicts.get(path):
                yield from _opened(verdict, source, path)
            elif known := self._manifests.get(path):
                yield from known
            else:
                yield from documents(source, [path])

    def _judge(self, sources: Sequence[tuple[str, Source]], today: str) -> None:
        for part in (self.whole.settings, self.whole.bodies, self.whole.laws, self.whole.terms):
            del part  # read now: every verdict rests on them
        registers = Registers(self.whole)
        rests_on = base(self.whole)
        paths: list[list[str]] = []
        for list_id, source in sources:
            (manifest, *_) = self._manifests.get(layout.manifest(list_id), [None])
            usable = manifest if isinstance(manifest, Document) else None
            self.desks[list_id] = Desk(registers, today, rests_on, source, list_id, usable)
            paths.append(_matters(source, list_id))
        self._remember(tuple(self.desks.values()), paths)

    def _remember(self, desks: Sequence[Desk], paths: Sequence[Sequence[str]]) -> None:
        old = self._kept.load() if self._kept else {}
        owner = {path: desk for desk, group in zip(desks, paths, strict=True) for path in group}
        for desk, group in zip(desks, paths, strict=True):
            self.verdicts.update(_still_valid(desk, group, old))
        missing = [[p for p in group if p not in self.verdicts] for group in paths]
        self._progress(len(self.verdicts), len(owner))
        fresh: dict[str, Row] = {}
        for path, row in judge_all(desks, list(enumerate(missing))):
            fresh[path] = row
            self.verdicts[path] = _decoded(row, owner[path])
            self._progress(len(self.verdicts), len(owner))
        gone = [path for path in old if path not in owner]
        if self._kept and (fresh or gone):
            self._kept.save(fresh, gone)


def _manifests(
    sources: Sequence[tuple[str, Source]],
) -> Iterator[tuple[str, list[Document | Finding]]]:
    """Every list's manifest; those of one source in one go."""
    for source in dict.fromkeys(source for _, source in sources):
        wanted = [layout.manifest(list_id) for list_id, its in sources if its is source]
        for path, read in groupby(documents(source, wanted), key=_path):
            yield path, list(read)


def _path(read: Document | Finding) -> str:
    return read.place.path if isinstance(read, Finding) else read.path


def _matters(source: Source, list_id: str) -> list[str]:
    kinds = ((path, layout.kind(path)) for path in source.names(layout.folder(list_id)))
    return [path for path, kind in kinds if kind and kind.name == "matter"]


def _still_valid(
    desk: Desk, paths: Sequence[str], old: dict[str, Row]
) -> Iterator[tuple[str, Verdict]]:
    for read in desk.source.read([path for path in paths if path in old]):
        row = old[read.path]
        if row.stamp == desk.stamp(read) and desk.holds(verdict := _decoded(row, desk)):
            yield read.path, verdict


def _decoded(row: Row, desk: Desk) -> Verdict:
    return _DECODER.decode(row.verdict).at(desk.source.commit)


def _opened(verdict: Verdict, source: Source, path: str) -> Iterator[Document | Finding]:
    if verdict.value is None:
        yield from verdict.refused
    elif not verdict.value:
        yield from (Laid(source, read) for read in source.read([path]))
    else:
        yield Kept(source, path, verdict.value, verdict.start)

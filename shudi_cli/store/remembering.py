"""A reader that parses no text twice, whatever commit it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.model import Value
from shudi_cli.source import Read, Source
from shudi_cli.store.documents import MODELS, content_id, decoded
from shudi_cli.store.parsing import Fresh, parsed
from shudi_cli.store.texts import Key, Row, Texts
from shudi_cli.yamlio import Document, decode

T = TypeVar("T")


class _Known(NamedTuple):
    """What a text says, and where it begins (0-based)."""

    value: Value
    start: tuple[int, int]


class _Recalled(Document):
    """A document whose value is known; its text is read when a place is asked for."""

    def __init__(self, source: Source, path: str, known: _Known, data: bytes | None) -> None:
        self.path, self.commit, self.start = path, source.commit, known.start
        self._source, self._known, self._data = source, known.value, data

    def into(self, kind: type[T]) -> T:
        """The value, as it was read."""
        return self._known if isinstance(self._known, kind) else super().into(kind)

    @cached_property
    def value(self) -> Any:
        """The value as YAML would have it, without what is left to its default."""
        return msgspec.to_builtins(self._known)

    @cached_property
    def text(self) -> str:  # type: ignore[override]
        """The text; empty where git has lost it meanwhile."""
        if self._data is None:
            (read,) = self._source.read([self.path])
            self._data = b"" if isinstance(read.data, Finding) else read.data
        return decode(self._data, self.path, self.commit)


class Remembering:
    """A `loading.documents.Reader`; remembers from run to run where the cache can be used."""

    def __init__(self, root: Path) -> None:
        self._texts = Texts(root)
        self._known: dict[Key, _Known] = {}

    def __call__(self, source: Source, paths: Iterable[str]) -> Iterator[Document | Finding]:
        """Each file as a document, or the findings that refuse it."""
        wanted = list(paths)
        stamps = source.stamps(wanted) if source.commit else ()
        contents = {stamp.path: stamp.content for stamp in stamps if stamp.content}
        reads = {read.path: read for read in source.read(p for p in wanted if p not in contents)}
        contents |= {p: content_id(r) for p, r in reads.items() if isinstance(r.data, bytes)}
        keys = {path: Key(content, layout.kind_name(path)) for path, content in contents.items()}
        self._recall([key for key in keys.values() if key not in self._known])
        unmet = [path for path in wanted if keys.get(path) not in self._known]
        reads |= {r.path: r for r in source.read(p for p in unmet if p not in reads)}
        others = self._learn([reads[path] for path in unmet], keys, source.commit)
        for path in wanted:
            if path in others:
                yield from others[path]
            else:
                read = reads.get(path)
                data = read.data if read and isinstance(read.data, bytes) else None
                yield _Recalled(source, path, self._known[keys[path]], data)

    def _recall(self, keys: Sequence[Key]) -> None:
        for key, row in (self._texts.load(keys) if keys else {}).items():
            try:
                value = decoded(row.value, MODELS[key.kind])
            except msgspec.MsgspecError:  # another program wrote it
                continue
            self._known[key] = _Known(value, (row.line, row.column))

    def _learn(
        self, reads: Sequence[Read], keys: dict[str, Key], commit: str | None
    ) -> dict[str, list[Document | Finding]]:
        """Parse and keep these; by path what cannot be kept: refused, or not of the model's shape."""
        fresh: dict[Key, Row] = {}
        others: dict[str, list[Document | Finding]] = {}
        for read, found in zip(reads, parsed(reads, commit), strict=True):
            if isinstance(found, Fresh):
                key = keys[read.path]
                self._known[key] = _Known(found.value, (found.row.line, found.row.column))
                fresh[key] = found.row
            else:
                others[read.path] = found
        if fresh:
            self._texts.save(fresh)
        return others

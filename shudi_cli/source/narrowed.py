"""A source that shows a few of its files, so that nobody reads the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from shudi_cli.source.base import Detour, Read, Source, Stamp


class _Narrowed:
    def __init__(self, source: Source, paths: Iterable[str]) -> None:
        self._source = source
        self._paths = frozenset(paths)

    @property
    def commit(self) -> str | None:
        return self._source.commit

    def names(self, under: str) -> list[str]:
        return sorted(p for p in self._paths if p.startswith(f"{under}/") and self.exists(p))

    def folders(self, under: str) -> list[str]:
        return sorted({p[len(under) + 1 :].split("/")[0] for p in self.names(under)})

    def detours(self) -> list[Detour]:
        return self._source.detours()

    def stamps(self, under: Sequence[str]) -> list[Stamp]:
        return [stamp for stamp in self._source.stamps(under) if stamp.path in self._paths]

    def exists(self, path: str) -> bool:
        return path in self._paths and self._source.exists(path)

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        return self._source.read(paths)


def narrowed(source: Source, paths: Iterable[str]) -> Source:
    """`source` with only those of its files that are in `paths`."""
    return _Narrowed(source, paths)

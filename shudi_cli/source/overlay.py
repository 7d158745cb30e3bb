"""A source with files laid over it: what a repository would be, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from shudi_cli.source.base import Detour, Read, Source, Stamp


class Overlay:
    """`below`, with `files` in place of its own; `packed` are values of those that are known."""

    def __init__(
        self,
        below: Source,
        files: Mapping[str, bytes],
        packed: Mapping[str, bytes] | None = None,
    ) -> None:
        self.below, self.files, self.packed = below, files, packed or {}

    @property
    def commit(self) -> str | None:
        """That of the source below."""
        return self.below.commit

    def names(self, under: str) -> list[str]:
        """Every file below `under`, the laid ones among them."""
        laid = {path for path in self.files if path.startswith(f"{under}/")}
        return sorted(laid | set(self.below.names(under)))

    def folders(self, under: str) -> list[str]:
        """The folders directly below `under`."""
        prefix = f"{under}/"
        inside = (p.removeprefix(prefix) for p in self.files if p.startswith(prefix))
        laid = {path.partition("/")[0] for path in inside if "/" in path}
        return sorted(laid | set(self.below.folders(under)))

    def detours(self) -> list[Detour]:
        """Those of the source below."""
        return self.below.detours()

    def stamps(self, under: Sequence[str]) -> list[Stamp]:
        """What is below, and the laid files with their content as token."""
        kept = [stamp for stamp in self.below.stamps(under) if stamp.path not in self.files]
        folders = tuple(f"{folder}/" for folder in under)
        laid = (p for p in self.files if p.startswith(folders) or p in under)
        return kept + [Stamp(path, self.files[path].hex()) for path in laid]

    def exists(self, path: str) -> bool:
        """Whether either has a file at `path`."""
        return path in self.files or self.below.exists(path)

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        """The files, in the order asked for."""
        wanted = list(paths)
        below = self.below.read([path for path in wanted if path not in self.files])
        for path in wanted:
            if path in self.files:
                yield Read(path, self.files[path], self.packed.get(path))
            else:
                yield next(below)

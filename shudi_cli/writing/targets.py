"""Which files a rewriting command is about, and what kind each is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from shudi_cli.errors import WrongCall
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.source import Repository, WorkingTree
from shudi_cli.validating.narrowing import lies_in

_MODELINE = re.compile(
    rb"^# *yaml-language-server: *\$schema=\S*?([a-z]+)\.schema\.json\s*$", re.MULTILINE
)


class Kind(StrEnum):
    """The kinds of files there are, by the names of their schemas."""

    matter = "matter"
    list = "list"
    bodies = "bodies"
    laws = "laws"
    terms = "terms"
    adjustment = "adjustment"
    erratum = "erratum"
    settings = "settings"


class Target(NamedTuple):
    """One file to work on: where it is, how it is called when talking, its kind.

    `root` is the repository it has to lie in; None where a person named the file.
    """

    file: Path
    name: str
    kind: str
    root: Path | None = None


def of_repository(repository: Repository, paths: Collection[str] | None = None) -> Iterator[Target]:
    """Every file of the lists in the working tree; with `paths`, those and what lies below them."""
    tree = WorkingTree(repository.root)
    names = [*tree.names("data"), *([layout.SETTINGS] if tree.exists(layout.SETTINGS) else [])]
    for name in names:
        if (kind := layout.kind(name)) and (paths is None or lies_in(name, paths)):
            yield Target(repository.root / name, name, kind.name, repository.root)


def of_paths(paths: Iterable[Path], kind: str | None) -> Iterator[Target]:
    """The files named, and the .yaml files below the folders named.

    The kind is `kind`, else what the place says (…/data/matters/…), else the line that tells the
    editor the schema. Raises `WrongCall` for a path that is not there or of unknown kind.
    """
    for path in paths:
        if path.is_dir():
            inside = sorted(f for f in path.rglob("*.yaml") if _visible(f.relative_to(path)))
            yield from (_target(file, kind) for file in inside)
        elif path.exists() or path.is_symlink():
            yield _target(path, kind)
        else:
            raise WrongCall(f"没有这个文件：{path}", "检查路径；也可以写文件夹。")


def read(target: Target) -> bytes | Finding:
    """The file's bytes, or why they cannot be had: a link, too large, not readable."""
    folder = target.file.parent
    found = next(WorkingTree(folder).read([target.file.name])).data
    if isinstance(found, Finding):
        place = found.place.__class__(target.name, found.place.line, found.place.column)
        return Finding(found.rule, place, found.arguments)
    return found


def _target(file: Path, kind: str | None) -> Target:
    found = kind or _by_place(file) or _by_modeline(file)
    if found is None:
        raise WrongCall(
            f"看不出 {file} 是哪一种文件。",
            f"用 --kind 写明（{'、'.join(Kind)}），或者在文件开头写上 yaml-language-server 的一行。",
        )
    return Target(file, file.as_posix(), found)


def _by_place(file: Path) -> str | None:
    parts = file.absolute().parts
    for index in range(len(parts) - 1, 0, -1):
        if found := layout.kind("/".join(parts[index:])):
            return found.name
    return None


def _by_modeline(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            match = _MODELINE.search(stream.read(4096))
    except OSError:
        return None
    name = match[1].decode() if match else ""
    return name if name in list(Kind) else None


def _visible(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)

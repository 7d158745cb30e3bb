"""Time to snapshots: which text of which edition answers a question (docs/architecture.md).

Two axes. Valid time: the edition in force on a day (`--on`). Recorded time: what the repository
said at a revision (`--rev`). Both are resolved here, once; nothing above sees a revision or a day
except as a label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shudi_cli.errors import NegativeAnswer, NotReadable, WrongCall
from shudi_cli.finding import Finding
from shudi_cli.loading import BodyRegister, Entry, LawRegister, Loader, MatterList, layout, list_ids
from shudi_cli.loading.documents import Reader, convert, documents, parsed_file
from shudi_cli.model import Adjustment, Manifest, Settings, Terms
from shudi_cli.process import git, git_root, inside, merge_base, objects, resolve
from shudi_cli.source import MAX_BYTES, Read, Repository, Revision, Source, WorkingTree

if TYPE_CHECKING:
    from shudi_cli.yamlio import Document


class Edition(NamedTuple):
    """One edition of a list as history tells it.

    `commit` is the commit whose tree holds its text; `first` the one it first appeared in.
    """

    edition: str
    effective: str
    state: str
    commit: str
    first: str


class Snapshot:
    """One state of the repository: lists of one edition each, and the registers beside them.

    Everything is read when first asked for; `documents` holds the files parsed so far, `findings`
    what could not be read. `limited` says that one list was asked for; `root` is the folder of a
    repository worth remembering from run to run, None for a state made up on the way.
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
    ) -> None:
        self.base = base
        self.root = root
        self.limited = limited
        self.sources = tuple(lists)
        self.on = on
        self.revision = revision
        self._loader = Loader(reader)

    def read_by(self, reader: Reader) -> Snapshot:
        """The same state, unread as yet, to be read in another way."""
        return Snapshot(self.base, self.sources, self.on, self.revision, reader)

    @cached_property
    def day(self) -> str:
        """The day the answer is for: the one asked about, else today."""
        return self.on or date.today().isoformat()

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every file parsed so far, by path."""
        return self._loader.documents

    @property
    def findings(self) -> Sequence[Finding]:
        """What could not be read so far."""
        return self._loader.findings

    @cached_property
    def lists(self) -> tuple[MatterList, ...]:
        """The lists that could be read, with errata laid over past editions."""
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

    def _corrected(self, found: MatterList) -> MatterList:
        errata = self._loader.errata(self.base, found.manifest.id, found.manifest.edition)
        corrected = {entry.matter.id: entry for entry in errata}
        return found._replace(entries=tuple(corrected.pop(e.matter.id, e) for e in found.entries))


def open_snapshot(
    repository: Repository,
    *,
    rev: str | None,
    on: str | None,
    only: str | None,
    choose: bool = True,
) -> Snapshot:
    """The state a question asks about.

    Neither `rev` nor `on`: the working tree. `rev`: the tree at that revision. `on`: for each list
    the edition in force that day as the history of `rev` (default HEAD) tells it. `only` limits
    to one list; without it the settings' default list does, unless `choose` is False.

    Raises `WrongCall` for an unknown revision or list, `NotReadable` where there are no lists or
    the history needed is not there, `NegativeAnswer` for a day before the first edition.
    """
    base = _base(repository, rev, needs_history=on is not None)
    if only is None and choose:
        only = Loader().settings(base).default_list
    ids = _chosen(list_ids(base), only, repository, base)
    limited = only is not None
    if on is None:
        everything = [(list_id, base) for list_id in ids]
        return Snapshot(base, everything, None, rev, root=repository.root, limited=limited)
    sources = _in_force(repository, base, ids, on)
    return Snapshot(base, sources, on, rev, root=repository.root, limited=limited)


def open_base(repository: Repository, base: str, *, rev: str | None, only: str | None) -> Snapshot:
    """The state a change starts from: the merge base of `base` and `rev` (default HEAD).

    Raises `WrongCall` for an unknown revision, `NotReadable` where the history does not reach back
    to it, as in a shallow clone.
    """
    root = repository.root
    if repository.bundled or git_root(root) is None:
        raise NotReadable("这里没有 git 历史，不能使用 --base。", "请在清单的 git 仓库里运行。")
    try:
        commit = merge_base(root, resolve(root, base), resolve(root, rev or "HEAD"))
    except WrongCall:
        if not _is_shallow(root):
            raise
        raise NotReadable(
            f"这是浅克隆，找不到与“{base}”的共同起点。",
            "先运行 git fetch --unshallow 取回全部历史；CI 里把 checkout 的 fetch-depth 设为 0。",
        ) from None
    return open_snapshot(repository, rev=commit, on=None, only=only)


def history(root: Path, commit: str, list_id: str) -> list[Edition]:
    """The editions of a list in the history of `commit`, oldest first.

    The text of an edition is the tree of the last commit before the next edition first appears in
    `git log -- data/matters/<list>/list.yaml`; the newest edition's is `commit` itself.
    """
    path = layout.manifest(list_id)
    top, prefix = inside(root)
    log = git(top, "log", "--format=%H %P", "--end-of-options", commit, "--", prefix + path)
    lines = [line.split() for line in log.decode().splitlines()][::-1]
    firsts: list[tuple[Manifest, str, str]] = []
    names = [f"{line[0]}:{prefix}{path}" for line in lines]
    for line, found in zip(lines, objects(top).read(names, MAX_BYTES), strict=True):
        manifest = _manifest(found.data, path)
        if manifest is None:
            continue
        if firsts and firsts[-1][0].edition == manifest.edition:
            firsts[-1] = manifest, firsts[-1][1], firsts[-1][2]
        else:
            firsts.append((manifest, line[0], line[1] if len(line) > 1 else line[0]))
    ends = [parent for _, _, parent in firsts[1:]] + [commit]
    return [
        Edition(manifest.edition, manifest.effective, manifest.state, end, first)
        for (manifest, first, _), end in zip(firsts, ends, strict=True)
    ]


def in_force(editions: Iterable[Edition], day: str) -> Edition | None:
    """The edition in force on `day`: greatest `effective` up to it, later in history on a tie."""
    best: Edition | None = None
    for edition in editions:
        begun = edition.state == "issued" and edition.effective <= day
        if begun and (best is None or edition.effective >= best.effective):
            best = edition
    return best


def _base(repository: Repository, rev: str | None, *, needs_history: bool) -> Source:
    """The working tree where it answers; git is asked only when it has to be."""
    root = repository.root
    tree = WorkingTree(root)
    is_bare = not (root / layout.MATTERS).is_dir()
    if rev is None and not needs_history and not is_bare:
        return tree
    if rev is not None:
        if not _has_git(repository):
            raise NotReadable(
                "这里没有 git 历史，不能使用 --rev。",
                "请在清单的 git 仓库里运行，或者用 --repo 指明它的位置。",
            )
        return Revision(root, resolve(root, rev))
    head = _head(root) if _has_git(repository) else None
    return Revision(root, head) if head else tree


def _has_git(repository: Repository) -> bool:
    return not repository.bundled and git_root(repository.root) is not None


def _head(root: Path) -> str | None:
    try:
        return resolve(root, "HEAD")
    except WrongCall:
        return None


def _chosen(ids: list[str], only: str | None, repository: Repository, base: Source) -> list[str]:
    if not ids:
        raise _without_lists(repository, base)
    if only is None:
        return ids
    if only not in ids:
        raise WrongCall(f"没有清单“{only}”。", f"现有清单：{'、'.join(ids)}。")
    return [only]


def _without_lists(repository: Repository, base: Source) -> NotReadable:
    """Why there are no lists: none was begun, or they are kept behind a link or in a submodule."""
    root = repository.root
    places = [base]
    if base.commit is None and _has_git(repository) and (present := _head(root)):
        places.append(Revision(root, present))  # a submodule not fetched yet is an empty folder
    if detour := next((d for place in places for d in place.detours()), None):
        return NotReadable(f"{root} 里没有读出清单：{detour.path} 是{detour.what}。", detour.advice)
    return NotReadable(
        f"{root} 里没有清单（data/matters/<清单>/list.yaml）。", "用 --repo 指明清单所在的文件夹。"
    )


def _in_force(
    repository: Repository, base: Source, ids: list[str], on: str
) -> list[tuple[str, Source]]:
    sources: list[tuple[str, Source]] = []
    early: list[str] = []
    for list_id in ids:
        source, first = _on_day(repository, base, list_id, on)
        if source is not None:
            sources.append((list_id, source))
        else:
            early.append(f"清单 {list_id} 最早的版次是 {first}")
    if not sources:
        raise NegativeAnswer(f"{on} 还没有施行的版次：{'；'.join(early)}。", "请换一个更晚的日期。")
    return sources


def _on_day(
    repository: Repository, base: Source, list_id: str, on: str
) -> tuple[Source | None, str]:
    """The source of the edition in force on `on`, or None and a description of the first edition."""
    present = Loader().manifest(base, list_id)
    if base.commit is None:
        return _without_history(base, present, on)
    editions = history(repository.root, base.commit, list_id)
    edition = in_force(editions, on)
    if edition is not None:
        return Revision(repository.root, edition.commit), ""
    if _is_shallow(repository.root):
        raise NotReadable(
            f"这是浅克隆，历史不全，查不到 {on} 的版次。",
            "运行 git fetch --unshallow 取回全部历史后再试。",
        )
    first = next((e for e in editions if e.state == "issued"), None)
    return (
        None,
        f"{first.edition}，自 {first.effective} 起施行" if first else "（还没有印发的版次）",
    )


def _without_history(base: Source, present: Manifest | None, on: str) -> tuple[Source | None, str]:
    if present is not None and present.state == "issued" and on >= present.effective:
        return base, ""
    since = (
        f"只有现行的 {present.edition} 版（自 {present.effective} 起施行）"
        if present
        else "没有可用的版次"
    )
    raise NotReadable(
        f"这里没有 git 历史，{since}，查不到 {on} 的版次。",
        "以前的版次保存在 git 历史里：请用 git clone 取得清单仓库，再用 --repo 指明它的位置。",
    )


def _is_shallow(root: Path) -> bool:
    return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _manifest(data: bytes | None, path: str) -> Manifest | None:
    if data is None:
        return None
    document = parsed_file(Read(path, data), None)
    if isinstance(document, list):
        return None
    value = convert(document, Manifest)
    return None if isinstance(value, Finding) else value

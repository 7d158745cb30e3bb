"""From what was asked to a snapshot: which revision or edition, which lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shudi_cli.editions.snapshot import Absent, Snapshot
from shudi_cli.editions.timeline import Edition, histories, in_force, without_editions
from shudi_cli.errors import NegativeAnswer, NotReadable, WrongCall
from shudi_cli.loading import Loader, layout, list_ids
from shudi_cli.process import COMMIT_FIRST, head, is_shallow, merge_base, resolve
from shudi_cli.source import Repository, Revision, Source, WorkingTree

_NAMED = 5
"""Lists named in a message; more are left to the reader."""


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
    ids = _chosen(list_ids(base), only, repository, base, rev)
    limited = only is not None
    if on is None:
        everything = [(list_id, base) for list_id in ids]
        return Snapshot(base, everything, None, rev, root=repository.root, limited=limited)
    sources, absent = _in_force(repository, base, ids, on)
    if rev is None and base.commit is not None:
        present = list_ids(WorkingTree(repository.root)) if only is None else []
        absent += [Absent(list_id, "uncommitted") for list_id in present if list_id not in ids]
    return Snapshot(
        base, sources, on, rev, root=repository.root, limited=limited, absent=absent
    )  # fmt: skip


def open_base(repository: Repository, base: str, *, rev: str | None, only: str | None) -> Snapshot:
    """The state a change starts from: the merge base of `base` and `rev` (default HEAD).

    It may hold no list yet: every repository begins. Raises `WrongCall` for an unknown revision,
    `NotReadable` where the history does not reach back to it, as in a shallow clone.
    """
    root = repository.root
    if not repository.has_git:
        raise repository.without_history("不能使用 --base。", "请在清单的 git 仓库里运行。")
    try:
        commit = merge_base(root, resolve(root, base), resolve(root, rev or "HEAD"))
    except WrongCall:
        if not is_shallow(root):
            raise
        raise NotReadable(
            f"这是浅克隆，找不到与“{base}”的共同起点。",
            "先运行 git fetch --unshallow 取回全部历史；CI 里把 checkout 的 fetch-depth 设为 0。",
        ) from None
    source = Revision(root, commit)
    lists = [(list_id, source) for list_id in list_ids(source) if only in (None, list_id)]
    return Snapshot(source, lists, None, base, root=root, limited=only is not None)


def _base(repository: Repository, rev: str | None, *, needs_history: bool) -> Source:
    """The working tree where it answers; git is asked only when it has to be."""
    root = repository.root
    tree = WorkingTree(root)
    is_bare = not (root / layout.MATTERS).is_dir()
    if rev is None and not needs_history and not is_bare:
        return tree
    if rev is not None:
        if not repository.has_git:
            raise repository.without_history(
                "不能使用 --rev。",
                "请在清单的 git 仓库里运行，或者用 --repo 指明它的位置。",
            )
        return Revision(root, resolve(root, rev))
    present = None if repository.bundled else head(root)
    return Revision(root, present) if present else tree


def _chosen(
    ids: list[str], only: str | None, repository: Repository, base: Source, rev: str | None
) -> list[str]:
    tree = list_ids(WorkingTree(repository.root)) if base.commit else []
    if not ids:
        raise _without_lists(repository, base, rev, is_begun=bool(tree))
    if only is None:
        return ids
    if only not in ids:
        if only in tree and rev is None:
            raise NotReadable(f"清单 {only} 还没有提交，历史里查不到。", COMMIT_FIRST)
        raise WrongCall(f"没有清单“{only}”。", f"现有清单：{'、'.join(ids)}。")
    return [only]


def _without_lists(
    repository: Repository, base: Source, rev: str | None, *, is_begun: bool
) -> NotReadable:
    """Why there are no lists: none was begun or none committed, or they are kept behind a link or
    in a submodule.
    """
    root = repository.root
    places = [base]
    if base.commit is None and not repository.bundled and (present := head(root)):
        places.append(Revision(root, present))  # a submodule not fetched yet is an empty folder
    if detour := next((d for place in places for d in place.detours()), None):
        return NotReadable(f"{root} 里没有读出清单：{detour.path} 是{detour.what}。", detour.advice)
    if is_begun and rev is None:
        return NotReadable(f"{root} 的清单还没有提交，历史里查不到。", COMMIT_FIRST)
    if is_begun:
        return NotReadable(f"版本 {rev} 里没有清单。", "清单是后来才提交的：换一个更晚的版本。")
    return NotReadable(
        f"{root} 里没有清单（data/matters/<清单>/list.yaml）。", "用 --repo 指明清单所在的文件夹。"
    )


def _in_force(
    repository: Repository, base: Source, ids: list[str], on: str
) -> tuple[list[tuple[str, Source]], list[Absent]]:
    """The text of each list on a day, and the lists that have none; raises where none has any."""
    sources: list[tuple[str, Source]] = []
    absent: list[Absent] = []
    known = histories(repository.root, base.commit, ids) if base.commit else {}
    for list_id in ids:
        found = (
            _on_day(repository.root, list_id, known[list_id], on)
            if known
            else _without_history(repository, base, list_id, on)
        )
        if isinstance(found, Absent):
            absent.append(found)
        else:
            sources.append((list_id, found))
    if absent and is_shallow(repository.root):
        raise NotReadable(
            f"这是浅克隆，历史不全，查不到 {on} 的版次。",
            "运行 git fetch --unshallow 取回全部历史后再试。",
        )
    if sources:
        return sources, absent
    if all(it.why == "unread" for it in absent):
        raise without_editions(absent[0].list, base)
    told = "；".join(it.said for it in absent[:_NAMED]) + ("；……" if absent[_NAMED:] else "")
    raise NegativeAnswer(f"{on} 还没有施行的版次：{told}。", "请换一个更晚的日期。")


def _on_day(root: Path, list_id: str, editions: Sequence[Edition], on: str) -> Source | Absent:
    """The source of the edition in force on `on`, or why there is none."""
    if edition := in_force(editions, on):
        return Revision(root, edition.commit)
    first = next((e for e in editions if e.state == "issued"), None)
    return Absent(list_id, ("early" if first else "draft") if editions else "unread", first)


def _without_history(repository: Repository, base: Source, list_id: str, on: str) -> Source:
    present = Loader().manifest(base, list_id)
    if present is not None and present.state == "issued" and on >= present.effective:
        return base
    since = (
        f"只有现行的 {present.edition} 版（自 {present.effective} 起施行）"
        if present
        else "没有可用的版次"
    )
    if repository.has_git:
        raise NotReadable(f"清单还没有提交，{since}，查不到 {on} 的版次。", COMMIT_FIRST)
    raise repository.without_history(
        f"{since}，查不到 {on} 的版次。",
        "以前的版次保存在 git 历史里：请用 git clone 取得清单仓库，再用 --repo 指明它的位置。",
    )

"""What a comparison asks about: words on the command line to two sides of history."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from shudi_cli.editions import Edition, Snapshot, histories, open_snapshot
from shudi_cli.errors import NegativeAnswer, NotReadable, ShudiError, WrongCall
from shudi_cli.loading import Loader, layout, list_ids
from shudi_cli.loading.documents import Reader, documents
from shudi_cli.process import COMMIT_FIRST, head, is_shallow, merge_base, resolve
from shudi_cli.source import Repository, Revision, Source, WorkingTree, find
from shudi_cli.store.remembering import Remembering

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EDITION = re.compile(r"[0-9]{4}(\.[0-9]{1,3})?")


class Side(NamedTuple):
    """One side: the source of each list's text, and of the registers; `revision` as asked."""

    repository: Repository
    base: Source
    lists: Mapping[str, Source]
    revision: str | None = None
    reader: Reader = documents
    chosen: bool = False
    """Whether the side names one list, to be compared with whatever list the other side names."""

    def limited(self, only: str | None) -> Side:
        """The same side with one list alone; all of them for None."""
        return self if only is None else self._replace(
            lists={i: source for i, source in self.lists.items() if i == only}
        )  # fmt: skip

    def having(self, matter: str) -> list[str]:
        """The lists that have a file of this matter."""
        return [i for i, source in self.lists.items() if source.exists(layout.matter(i, matter))]

    @property
    def snapshot(self) -> Snapshot:
        """Everything on this side, unchanged matters too."""
        return Snapshot(self.base, self.lists.items(), None, self.revision, self.reader)


class _Reading(NamedTuple):
    prefix: str
    means: str
    side: Callable[[], Side]
    commit: str | None = None


def sides(repository: Repository, words: Sequence[str], only: str | None) -> tuple[Side, Side]:
    """The two sides `words` ask to compare, the older first.

    Nothing: HEAD and the working tree. `A`: A and the working tree. `A..B`, `A...B` (from their
    merge base), `A B`: both. Each of A and B is an edition, a date, a git revision or a list;
    `edition:`, `date:`, `rev:`, `list:` decide between readings. Without `only` all lists, or the
    default list of the older side's settings: which list is looked at is not for the change to say.

    Raises `WrongCall` for a word with no reading or with two, `NotReadable` without the history.
    """
    return _limited(*_sides(_Asking(repository, only), words), only)


def adjusted(repository: Repository, span: str, only: str | None) -> tuple[Side, Side]:
    """The two sides a notice is about: of `A..B` and `A..` as `sides` has them; an edition alone is
    what it changed, from the edition before it; any other state alone is from there up to now.

    Raises `NegativeAnswer` for the first edition, else as `sides` does.
    """
    if ".." in span:
        return sides(repository, [span], only)
    asking = _Asking(repository, only)
    edition = span.removeprefix("edition:")
    asking.side(span)  # one reading only
    if not asking.with_edition(edition):
        return sides(repository, [f"{span}.."], only)
    new = asking.edition(edition)
    before = {i: e for i in new.lists if (e := asking.before(i, edition))}
    if not before:
        raise NegativeAnswer(
            f"{edition} 版是历史里的第一个版次，没有可以比较的前一版。",
            f"全部内容用 shudi export 导出；从它到现在的调整：{edition}..",
        )
    old = new._replace(lists={i: Revision(asking.root, e.commit) for i, e in before.items()})
    return _limited(old, new._replace(lists={i: new.lists[i] for i in before}), only)


def _limited(old: Side, new: Side, only: str | None) -> tuple[Side, Side]:
    """Both sides with the default list of the older one, where no list was named."""
    if only is not None or old.chosen or new.chosen:
        return old, new
    default = Loader().settings(old.base).default_list
    if default is not None and default not in {*old.lists, *new.lists}:
        names = "、".join({**old.lists, **new.lists}) or "（没有）"
        raise WrongCall(
            f"shudi.yaml 的 default_list 写的“{default}”，两边都没有这个清单。",
            f"用 --list 写明，现有清单：{names}。",
        )
    return old.limited(default), new.limited(default)


def _sides(asking: _Asking, words: Sequence[str]) -> tuple[Side, Side]:
    if not words:
        return asking.revision("HEAD"), asking.tree()
    if len(words) == 1:
        one = words[0]
        if asking.is_folder(one) or ".." not in one:
            first = asking.side(one)
            if first.chosen:
                raise WrongCall(
                    "只写了一个清单，不知道和哪个比较。", f"例如：shudi diff {one} 另一个清单"
                )
            return first, asking.tree()
        return asking.range(one)
    if len(words) == 2:
        return asking.side(words[0]), asking.side(words[1])
    raise WrongCall("最多比较两个状态。", "例如：shudi diff 2020.1..2022.1")


class _Asking:
    def __init__(self, repository: Repository, only: str | None) -> None:
        self.repository, self.only = repository, only
        self.root = repository.root
        self.has_git = repository.has_git
        self.reader = Remembering(self.root)
        self._editions: dict[str, list[Edition]] | None = None

    def range(self, text: str) -> tuple[Side, Side]:
        dots = "..." if "..." in text else ".."
        first, _, second = text.partition(dots)
        old, new = self.side(first or "HEAD"), self.side(second or "HEAD")
        if dots == "..":
            return old, new
        commits = [side.base.commit if side.revision else None for side in (old, new)]
        if not (commits[0] and commits[1]):
            raise WrongCall("三个点（A...B）只用于 git 版本。", f"请写两个点：{first}..{second}")
        return self.revision(merge_base(self.root, commits[0], commits[1])), new

    def side(self, word: str) -> Side:
        """The one reading of a word."""
        prefix, colon, rest = word.partition(":")
        forced: dict[str, Callable[[str], Side]] = {
            "edition": self.edition,
            "rev": self.revision,
            "list": self.listed,
            "date": self.day,
        }
        if colon and prefix in forced:
            return forced[prefix](rest)
        readings = self.readings(word)
        if not readings:
            self._refuse_uncommitted(word)
            raise WrongCall(
                f"没有找到“{word}”：它不是版次、日期、git 版本，也不是清单。", self.known()
            )
        if len(readings) > 1 and len({reading.commit for reading in readings}) > 1:
            means = "，也可以指".join(reading.means for reading in readings)
            ways = " 或者 ".join(f"{reading.prefix}:{word}" for reading in readings)
            raise WrongCall(f"“{word}”有两种读法：可以指{means}。", f"请写明：{ways}")
        return readings[0].side()

    def readings(self, word: str) -> list[_Reading]:
        found = []
        if _DATE.fullmatch(word):
            found.append(_Reading("date", f"日期 {word}", lambda: self.day(word), word))
        if _EDITION.fullmatch(word) and (named := self.with_edition(word)):
            commit = next(iter(named.values())).commit
            found.append(_Reading("edition", f"{word} 版", lambda: self.edition(word), commit))
        if self.has_git and (known := _resolved(self.root, word)):
            means = f"git 版本 {word}（提交 {known[:10]}）"
            found.append(_Reading("rev", means, lambda: self.revision(word, known), known))
        if self.is_folder(word) or word in list_ids(WorkingTree(self.root)):
            found.append(
                _Reading("list", f"清单 {word}", lambda: self.listed(word), f"list:{word}")
            )
        return found

    def tree(self) -> Side:
        snapshot = open_snapshot(self.repository, rev=None, on=None, only=self.only, choose=False)
        if snapshot.base.commit is not None:
            raise NotReadable(
                "这里没有工作区（裸仓库），没有可以比较的文件。",
                "请写两个版本，如 shudi diff HEAD~1..HEAD。",
            )
        return Side(self.repository, snapshot.base, dict(snapshot.sources), None, self.reader)

    def revision(self, revision: str, commit: str | None = None) -> Side:
        if not self.has_git:
            raise self.repository.without_history(
                "没有以前的状态可以比较。",
                "请在清单的 git 仓库里运行；比较两个文件夹：shudi diff 清单一 清单二。",
            )
        commit = commit or resolve(self.root, revision)
        whole = Revision(self.root, commit)
        ids = list_ids(whole)
        if self.only is not None and self.only not in ids:
            ids_text = "、".join(ids) or "（没有）"
            raise WrongCall(
                f"版本 {revision} 里没有清单“{self.only}”。", f"那时的清单：{ids_text}。"
            )
        lists: dict[str, Source] = {i: whole for i in ids if self.only in (None, i)}
        return Side(self.repository, whole, lists, revision, self.reader)

    def day(self, text: str) -> Side:
        try:
            day = date.fromisoformat(text).isoformat()
        except ValueError:
            raise WrongCall(f"日期“{text}”不对。", "日期写成 2019-08-01 的样子。") from None
        snapshot = open_snapshot(self.repository, rev=None, on=day, only=self.only, choose=False)
        return Side(self.repository, snapshot.base, dict(snapshot.sources), None, self.reader)

    def edition(self, edition: str) -> Side:
        named = self.with_edition(edition)
        if not named:
            self._refuse_uncommitted(edition)
            raise WrongCall(f"历史里没有 {edition} 版。", self.known())
        head = Revision(self.root, resolve(self.root, "HEAD"))
        lists: dict[str, Source] = {i: Revision(self.root, e.commit) for i, e in named.items()}
        return Side(self.repository, head, lists, None, self.reader)

    def _refuse_uncommitted(self, word: str) -> None:
        """Raise `WrongCall` where a word is the edition that the working tree alone has."""
        tree = WorkingTree(self.root)
        ids = [i for i in list_ids(tree) if self.only in (None, i)] if self.has_git else []
        found = filter(None, (Loader().manifest(tree, list_id) for list_id in ids))
        if manifest := next((m for m in found if m.edition == word), None):
            state = "草案" if manifest.state == "draft" else "版次"
            raise WrongCall(
                f"清单 {manifest.id} 的 {word} 版（{state}）还没有提交，历史里没有它。",
                "先运行 git commit；没有提交的改动用 shudi diff 查看。",
            )

    def listed(self, word: str) -> Side:
        repository, list_id = self.repository, word
        if self.is_folder(word):
            folder = Path(word).resolve()
            repository, list_id = find(folder), folder.name
        snapshot = open_snapshot(repository, rev=None, on=None, only=list_id)
        reader = self.reader if repository == self.repository else Remembering(repository.root)
        return Side(repository, snapshot.base, dict(snapshot.sources), None, reader, chosen=True)

    def is_folder(self, word: str) -> bool:
        """Whether a word is the path of a list's folder: data/matters/<list>."""
        return (Path(word) / "list.yaml").is_file()

    def with_edition(self, edition: str) -> dict[str, Edition]:
        """The lists that have this edition, each with the last state of it."""
        return {
            list_id: found[-1]
            for list_id, editions in self.editions().items()
            if (found := [e for e in editions if e.edition == edition])
        }

    def before(self, list_id: str, edition: str) -> Edition | None:
        """The edition of a list before this one."""
        known = self.editions()[list_id]
        place = next(i for i, e in enumerate(known) if e.edition == edition)
        return known[place - 1] if place else None

    def editions(self) -> dict[str, list[Edition]]:
        if self._editions is None:
            self._editions = {}
            if self.has_git and (head := _resolved(self.root, "HEAD")):
                ids = [i for i in list_ids(Revision(self.root, head)) if self.only in (None, i)]
                self._editions = histories(self.root, head, ids)
        return self._editions

    def known(self) -> str:
        """What the user could have meant, as a hint."""
        if not self.has_git:
            lacking = self.repository.without_history(
                "没有以前的版次。", "用 shudi editions 查看有哪些版次。"
            )
            return f"{lacking.message}{lacking.hint}"
        if head(self.root) is None:
            return f"这个仓库还没有提交。{COMMIT_FIRST}"
        names = dict.fromkeys(e.edition for found in self.editions().values() for e in found)
        cut = "这是浅克隆，历史不全：先运行 git fetch --unshallow。"
        more = cut if is_shallow(self.root) else ""
        if not names:
            return more or "用 shudi editions 查看有哪些版次。"
        return f"历史里的版次：{'、'.join(names)}。{more}"


def _resolved(root: Path, word: str) -> str | None:
    try:
        return resolve(root, word)
    except ShudiError:
        return None

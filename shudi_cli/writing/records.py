"""Making a change to a list: a matter is added or retired, an edition begun.

Each function only plans: it returns the files to write, for `trial` to judge and `files` to write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from shudi_cli.editions import Snapshot, history
from shudi_cli.errors import WrongCall
from shudi_cli.finding import Finding
from shudi_cli.history import former, ids_used
from shudi_cli.loading import Loader, MatterList, layout
from shudi_cli.model import Manifest
from shudi_cli.process import head
from shudi_cli.source import Revision, WorkingTree
from shudi_cli.text import digits
from shudi_cli.writing.assign import assigned
from shudi_cli.writing.files import Change
from shudi_cli.writing.values import modeline, rendered

_RECORD_HELP = (
    "每处调整写一项，例如：",
    "  - matters: [aa-01]",
    "    kind: lead",
    "    reason: law",
    "    text: 原来怎样，现在怎样，为什么",
    "    basis:",
    "      - law: 法律名称",
    '        articles: ["1"]',
    "    consulted:",
    "      - {body: 单位, sent: 2026-01-01, replied: 2026-01-15, opinion: agree}",
    "批准后在 changes 前面写上：",
    "approved:",
    "  by: 某市人民政府",
    "  document: 决定的名称和文号",
    "  date: 2026-02-01",
)
_LEAD_HELP = (
    "lead:  # 主体责任；几个单位时第一个是主办，用 when（条件）、stage（环节）划清各自负责的部分",
    "  - body: 单位的正式名称",
    "    duties:",
    "      - 它的一项职责",
)
_MATTER_HELP = (
    "support:  # 配合责任；没有配合单位的不写",
    "  - body: 单位的正式名称",
    "    duties:",
    "      - 它的一项职责",
    "basis:  # 依据；一项写一部法律，条号加引号",
    "  - law: 法律名称",
    '    articles: ["1"]',
    "workflow:  # 运行流程：谁做哪一步、交给谁、多长时间（P3D 是 3 日）、时限从哪里来",
    "  steps:",
    "    - step: 发现",
    "      by: [单位的正式名称]",
    "      to: [单位的正式名称]",
)


class NewMatter(NamedTuple):
    """What is known of a matter when it is laid out."""

    id: str
    name: str
    domain: str
    aliases: Sequence[str] = ()
    lead: str | None = None
    duties: Sequence[str] = ()


def chosen(snapshot: Snapshot) -> MatterList:
    """The one list a change is about; raises `WrongCall` where there are several."""
    if len(snapshot.lists) != 1:
        ids = "、".join(found.manifest.id for found in snapshot.lists)
        raise WrongCall("这里有几个清单，不知道改哪一个。", f"用 --list 指明：{ids}。")
    return snapshot.lists[0]


def new_matter(root: Path, within: MatterList, new: NewMatter) -> list[Change]:
    """A matter's file, to be filled in.

    Raises `WrongCall` for an id that is in use or was, and for an unknown domain.
    """
    manifest = within.manifest
    for entry in within.entries:
        if entry.matter.id == new.id:
            raise WrongCall(
                f"编号 {new.id} 已经是“{entry.matter.name}”。",
                f"编号不重复使用；这个领域下一个可用的是 {_next_id(root, within, new)}。",
            )
    for gone in former(root, "HEAD", manifest.id, [new.id]) if head(root) else ():
        path = layout.matter(manifest.id, gone.id)
        raise WrongCall(
            f"编号 {gone.id} 以前是“{gone.name}”，文件已经删除；编号不重复使用。",
            f"下一个可用的是 {_next_id(root, within, new)}；要恢复原来的事项，运行"
            f" git checkout {gone.commit} -- {path}，再用 shudi retire 废止。",
        )
    value: dict[str, Any] = {"id": new.id, "name": new.name}
    if new.aliases:
        value["aliases"] = list(new.aliases)
    value["domain"] = _domain(manifest, new.domain)
    if new.lead:
        value["lead"] = [{"body": new.lead, "duties": list(new.duties)}]
    value["since"] = manifest.effective
    path = layout.matter(manifest.id, new.id)
    left = _MATTER_HELP if new.lead else _LEAD_HELP + _MATTER_HELP
    help_ = ("还要填写的，去掉行首的“# ”，换成实际内容，再运行 shudi fmt：", *left)
    data = rendered(value, "matter", [modeline(path, "matter")], help_)
    return [Change(root / path, None, data)]


def retired(
    root: Path, within: MatterList, matter: str, until: str, replaced_by: Sequence[str]
) -> list[Change]:
    """A matter's file with its end in it. Raises `WrongCall` for one unknown or retired already."""
    matter = matter.removeprefix(f"{within.manifest.id}/")
    entry = next((e for e in within.entries if e.matter.id == matter), None)
    if entry is None:
        raise WrongCall(f"清单 {within.manifest.id} 里没有 {matter}。", "编号见 shudi ls。")
    if entry.matter.status == "retired":
        raise WrongCall(f"{matter} 已经在 {entry.matter.until} 废止。", "要改日期请直接编辑文件。")
    values: dict[str, Any] = {"until": until, "status": "retired"}
    if replaced_by:
        values["replaced_by"] = [
            name if "/" in name else f"{within.manifest.id}/{name}" for name in replaced_by
        ]
    return [_assigned(root, entry.place.path, "matter", values)]


def new_edition(root: Path, within: MatterList, edition: str, effective: str) -> list[Change]:
    """The manifest with the new edition as a draft, and the adjustment record to fill in.

    Raises `WrongCall` for an edition that is or was there, or begins before the present one, and
    where the present one is itself a draft, or issued in no commit yet.
    """
    manifest = within.manifest
    record = layout.adjustment(manifest.id, edition)
    if edition in _editions(root, manifest) or (root / record).exists():
        raise WrongCall(f"清单 {manifest.id} 已经有 {edition} 版。", "换一个版次号。")
    if manifest.state == "draft":
        raise WrongCall(
            f"清单 {manifest.id} 现在的 {manifest.edition} 版还是草案，没有另起新的版次。",
            f"先印发它（{layout.manifest(manifest.id)} 里 state 改为 issued），"
            "或者直接改这个草案的版次和施行日期。",
        )
    if _is_uncommitted(root, manifest):
        raise WrongCall(
            f"清单 {manifest.id} 的 {manifest.edition} 版写了 state: issued，还没有提交，不算印发。",
            "先提交它：shudi validate --base HEAD 通过以后，运行 git commit；再另起新的版次。",
        )
    if effective < manifest.effective:
        raise WrongCall(
            f"新版次不能早于现在的 {manifest.edition} 版（{manifest.effective} 起施行）。",
            "过去版次里的错误写成勘误，放在 data/errata/ 下。",
        )
    value = {
        "format": 1,
        "edition": edition,
        "previous": manifest.edition,
        "effective": effective,
        "changes": [],
    }
    data = rendered(value, "adjustment", [modeline(record, "adjustment")], _RECORD_HELP)
    values = {"edition": edition, "effective": effective, "state": "draft"}
    return [
        Change(root / record, None, data),
        _assigned(root, within.place.path, "list", values),
    ]


def _is_uncommitted(root: Path, manifest: Manifest) -> bool:
    """Whether the present edition is issued in the working tree alone: its commit may be refused."""
    present = head(root)
    if present is None:
        return False
    committed = Loader().manifest(Revision(root, present), manifest.id)
    known = committed and (committed.edition, committed.state)
    return known != (manifest.edition, "issued")


def _editions(root: Path, manifest: Manifest) -> set[str]:
    """The editions there are or were, as git and the adjustment records tell: the first has no record."""
    present = head(root)
    told = {e.edition for e in history(root, present, manifest.id)} if present else set()
    for record in Loader().adjustments(WorkingTree(root), manifest.id):
        told |= {record.edition, *filter(None, [record.previous])}
    return told | {manifest.edition}


def _assigned(root: Path, path: str, kind: str, values: dict[str, Any]) -> Change:
    data = next(WorkingTree(root).read([path])).data
    if isinstance(data, Finding):
        raise WrongCall(f"{path} 不能读取。", "运行 shudi validate 查看原因。")
    return Change(root / path, data, assigned(data, path, kind, values))


def _domain(manifest: Manifest, asked: str) -> str:
    for domain in manifest.domains:
        if asked in (domain.code, domain.name):
            return domain.code
    known = "、".join(f"{d.code} {d.name}" for d in manifest.domains)
    raise WrongCall(f"没有领域“{asked}”。", f"现有领域：{known}。")


def _next_id(root: Path, within: MatterList, new: NewMatter) -> str:
    """The id after the greatest one of the same letters there ever was, as wide as they are.

    Where the id taken has no such letters (SD205 reports it), the domain's code stands for them.
    """
    letters = new.id.partition("-")[0]
    if not re.fullmatch("[a-z]{2,4}", letters):
        letters = _domain(within.manifest, new.domain)
    used = ids_used(root, "HEAD", within.manifest.id) if head(root) else frozenset()
    ids = {entry.matter.id for entry in within.entries} | used
    pairs = (identity.partition("-")[::2] for identity in sorted(ids))
    numbers = [n for prefix, n in pairs if prefix == letters and digits(n) is not None] or ["00"]
    return f"{letters}-{max(digits(n) or 0 for n in numbers) + 1:0{len(numbers[0])}}"

"""`shudi init`: the files a new list's repository begins with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from shudi_cli import resources
from shudi_cli.loading import layout
from shudi_cli.writing.files import Change
from shudi_cli.writing.values import modeline, rendered
from shudi_cli.yamlio import parse

_TEMPLATES = Path(__file__).parent / "templates"
_COPIED = {
    "gitattributes": ".gitattributes",
    "gitconfig": ".gitconfig",
    "gitignore": ".gitignore",
    "pre-commit": ".githooks/pre-commit",
    "github.yml": ".github/workflows/shudi.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
}
_DOMAINS = (  # the fields of 山东省乡镇人民政府工作条例 4
    ("xc", "乡村振兴"),
    ("zr", "自然资源"),
    ("hj", "生态环境"),
    ("cj", "城乡建设"),
    ("aj", "应急管理"),
    ("sg", "市场监督管理"),
    ("fp", "扶贫济困"),
    ("hx", "和谐稳定"),
)


class Start(NamedTuple):
    """Whose list it is: its id, the area and its GB/T 2260 code and level, the first edition."""

    list: str
    name: str
    code: str
    level: str
    title: str
    edition: str
    effective: str


def started(root: Path, start: Start) -> list[Change]:
    """Every file of the new repository, for `trial` to judge and `files` to create."""
    files = {**_data(start), **_beside(start)}
    return [
        Change(root / path, None, data, executable=path.endswith("pre-commit"))
        for path, data in files.items()
    ]


def _data(start: Start) -> dict[str, bytes]:
    matter = parse((_TEMPLATES / "matter.yaml").read_bytes(), "matter.yaml").value
    matters = f"{layout.MATTERS}/{start.list}"
    record = {"format": 1, "edition": start.edition, "effective": start.effective, "changes": []}
    made = [
        (layout.manifest(start.list), "list", _manifest(start), ()),
        (f"{matters}/{matter['id']}.yaml", "matter", {**matter, "since": start.effective}, ()),
        (f"{layout.BODIES}/{start.code}.yaml", "bodies", _bodies(start), _BODIES_HELP),
    ]
    files = {
        path: rendered(value, kind, [modeline(path, kind), *help_])
        for path, kind, value, help_ in made
    }
    path = layout.adjustment(start.list, start.edition)
    files[path] = rendered(record, "adjustment", [modeline(path, "adjustment")], _RECORD_HELP)
    settings = {"format": 1, "default_list": start.list}
    return {**files, layout.SETTINGS: rendered(settings, "settings", [modeline("", "settings")])}


_BODIES_HELP = (
    "本地的单位：乡镇（街道）、派驻机构，以及名称、电话与通用登记册（common.yaml）不同的部门。",
)

_RECORD_HELP = (
    "第一个版次，印发时才要：每个事项都要写到，几个事项可以合写一处，例如：",
    "  - matters: [cj-01]",
    "    kind: added",
    "    reason: work",
    "    text: 首次编制清单",
    "    consulted:  # 里面有乡镇、街道、村责任的，要有它们的书面同意",
    "      - {body: 乡镇人民政府, sent: 2026-01-01, replied: 2026-01-15, opinion: agree}",
    "批准后在 changes 前面写上：",
    "approved:",
    "  by: 编制机关",
    "  document: 决定的名称和文号",
    "  date: 2026-02-01",
)


def _manifest(start: Start) -> dict[str, Any]:
    return {
        "format": 1,
        "id": start.list,
        "title": start.title,
        "kind": "territorial",
        "nature": "official",
        "jurisdiction": {"code": start.code, "name": start.name, "level": start.level},
        "issuer": f"{start.name}人民政府",
        "edition": start.edition,
        "effective": start.effective,
        "state": "draft",
        "domains": [{"code": code, "name": name, "statute": name} for code, name in _DOMAINS],
    }


def _bodies(start: Start) -> dict[str, Any]:
    government = {
        "id": f"{start.list}-government",
        "name": f"{start.name}人民政府",
        "level": start.level,
        "kind": "government",
    }
    return {"format": 1, "jurisdiction": start.code, "bodies": [government]}


def _beside(start: Start) -> dict[str, bytes]:
    """What comes as it is: registers every county shares, schemas for editors, CI, the hook."""
    readme = (_TEMPLATES / "README.md").read_text("utf-8")
    files = {path: (_TEMPLATES / name).read_bytes() for name, path in _COPIED.items()}
    files["README.md"] = readme.format_map(start._asdict()).encode()
    return {**files, **dict(_shared())}


def _shared() -> Iterator[tuple[str, bytes]]:
    bundle = resources.bundle()
    for pattern in ("data/bodies/common.yaml", "data/laws/*.yaml", "data/terms.yaml", "schemas/*"):
        for file in sorted(bundle.glob(pattern)):
            yield file.relative_to(bundle).as_posix(), file.read_bytes()

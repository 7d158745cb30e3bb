"""What concerns a whole list: its description, its domains, bodies that only changed their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shudi_cli.diffing.change import Change, Spot
from shudi_cli.diffing.state import Case, Names
from shudi_cli.model import Manifest, Matter

_FIELDS = {
    "title": "标题",
    "kind": "类型",
    "nature": "性质",
    "jurisdiction": "行政区划",
    "issuer": "编制机关",
    "document": "印发文件",
    "published": "公布情况",
    "applies_to": "适用范围",
    "derives_from": "上级目录",
}
"""What an edition may change of itself (edition, effective, state, law_as_of) is its heading."""


def described(names: Names) -> Iterator[Change]:
    """Changes of the manifest."""
    old, new = names.old.list, names.new.list
    was, now = Spot(old.place), Spot(new.place)

    def told(kind: str, subject: str, before: tuple[str, ...], after: tuple[str, ...]) -> Change:
        return Change(
            kind, new.manifest.id, subject=subject, old=before, new=after,
            old_source=was, new_source=now,
        )  # fmt: skip

    for field, title in _FIELDS.items():
        before, after = _said(old.manifest, field), _said(new.manifest, field)
        if before != after:
            yield told("list-described", title, before, after)
    before, after = _domains(old.manifest), _domains(new.manifest)
    if before != after:
        yield told("domains-changed", "", before, after)


def renamed(cases: Iterable[Case], names: Names) -> Iterator[Change]:
    """Each body that is the same under another name: once, with the matters it touches."""
    touched: dict[tuple[str, str], dict[str, Case]] = {}
    for case in cases:
        after = {names.key(name): name for name in reversed(_bodies(case.new.matter))}
        for name in _bodies(case.old.matter):
            new = after.get(names.key(name))
            if new is not None and new != name and name not in _bodies(case.new.matter):
                touched.setdefault((name, new), {})[case.new.matter.id] = case
    for (old, new), found in sorted(touched.items()):
        first = next(iter(found.values()))
        former = names.is_former(old) and not names.is_former(new)
        yield Change(
            "body-renamed" if former else "body-respelled", first.new.list,
            old=(old,), new=(new,), bodies=(names.key(new),), matters=tuple(sorted(found)),
            old_source=Spot(first.old.place), new_source=Spot(first.new.place),
        )  # fmt: skip


def _bodies(matter: Matter) -> list[str]:
    """Every body name of a matter, once."""
    found = [part.body for part in (*matter.lead, *matter.support)]
    for step in matter.workflow.steps if matter.workflow else ():
        found += [*step.by, *step.to]
    return list(dict.fromkeys(found))


def _said(manifest: Manifest, field: str) -> tuple[str, ...]:
    value = getattr(manifest, field)
    if value is None:
        return ()
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return (value,)
    return tuple(str(v) for f in value.__struct_fields__ if (v := getattr(value, f)) is not None)


def _domains(manifest: Manifest) -> tuple[str, ...]:
    return tuple(f"{domain.code} {domain.name}" for domain in manifest.domains)

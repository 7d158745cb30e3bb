"""What a change of the settings lets pass that the settings before it would not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shudi_cli.model import Settings, Severity, Waiver
from shudi_cli.policy import LEVELS, PROFILES, chosen, levels
from shudi_cli.rules import rules
from shudi_cli.yamlio import Path

_WEIGHT: Mapping[Severity, int] = {"note": 0, "warning": 1, "error": 2}
_SHOWN = 3
"""Rules named one by one; of more the number says enough."""


class Loosening(NamedTuple):
    """One setting that lets more pass than before: where it stands now, and what it lets pass."""

    at: Path
    what: str


def loosenings(old: Settings, new: Settings) -> Iterator[Loosening]:
    """Each setting by which `new` finds less, or finds it less grave, than `old`."""
    causes: dict[Path, list[str]] = {}
    for rule, lowered in _lowered(old, new):
        causes.setdefault(_cause(new, rule), []).append(lowered)
    for at, told in causes.items():
        more = f"等 {len(told)} 条规则" if len(told) > _SHOWN else ""
        yield Loosening(at, f"{_setting(new, at)}{'、'.join(told[:_SHOWN])}{more}")
    yield from _waivers(old, new)
    for index, grant in enumerate(new.grants):
        if grant not in old.grants:
            what = f"grants 增加《{grant.law}》第 {'、'.join(grant.articles)} 条"
            yield Loosening(("grants", index), what)


def strictest(old: Settings, new: Settings) -> Settings:
    """Settings that let pass only what both let pass."""
    graver = {rule: max(found, key=_WEIGHT.__getitem__) for rule, found in _each(old, new)}
    return Settings(
        levels=graver,
        ignore=tuple(rule for rule in rules() if rule not in graver),
        waivers=tuple(_of_both(old, new)),
        grants=tuple(grant for grant in new.grants if grant in old.grants),
    )


def _each(old: Settings, new: Settings) -> Iterator[tuple[str, list[Severity]]]:
    """Every rule that either uses, with its level in those that do."""
    known = [(settings, levels(settings)) for settings in (old, new)]
    for rule in rules():
        if found := [levels_[rule] for settings, levels_ in known if chosen(settings, rule)]:
            yield rule, found


def _lowered(old: Settings, new: Settings) -> Iterator[tuple[str, str]]:
    """The rules that say less than they did, with how: “SD402（错误→提示）”."""
    before, after = levels(old), levels(new)
    for rule in rules():
        if not chosen(old, rule):
            continue
        if not chosen(new, rule):
            yield rule, f"{rule}（{LEVELS[before[rule]]}→停用）"
        elif _WEIGHT[after[rule]] < _WEIGHT[before[rule]]:
            yield rule, f"{rule}（{LEVELS[before[rule]]}→{LEVELS[after[rule]]}）"


def _cause(new: Settings, rule: str) -> Path:
    """The setting that decides about a rule; none where it is a setting that is gone."""
    for index, name in enumerate(new.ignore):
        if rule.startswith(name):
            return ("ignore", index)
    if not chosen(new, rule):
        return ("select",)
    if named := [name for name in new.levels if rule.startswith(name)]:
        return ("levels", max(named, key=len))
    return ("profile",) if new.profile != "internal" else ()


def _setting(new: Settings, at: Path) -> str:
    """The setting as a reader finds it, with what it does."""
    match at:
        case ("ignore", int(index)):
            return f"ignore 写了 {new.ignore[index]}，"
        case ("levels", str(name)):
            return f"levels 写了 {name}，"
        case ("profile",):
            return f"profile 改为{PROFILES[new.profile]}，"
        case ("select",):
            return "select 没有写到 "
    return "原来的设置去掉了，"


def _waivers(old: Settings, new: Settings) -> Iterator[Loosening]:
    before = {(waiver.rule, waiver.path): waiver.until for waiver in old.waivers}
    for index, waiver in enumerate(new.waivers):
        until = before.get((waiver.rule, waiver.path))
        told = f"{waiver.path} 的 {waiver.rule}，到 {waiver.until}，理由是“{waiver.reason}”"
        if until is None:
            yield Loosening(("waivers", index), f"新增豁免：{told}")
        elif until < waiver.until:
            yield Loosening(("waivers", index), f"豁免由 {until} 延期：{told}")


def _of_both(old: Settings, new: Settings) -> Iterator[Waiver]:
    """The waivers that both settings have, each until the earlier of its two days."""
    before = {(waiver.rule, waiver.path): waiver for waiver in old.waivers}
    for waiver in new.waivers:
        if other := before.get((waiver.rule, waiver.path)):
            yield min(waiver, other, key=lambda w: w.until)

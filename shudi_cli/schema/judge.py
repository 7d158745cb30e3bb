"""A parsed file against its schema: a compiled verdict; where it is no, jsonschema finds what is
wrong and this says it in Chinese.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from shudi_cli import resources
from shudi_cli.finding import Finding, found
from shudi_cli.schema import hints, titles
from shudi_cli.schema.joined import joined
from shudi_cli.schema.verdict import accepts, pattern
from shudi_cli.yamlio import Document, Path

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_MOST = 50
"""Violations told of one file: more of them help nobody."""

Error = Any
"""A jsonschema ValidationError; its stubs type every attribute as possibly unset."""

_TYPES = {
    "array": "列表",
    "object": "一组“键: 值”",
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "true 或 false",
    "null": "空",
}


def judge(document: Document, kind: str) -> Iterator[Finding]:
    """Every violation of the schema called `kind`, in the order of the file, then joined names."""
    yield from _violations(document, kind)
    yield from joined(document, kind)


def _violations(document: Document, kind: str) -> Iterator[Finding]:
    if accepts(document.value, kind):
        return
    schema = resources.schema(kind)
    for error in islice(explainer(kind).iter_errors(document.value), _MOST):
        yield from _findings(document, schema, error)


@cache
def explainer(kind: str) -> Validator:
    """jsonschema's validator for one schema, its patterns judged as the verdict judges them."""
    from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators  # 70 ms

    def matches(_: Validator, expression: str, instance: Any, __: Any) -> Iterator[Error]:
        if isinstance(instance, str) and not pattern(expression).is_valid(instance):
            yield ValidationError(f"{instance!r} does not match {expression!r}")

    extend = cast("Callable[..., type[Validator]]", validators.extend)
    kind_of = extend(Draft202012Validator, {"pattern": matches})
    return kind_of(resources.schema(kind), format_checker=FormatChecker(["date"]))


def _findings(document: Document, schema: titles.Schema, error: Error) -> Iterator[Finding]:
    if error.validator == "oneOf" and (closest := _closest(error)):
        for inner in closest:
            yield from _findings(document, schema, inner)
        return
    path: Path = tuple(error.absolute_path)
    explain = _EXPLAIN.get(str(error.validator), _other)
    yield from explain(document, schema, path, error)


def _closest(error: Error) -> list[Error]:
    """The errors of the one branch of a `oneOf` the writer most likely meant: same type, no const."""
    branches: dict[int, list[Error]] = {}
    for inner in error.context or ():
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)
    meant = [
        b
        for b in branches.values()
        if all(e.validator not in ("const", "type", "required") for e in b)
    ]
    return meant[0] if len(meant) == 1 else []


def _missing(
    document: Document, schema: titles.Schema, path: Path, error: Error
) -> Iterator[Finding]:
    allowed = list(error.schema.get("properties", {}))
    others = [name for name in error.instance if name not in allowed]
    meant = {hints.key(schema, path, name, allowed) for name in others[:_MOST]}
    for field in error.validator_value:
        if field not in error.instance and field not in meant:  # of those SD202 speaks
            child = titles.at(schema, (*path, field))
            arguments = {
                "where": _subject(schema, path),
                "field": field,
                "title": child.get("title", field),
                "description": child.get("description", ""),
            }
            yield found("SD201", document.place(path), arguments)


def _unknown(
    document: Document, schema: titles.Schema, path: Path, error: Error
) -> Iterator[Finding]:
    allowed = list(error.schema.get("properties", {}))
    unknown = (field for field in error.instance if field not in allowed)
    for field in islice(unknown, _MOST):
        meant = hints.key(schema, path, field, allowed)
        arguments = {
            "where": _subject(schema, path),
            "field": field,
            "allowed": "、".join(allowed),
            "guess": f"是不是“{meant}”？" if meant else "",
        }
        yield found("SD202", document.place((*path, field), key=True), arguments)


def _type(document: Document, schema: titles.Schema, path: Path, error: Error) -> Iterator[Finding]:
    wanted = (
        error.validator_value
        if isinstance(error.validator_value, str)
        else error.validator_value[0]
    )
    arguments = {
        "where": titles.where(schema, path) or "整个文件",
        "expected": _TYPES[wanted],
        "actual": _kind(error.instance),
        "advice": _advice(wanted, error.instance),
    }
    yield found("SD203", document.place(path), arguments)


def _value(
    document: Document, schema: titles.Schema, path: Path, error: Error
) -> Iterator[Finding]:
    wanted = error.validator_value if error.validator == "enum" else [error.validator_value]
    actual = _short(error.instance)
    if path[-1:] == ("format",) and isinstance(error.instance, str):
        arguments = {
            "where": titles.where(schema, path),
            "expected": _TYPES["integer"],
            "actual": _kind(error.instance),
            "advice": "去掉引号。",
        }
        yield found("SD203", document.place(path), arguments)
        return
    if path[-1:] == ("format",):
        yield found("SD207", document.place(path), {"actual": actual, "known": _short(wanted[0])})
        return
    arguments = {
        "where": titles.where(schema, path),
        "actual": actual,
        "allowed": "、".join(_short(w) for w in wanted),
        "guess": hints.word(titles.at(schema, path).get("description", ""), wanted, error.instance),
    }
    yield found("SD204", document.place(path), arguments)


def _form(document: Document, schema: titles.Schema, path: Path, error: Error) -> Iterator[Finding]:
    known = titles.at(schema, path)
    example = f"例如：{known['examples'][0]}。" if "examples" in known else ""
    arguments = {
        "where": titles.where(schema, path),
        "actual": _short(error.instance),
        "description": hints.article(path, error.instance)
        or known.get("description", "对照 schemas/ 里的说明修改。") + example,
    }
    yield found("SD205", document.place(path), arguments)


def _other(
    document: Document, schema: titles.Schema, path: Path, error: Error
) -> Iterator[Finding]:
    value = error.validator_value
    problem = {
        "minItems": "列表不能是空的",
        "minLength": "不能为空",
        "maxLength": f"文字超过 {value} 个字",
        "uniqueItems": "有重复的项",
        "minimum": f"不能小于 {value}",
        "maximum": f"不能大于 {value}",
        "oneOf": "几种写法要选一种，而且只选一种",
        "dependentRequired": "少了必须同时写的键",
    }.get(str(error.validator), "不符合格式")
    arguments = {
        "where": titles.where(schema, path) or "整个文件",
        "problem": problem,
        "description": titles.at(schema, path).get("description", "对照 schemas/ 里的说明修改。"),
    }
    yield found("SD206", document.place(path), arguments)


_EXPLAIN: dict[str, Callable[[Document, titles.Schema, Path, Error], Iterator[Finding]]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _type,
    "enum": _value,
    "const": _value,
    "pattern": _form,
    "format": _form,
}


def _subject(schema: titles.Schema, path: Path) -> str:
    words = titles.where(schema, path)
    return f"{words}里" if words else ""


def _kind(value: Any) -> str:
    if value is None:
        return "空的"
    if isinstance(value, bool):
        return f"{'true' if value else 'false'}"
    if isinstance(value, dict):
        return "一组“键: 值”"
    if isinstance(value, list):
        return "列表"
    if isinstance(value, int | float):
        return f"数字 {value}"
    return f"文字“{_short(value)}”"


def _advice(wanted: str, value: Any) -> str:
    if wanted == "array" and isinstance(value, str) and value.startswith("-"):
        return f"“-”后面缺一个空格，写成“- {_short(value.lstrip('-').strip())}”。"
    if wanted == "array":
        return "列表写在方括号里，或者每项另起一行，以“- ”开头。"
    if wanted == "string" and isinstance(value, bool | int | float):
        return f'给它加上引号："{_short(value)}"。'
    if wanted == "object" and isinstance(value, str) and "：" in value:
        return "冒号是全角的，换成半角冒号加一个空格。"
    if value is None:
        return "填上内容，或者删除这个键。"
    return "对照 docs/data-model.md 里的例子修改。"


def _short(value: Any) -> str:
    text = (
        value
        if isinstance(value, str)
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )
    return text if len(text) <= 40 else text[:39] + "…"

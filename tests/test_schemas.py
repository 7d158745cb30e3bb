"""The schemas: valid themselves, Chinese throughout, and right about good and bad samples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support import HERE, ROOT, Repo

from shudi_cli import resources
from shudi_cli.loading import layout
from shudi_cli.schema import judge
from shudi_cli.yamlio import parse

FILES = sorted((ROOT / "schemas").glob("*.schema.json"))
SAMPLES = sorted((HERE / "cases" / "schemas").glob("*/*.yaml"))


def named(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of a schema, with its path."""
    if isinstance(schema, dict):
        for name, child in schema.get("properties", {}).items():
            yield f"{path}/{name}", child
        for key, child in schema.items():
            yield from named(child, f"{path}/{key}")
    elif isinstance(schema, list):
        for index, child in enumerate(schema):
            yield from named(child, f"{path}/{index}")


@pytest.mark.parametrize("file", FILES, ids=lambda p: p.name)
def test_schema_is_valid_and_says_so_in_chinese(file) -> None:
    schema = json.loads(file.read_bytes())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:shudi:schema:{file.name.removesuffix('.schema.json')}:1"
    assert "$ref" not in json.dumps(schema).replace('"$ref": "#/$defs/', ""), (
        "one self-contained file"
    )
    for path, child in named(schema):
        child = schema.get("$defs", {}).get(child.get("$ref", "").rpartition("/")[2], {}) | child
        assert child.get("title"), f"{path} has no title"
        assert child.get("description"), f"{path} has no description"
    assert all(
        any("一" <= c <= "鿿" for c in text) for text in (schema["title"], schema["description"])
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_samples_are_judged_as_expected(sample) -> None:
    """A sample's name says its verdict: good*.yaml, or the rule it breaks, sd201-name.yaml."""
    document = parse(sample.read_bytes(), sample.name)
    found = {finding.rule for finding in judge(document, sample.parent.name)}
    expected = set() if sample.stem.startswith("good") else {sample.stem[:5].upper()}
    assert found == expected


def test_every_kind_of_file_has_samples_both_ways() -> None:
    kinds = {"list", "matter", "bodies", "laws", "terms", "adjustment", "erratum", "settings"}
    for kind in kinds:
        stems = [s.stem for s in SAMPLES if s.parent.name == kind]
        assert any(s.startswith("good") for s in stems), kind
        assert any(s.startswith("sd") for s in stems), kind


def test_data_files_point_at_their_schema() -> None:
    """The first line lets an editor complete and check the file."""
    for path in sorted((ROOT / "data").rglob("*.yaml")):
        kind = layout.kind(path.relative_to(ROOT).as_posix())
        assert kind is not None, path
        first = path.read_text("utf-8").splitlines()[0]
        prefix = "# yaml-language-server: $schema="
        assert first.startswith(prefix), path
        target = (path.parent / first.removeprefix(prefix)).resolve()
        assert target == ROOT / "schemas" / f"{kind.name}.schema.json"


OUTPUTS = {
    "who": (("who", "拆违"), ("who", "没有这回事"), ("who", "拆除")),
    "body": (("body", "城管局"), ("body", "县城市管理行政执法局")),
    "show": (("show", "aa-01"),),
    "ls": (("ls",), ("ls", "--retired")),
    "validate": (("validate",),),
}


@pytest.mark.parametrize(("name", "argv"), [(n, a) for n, calls in OUTPUTS.items() for a in calls])
@pytest.mark.parametrize("broken", [False, True])
def test_json_output_obeys_its_schema(
    repo: Repo, name: str, argv: tuple[str, ...], broken: bool
) -> None:
    if broken:
        repo.write("data/matters/shifan/aa-02.yaml", "id: aa-02\nlead: x\n")
    repo.commit()
    for extra in ((), ("--rev", "HEAD"), ("--on", "2026-01-01")):
        result = repo.run(*argv, "--format", "json", *extra)
        Draft202012Validator(resources.schema(name)).validate(result.json)

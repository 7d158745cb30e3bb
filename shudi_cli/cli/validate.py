"""`shudi validate`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.opening import base_of, snapshot_of
from shudi_cli.cli.options import (
    AsFormat,
    Color,
    Format,
    InColor,
    ListId,
    On,
    Quiet,
    Repo,
    Rev,
    today,
)
from shudi_cli.render import report as render
from shudi_cli.validating import validate

Base = Annotated[
    str | None,
    typer.Option(
        "--base", metavar="版本", help="与这个版本比较，检查改动：责任下移、缺少调整记录等。"
    ),
]


def command(
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    base: Base = None,
    only: ListId = None,
    form: AsFormat = Format.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """检查清单：文件、格式、引用、责任、法律依据和运行流程。

    有错误时退出码为 1；只有警告和提示时为 0。规则的说明见 shudi rule，级别和豁免写在 shudi.yaml。

    例：
      shudi validate
      shudi validate --rev HEAD~1 --format json
      shudi validate --base main
    """
    before = base_of(repo, base, rev, only) if base else None
    report = validate(snapshot_of(repo, rev, on, only, quiet=quiet), today(), before)
    if form is Format.json:
        output.write_json(render.data(report))
    else:
        output.write(render.text(report, output.style(color)))
    return 1 if report.count("error") else 0

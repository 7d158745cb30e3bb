"""`shudi validate`."""

from __future__ import annotations

from shudi_cli.cli import output
from shudi_cli.cli.opening import snapshot_of
from shudi_cli.cli.options import AsFormat, Color, Format, InColor, ListId, On, Quiet, Repo, Rev
from shudi_cli.render import report as render
from shudi_cli.source import find
from shudi_cli.store import Verdicts
from shudi_cli.validating import validate


def command(
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    form: AsFormat = Format.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """检查清单：文件能不能读、格式对不对、引用的单位和法律有没有。

    有错误时退出码为 1；只有警告和提示时为 0。

    例：
      shudi validate
      shudi validate --rev HEAD~1 --format json
    """
    kept = Verdicts(find(repo).root)
    report = validate(snapshot_of(repo, rev, on, only, quiet=quiet), kept=kept)
    if form is Format.json:
        output.write_json(render.data(report))
    else:
        output.write(render.text(report, output.style(color)))
    return 1 if report.count("error") else 0

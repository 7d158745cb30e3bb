"""`shudi editions`."""

from __future__ import annotations

from shudi_cli.cli import output
from shudi_cli.cli.opening import opened, warn_unread
from shudi_cli.cli.options import AsFormat, Color, Format, InColor, ListId, Quiet, Repo
from shudi_cli.history import editions
from shudi_cli.process import head
from shudi_cli.render import editions as render
from shudi_cli.source import find


def command(
    repo: Repo = None,
    only: ListId = None,
    form: AsFormat = Format.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """历史里有哪些版次：施行日期、提交、调整了几个事项、有没有勘误。

    例：
      shudi editions
      shudi editions --format json
    """
    snapshot = opened(repo, None, None, only, quiet=quiet)
    repository = find(repo)
    found = editions(repository, snapshot, None if repository.bundled else head(repository.root))
    if form is Format.json:
        output.write_json(render.data(found))
    else:
        output.write(render.text(found, output.style(color)))
    warn_unread(snapshot, quiet=quiet)
    return 0

"""`shudi editions`."""

from __future__ import annotations

from shudi_cli.cli import output
from shudi_cli.cli.opening import say_cut, snapshot_of, warn_unread
from shudi_cli.cli.options import AsForm, Color, Form, InColor, ListId, Quiet, Repo
from shudi_cli.errors import NotReadable
from shudi_cli.history import editions, without_matters
from shudi_cli.process import head, is_shallow
from shudi_cli.render import editions as render
from shudi_cli.source import own


def command(
    repo: Repo = None,
    only: ListId = None,
    form: AsForm = Form.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """历史里有哪些版次：施行日期、提交、调整了几个事项、有没有勘误。

    例：
      shudi editions
      shudi editions --format json
    """
    repository = own(repo)
    whole = snapshot_of(repo, None, None, only, quiet=quiet)
    snapshot = without_matters(whole, repository.root)
    found = editions(repository, snapshot, head(repository.root))
    if not found:
        raise NotReadable("没有一个清单能够读取。", "运行 shudi validate 查看每个文件的问题。")
    if form is Form.json:
        output.write_json(render.data(found))
    else:
        output.write(render.text(found, output.style(color)))
    if repository.has_git and is_shallow(repository.root) and not quiet:
        say_cut()
    warn_unread(snapshot, quiet=quiet)
    return 0

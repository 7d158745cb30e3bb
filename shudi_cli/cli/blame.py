"""`shudi blame`."""

from __future__ import annotations

from shudi_cli.cli import output
from shudi_cli.cli.options import AsForm, Color, Form, InColor, ListId, Quiet, Repo
from shudi_cli.cli.past import Which, asked
from shudi_cli.history import blame
from shudi_cli.render import blame as render


def command(
    which: Which,
    repo: Repo = None,
    only: ListId = None,
    form: AsForm = Form.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """一个事项的每条职责是哪个版次、哪次提交、哪次调整写进来的。

    只改标点不算改写，改写过的职责算改写它的版次。

    例：
      shudi blame 拆违
    """
    past, view = asked(repo, only, which, quiet=quiet)
    found = blame(past, view.matter.id)
    if form is Form.json:
        output.write_json(render.data(found))
    else:
        output.write(render.text(found, output.style(color)))
    return 0

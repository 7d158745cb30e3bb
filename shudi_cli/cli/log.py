"""`shudi log`."""

from __future__ import annotations

from shudi_cli.cli import output
from shudi_cli.cli.options import AsPage, Color, InColor, ListId, Page, Quiet, Repo
from shudi_cli.cli.past import Which, asked
from shudi_cli.history import log
from shudi_cli.render import log as render


def command(
    which: Which,
    repo: Repo = None,
    only: ListId = None,
    form: AsPage = Page.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """一个事项在哪些版次变过：责任有什么变化、谁提交、为什么、依据什么。

    改过编号的、由别的事项承接来的，一直追到最早的版次。

    例：
      shudi log 拆违
      shudi log ny-01 --format json
    """
    past, view = asked(repo, only, which, quiet=quiet)
    found = log(past, view.matter.id, view.matter.name)
    if form is Page.json:
        output.write_json(render.data(found))
    elif form is Page.md:
        output.write(render.markdown(found))
    else:
        output.write(render.text(found, output.style(color)))
    return 0

"""Options that several commands share."""

from __future__ import annotations

import pytest
from support import Repo

from shudi_cli.cli.app import load
from shudi_cli.cli.options import day
from shudi_cli.cli.registry import COMMANDS
from shudi_cli.errors import WrongCall

WAYS = ["2019-08-01", "2019-8-1", "20190801", "2019年8月1日", "2019年08月01号", "2019/8/1", "2019.8.1", "２０１９－０８－０１", " 2019-08-01 "]  # fmt: skip
NONSENSE = ["", "昨天", "2019", "2019-8", "2019年8月", "2019-13-01", "2019-02-30", "19-8-1", "2019081", "201908011", "2019-8-1-", "-2019-8-1", "2019-8-1T00:00", "2019--8-1", "2019-+8-1"]  # fmt: skip


@pytest.mark.parametrize("text", WAYS)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert day(text) == "2019-08-01"


@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(WrongCall, match="不对"):
        day(text)


def test_the_answer_names_the_day_one_way(repo: Repo) -> None:
    answer = repo.run("who", "违建", "--on", "2019年8月1日", "--format", "json").json
    assert answer["on"] == "2019-08-01"
    wrong = repo.run("who", "违建", "--on", "2019-13-01")
    assert (wrong.code, wrong.out) == (2, "")
    assert "日期写成 2019-08-01 的样子" in wrong.err


def with_values() -> list[tuple[str, str]]:
    """Every command with each of its options that takes a value."""
    found = []
    for name in COMMANDS:
        command = load(name)
        context = command.make_context(name, [], resilient_parsing=True)
        for param in command.get_params(context):
            if param.param_type_name == "option" and not param.is_flag:
                found += [(name, option) for option in param.opts]
    return found


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize(("command", "option"), with_values())
def test_an_empty_value_chooses_nothing(command: str, option: str, blank: str, repo: Repo) -> None:
    if option == "--label":
        assert repo.run("export", "--to", "md", option, blank).code == 0
        return
    joined = [f"{option}={blank}"] if option.startswith("--") else [option, blank]
    for given in ([option, blank], joined):
        result = repo.run(*command.split(), *given)
        assert (result.code, result.out) == (2, "")
        assert "的值是空的。\n写上" in result.err

"""`main(argv) -> int`: runs one command and turns every way it can end into an exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from shudi_cli.cli import output
from shudi_cli.errors import ShudiError
from shudi_cli.process import look_again

_INTERRUPTED = 130
_PIPE_CLOSED = 141  # as a program that SIGPIPE ends: under pipefail no failure is lost
_BUG = 70  # EX_SOFTWARE of sysexits.h: none of the answers a command can give


def main(argv: Sequence[str]) -> int:
    """Run `shudi` with these arguments; returns the exit code (docs/architecture.md)."""
    output.prepare()
    look_again()
    try:
        return _run(list(argv))
    except output.PipeClosed:
        output.abandon()
        return _PIPE_CLOSED
    finally:
        look_again()


def _run(argv: list[str]) -> int:
    from shudi_cli.cli.app import app

    try:
        result = get_command(app).main(argv or ["--help"], prog_name="shudi", standalone_mode=False)
    except ShudiError as error:
        output.complain(error.message, error.hint)
        return error.exit_code
    except TyperException as error:
        output.complain(*_usage(error))
        return 2
    except typer.Abort:
        result = _INTERRUPTED
    except output.PipeClosed:
        raise
    except OSError as error:
        output.complain(
            f"读写失败：{error.filename or ''} {error.strerror or error}",
            "请检查磁盘和权限后再试。",
        )
        return 3
    except Exception as error:
        if "--debug" in argv or os.environ.get("SHUDI_DEBUG"):
            raise
        output.complain(
            f"程序内部出错（{type(error).__name__}：{str(error)[:200]}）。",
            "请加 --debug（写在命令之前）重新运行，把显示的内容发给维护者。",
        )
        return _BUG
    if result == _INTERRUPTED:  # typer answers Ctrl-C with this code and no word
        output.complain("已中断。")
    return result if isinstance(result, int) else 0


def _usage(error: Any) -> tuple[str, str]:
    """What is wrong with the call, and how to see the right one.

    The parser's exception classes are private to typer, so they are told apart by what they carry.
    """
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "shudi"
    hint = f"用法见：{path} --help"
    param = getattr(error, "param", None)
    kind = type(error).__name__
    if kind == "NoSuchOption":
        close = getattr(error, "possibilities", None)
        guess = f"是不是 {'、'.join(sorted(close))}？" if close else ""
        return f"没有选项 {error.option_name}。{guess}", hint
    if kind == "MissingParameter" and param is not None:
        return f"缺少{_called(param, ctx)}。", hint
    if kind == "BadParameter" and param is not None:
        choices = getattr(param.type, "choices", None)
        allowed = f"，只能是 {'、'.join(map(str, choices))}" if choices else ""
        return f"{_called(param, ctx)}的值不对{allowed}：{error.message}", hint
    if kind == "BadOptionUsage":
        return f"选项 {error.option_name} 后面缺少值，或者不该有值。", hint
    message = error.format_message()
    if message.startswith("No such command"):
        name = message.split("'")[1] if "'" in message else ""
        return f"没有命令“{name}”。", hint
    if "unexpected extra argument" in message:
        extra = message.rpartition(" (")[2].rstrip(")")
        return f"多出了参数：{extra}。含空格的内容请加引号。", hint
    return message, hint


def _called(param: Any, ctx: Any) -> str:
    if param.param_type_name == "argument":
        return f"参数 {param.make_metavar(ctx)}"
    return f"选项 {'/'.join(param.opts)}"

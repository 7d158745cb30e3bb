"""The one place that writes: data to stdout, talk to stderr."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from shudi_cli.errors import WrongCall
from shudi_cli.render.style import Style
from shudi_cli.text import printable
from shudi_cli.today import today

_HELD, _PIECE = 1 << 20, 1 << 16
WIDEST = 100
"""Lines longer than this are hard to read, however wide the window."""


def prepare() -> None:
    """Make writing never fail on a character: consoles of Windows and 麒麟 are not always UTF-8."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _nowhere() -> TextIO:
    """Stands in for a stream the caller has closed (`>&-`)."""
    return Path(os.devnull).open("w", encoding="utf-8")


class PipeClosed(Exception):
    """Whoever read our output has stopped reading.

    Not an OSError: typer would turn a broken pipe into exit code 1 before we see it.
    """


def write(text: str) -> None:
    """An answer for a person, in the encoding of the console."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise PipeClosed from None


def write_data(text: str) -> None:
    """Data for a program: UTF-8 whatever the console's encoding, unless a terminal shows it."""
    stream = sys.stdout
    if stream.isatty() or _is_utf8(stream) or not hasattr(stream, "buffer"):
        write(text)  # the last: a caller in Python caught it in a StringIO
    else:
        _write_bytes(text.encode("utf-8", "replace"))


def _write_bytes(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise PipeClosed from None


def on_terminal() -> bool:
    """Whether a person sees what is written to stdout."""
    return sys.stdout.isatty()


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "").replace("_", "") == "utf8"


def write_json(value: Any) -> None:
    """Data as JSON, Chinese readable, keys in the order given."""
    import json

    write_data(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_with(writer: Callable[[BinaryIO], None], *, binary: bool) -> None:
    """Data of a format that writes bytes, of UTF-8 text unless it is `binary`."""
    from codecs import getincrementaldecoder
    from tempfile import SpooledTemporaryFile

    decoder = getincrementaldecoder("utf-8")()
    with SpooledTemporaryFile(_HELD) as held:  # nothing is shown of what fails halfway
        writer(cast(BinaryIO, held))
        held.seek(0)
        while piece := held.read(_PIECE):
            if binary:
                _write_bytes(piece)
            else:
                write_data(decoder.decode(piece))


def save(target: Path, writer: Callable[[BinaryIO], None], *, force: bool) -> None:
    """Write a file whole or not at all; what stands there is replaced only with `force`.

    The same bytes may be written again without it. Raises `WrongCall` where `target` is in the
    way, `NotWritten` where it may not be replaced and `OSError` where the disk refuses.
    """
    from shudi_cli.writing import files

    if target.is_dir() or not target.parent.is_dir():
        raise WrongCall(f"不能写入 {target}：文件夹不对。", "先建好文件夹，再写上文件名。")
    if not files.produce(target, writer, replace=force):
        raise WrongCall(
            f"{target} 已经存在，内容和这次导出的不同。",
            "里面可能有手工修改；确认要替换时加 --force，或者换一个文件名。",
        )


def talk(text: str) -> None:
    """A remark that is no part of the answer; dropped where nobody listens."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(text + "\n")


def complain(message: str, hint: str = "") -> None:
    """Why a command ends without an answer, and the next step."""
    talk(f"shudi：{printable(message)}" + (f"\n{printable(hint)}" if hint else ""))


def abandon() -> None:
    """After a closed pipe: keep the interpreter from writing once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def style(color: str) -> Style:
    """Columns and colour for text on stdout: `--color` > NO_COLOR > FORCE_COLOR > terminal."""
    columns = shutil.get_terminal_size((80, 24)).columns
    return Style(max(40, min(columns, WIDEST)), _colored(color), today())


def _colored(color: str) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

"""Files offices have to grids of cells. What a file is, its content says, never its name.

A reader is one module with `read(path) -> Reading`; it is loaded when a file of its kind comes.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from shudi_cli.errors import NotReadable
from shudi_cli.formats.reading.sniff import sniff
from shudi_cli.importing.grid import Reading

READERS = {
    "docx": "docx",
    "xlsx": "xlsx",
    "xls": "xls",
    "csv": "csv",
    "doc": "old_word",
}
"""What a file may be, and the module here that reads it."""

_EXTRA = {"lxml", "openpyxl", "xlrd"}


class Reader(Protocol):
    """What every reader offers."""

    def read(self, path: Path) -> Reading:
        """The tables of the file; raises `NotReadable` with the next step where it refuses."""
        ...


def read(path: Path) -> Reading:
    """The tables of the file at `path`.

    Raises `NotReadable` for what is no table file, is protected, carries macros or is out of all
    measure, and where the package that reads it is not installed.
    """
    kind = sniff(path)
    try:
        reader = cast(Reader, import_module(f"shudi_cli.formats.reading.{READERS[kind]}"))
        return reader.read(path)
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        raise NotReadable(
            f"读取 {kind} 文件需要组件 {error.name}，这台电脑上没有安装。",
            '运行 pip install "shudi[office]" 安装；也可以在 Excel、WPS 里另存为 CSV 再导入。',
        ) from None

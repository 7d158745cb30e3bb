"""File endings that people ask for and no format has: what to export instead."""

from __future__ import annotations

from pathlib import Path

from shudi_cli.errors import WrongCall
from shudi_cli.formats import FORMATS

_NEAREST = {
    ".pdf": "docx", ".doc": "docx", ".wps": "docx", ".odt": "docx", ".rtf": "docx",
    ".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx", ".txt": "md", ".htm": "html", ".tsv": "csv",
}  # fmt: skip
"""What to write instead of endings that people ask for."""
_SAVE_AS = {
    ".pdf": "再用 Word、WPS 或者 LibreOffice 打开，另存为 PDF；没有这些程序时导出 -o {stem}.typ，再运行 typst compile {stem}.typ。",
    ".doc": "再用 Word 或者 WPS 打开，另存为 doc。",
    ".wps": "WPS 能直接打开 docx。",
    ".odt": "LibreOffice 能直接打开 docx。",
    ".xls": "再用 Excel 或者 WPS 打开，另存为 xls。",
    ".et": "WPS 能直接打开 xlsx。",
    ".ods": "LibreOffice 能直接打开 xlsx。",
}  # fmt: skip


def nearest(target: Path) -> WrongCall:
    """The error for an ending no format has, with the name to export under and what to do then."""
    suffix = target.suffix.lower()
    problem = f"不能直接导出 {target.suffix} 文件（能导出 {'、'.join(FORMATS)}）。"
    if suffix not in _NEAREST:
        return WrongCall(problem, "换一个后缀，如 -o 清单.docx；或者用 --to 写明格式。")
    other = target.with_suffix(FORMATS[_NEAREST[suffix]].suffix)
    after = _SAVE_AS.get(suffix, "").format(stem=target.stem)
    return WrongCall(problem, f"先用 -o {other} 导出" + (f"，{after}" if after else "。"))

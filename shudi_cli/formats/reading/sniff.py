"""What a file is, by its first bytes and its directory, and a clear no to what is not a table."""

from __future__ import annotations

import zipfile
from pathlib import Path

from shudi_cli.errors import NotReadable, WrongCall

LARGEST = 100 << 20
"""Bytes of a file that is looked at at all: a list of thousands of matters takes a few million."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请在 Word、Excel 或 WPS 里打开，另存为 docx、xlsx 或 csv 再导入。"
_OTHERS = {
    b"%PDF": ("PDF", "PDF 里没有表格的行和列。请找到原来的 Word 或 Excel 文件；没有的，在 WPS 里转成 docx，核对后再导入。"),
    b"{\\rtf": ("RTF 文档", _SAVE_AS),
    b"\x89PNG": ("图片", "请找到原来的 Word 或 Excel 文件。"),
    b"\xff\xd8\xff": ("图片", "请找到原来的 Word 或 Excel 文件。"),
    b"Rar!": ("RAR 压缩包", "请先解压，再导入里面的文件。"),
    b"7z\xbc\xaf": ("7z 压缩包", "请先解压，再导入里面的文件。"),
    b"<html": ("网页（有的系统把网页存成 .xls）", _SAVE_AS),
    b"<!doctype html": ("网页（有的系统把网页存成 .xls）", _SAVE_AS),
    b"<table": ("网页（有的系统把网页存成 .xls）", _SAVE_AS),
    b"<?xml": ("XML 文件（可能是 Excel 2003 的 XML 表格）", _SAVE_AS),
}  # fmt: skip


def sniff(path: Path) -> str:
    """docx, xlsx, xls, doc or csv; raises `NotReadable` for everything else, naming what it is."""
    if not path.exists():
        raise WrongCall(f"没有这个文件：{path}", "请检查文件名；文件名里有空格的，两头加引号。")
    if not path.is_file():
        raise WrongCall(f"{path} 不是一个文件。", "请写要导入的那个文件的名字。")
    size = path.stat().st_size
    if size > LARGEST:
        raise NotReadable(
            f"文件有 {size >> 20} MB，超过了 {LARGEST >> 20} MB。",
            "请删去里面的图片和无关的工作表，或者分成几个文件导入。",
        )
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head.strip():
        raise NotReadable("文件是空的。", "请确认文件已经保存，再导入。")
    if head.startswith(_ZIP):
        return _zip(path)
    if head.startswith(_OLE):
        return _ole(path.read_bytes())
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, (name, advice) in _OTHERS.items():
        if start.startswith(mark.lower()):
            raise NotReadable(f"这个文件是{name}，不能导入。", advice)
    return "csv"


def _zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise NotReadable(
            "文件已经损坏，打不开。", "请重新取得这个文件，或者" + _SAVE_AS[1:]
        ) from None
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise NotReadable("这是 xlsb 文件，不能导入。", _SAVE_AS)
    if "mimetype" in names and "content.xml" in names:
        raise NotReadable("这是 OpenDocument 文件（odt、ods），不能导入。", _SAVE_AS)
    raise NotReadable(
        "这是一个压缩包，里面不是 Word 或 Excel 文件。", "请先解压，再导入里面的文件。"
    )


def _ole(data: bytes) -> str:
    """An old binary file, by the names in its directory."""
    if _named("EncryptedPackage") in data:
        raise locked()
    if _named("_VBA_PROJECT") in data:
        raise macros()
    if _named("WordDocument") in data:
        return "doc"
    if _named("Workbook") in data or _named("Book") in data:
        return "xls"
    raise NotReadable("认不出这是什么文件。", _SAVE_AS)


def _named(name: str) -> bytes:
    return name.encode("utf-16-le")


def locked() -> NotReadable:
    """The refusal of a file that needs a password."""
    return NotReadable(
        "文件设有打开密码，读不了。", "请用密码打开，去掉密码（文件 → 信息 → 保护），另存后再导入。"
    )


def macros() -> NotReadable:
    """The refusal of a file with programs in it."""
    return NotReadable(
        "文件里有宏（程序），为安全起见不读取。",
        "请另存为不带宏的 docx 或 xlsx（另存时选“不启用宏”的类型）再导入。",
    )

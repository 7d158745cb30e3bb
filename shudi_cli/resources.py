"""Where the packaged schemas and the demonstration list are: the wheel's bundle, else the source tree."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

from shudi_cli.errors import NotReadable

_PACKAGE = Path(__file__).parent


@cache
def bundle() -> Path:
    """The folder that holds `data/` and `schemas/`."""
    for folder in (_PACKAGE / "_bundle", _PACKAGE.parent):
        if (folder / "schemas").is_dir() and (folder / "data").is_dir():
            return folder
    raise NotReadable("安装不完整：找不到随程序附带的 schemas 和 data。", "请重新安装 shudi。")


@cache
def schema(name: str) -> dict[str, Any]:
    """One packaged JSON Schema by its short name, such as `matter`."""
    import json

    content: dict[str, Any] = json.loads(
        (bundle() / "schemas" / f"{name}.schema.json").read_bytes()
    )
    return content


READERS = ("yaml", "msgspec")
"""The libraries that make values of a file's bytes."""
_JUDGES = ("jsonschema", "jsonschema_rs")


@cache
def libraries(names: tuple[str, ...] = READERS) -> str:
    """What changes when Python or one of these libraries is installed anew; none is loaded for it."""
    from importlib.machinery import PathFinder  # importlib.util and .metadata take 6 ms and more

    told = [sys.version]
    for name in names:
        spec = PathFinder.find_spec(name)
        if spec and spec.origin and Path(spec.origin).is_file():
            status = Path(spec.origin).stat()
            told.append(f"{spec.origin} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(told)


@cache
def version() -> bytes:
    """16 bytes that change with the code, the libraries, the schemas and the tables that judge a file.

    Goes by names, sizes and times: an installation changes them, and so does an edit.
    """
    from hashlib import blake2b  # 5 ms, and only validation asks

    import yaml

    digest = blake2b(libraries((*READERS, *_JUDGES)).encode(), digest_size=16)
    if yaml.__with_libyaml__:  # the system's own, which no file of PyYAML tells of
        from yaml._yaml import get_version_string

        digest.update(get_version_string().encode())
    for folder, pattern in ((_PACKAGE, "**/*.py"), (bundle() / "schemas", "*.json")):
        for file in sorted(folder.glob(pattern)):
            status = file.stat()
            digest.update(f"{file}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.digest()


def table(name: str) -> str:
    """One table of characters from shudi_cli/tables (written by scripts/make_tables.py)."""
    return (_PACKAGE / "tables" / f"{name}.txt").read_text("utf-8")

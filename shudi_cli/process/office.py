"""LibreOffice, for files nothing else reads."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from shudi_cli.errors import NotReadable

_OFFICE = ("soffice", "libreoffice")
_OFFICE_SECONDS = 120


def converted(path: Path, suffix: str, folder: Path) -> Path:
    """The file at `path` in another format, made by LibreOffice in `folder`.

    With a profile of its own, so that it neither waits for nor disturbs one that is open. Raises
    `NotReadable` where there is no LibreOffice or it could not read the file: it ends with 0 then too.
    """
    program = next((found for name in _OFFICE if (found := shutil.which(name))), None)
    advice = f"请在 Word 或 WPS 里打开，另存为 {suffix} 再导入。"
    if program is None:
        raise NotReadable("读取旧格式的文件需要 LibreOffice，这台电脑上没有找到。", advice)
    source = folder / f"source{path.suffix.lower() if path.suffix.isascii() else ''}"
    shutil.copyfile(path, source)
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", suffix, "--outdir", str(folder / "out"), str(source)]
    try:
        subprocess.run(command, capture_output=True, timeout=_OFFICE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise NotReadable("LibreOffice 没有能够转换这个文件。", advice) from None
    made = folder / "out" / f"{source.stem}.{suffix}"
    if not made.is_file():
        raise NotReadable("LibreOffice 没有能够转换这个文件。", advice)
    return made

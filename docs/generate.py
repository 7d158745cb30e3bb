"""Write the generated pages of docs/: one page a rule and their index. `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from shudi_cli.render.rule import index, page
from shudi_cli.rules import rules

HERE = Path(__file__).parent


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    known = list(rules().values())
    written = {HERE / "rules" / f"{rule.id}.md": page(rule) for rule in known}
    return {HERE / "rules" / "README.md": index(known), **written}


def main() -> int:
    """Write what differs; with `--check` name it and return 1."""
    wanted = pages()
    stray = set((HERE / "rules").glob("*.md")) - set(wanted)
    differing = [p for p, text in wanted.items() if not p.exists() or p.read_text("utf-8") != text]
    if "--check" in sys.argv:
        sys.stderr.writelines(f"{path}\n" for path in (*differing, *stray))
        return 1 if differing or stray else 0
    for path in differing:
        path.parent.mkdir(exist_ok=True)
        path.write_text(wanted[path], "utf-8", newline="\n")
    for path in stray:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What a file says of itself, for every format that keeps properties."""

from __future__ import annotations

from shudi_cli.document import Origin


def properties(origin: Origin) -> tuple[tuple[str, str], ...]:
    """Where the content comes from, by name."""
    return (
        ("清单", origin.list),
        ("版次", origin.edition),
        ("施行日期", origin.effective),
        ("性质", "示范" if origin.nature == "demonstration" else "正式"),
        ("提交", origin.commit + ("（另有未提交的修改）" if origin.changed else "")),
    )

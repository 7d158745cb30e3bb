"""What somebody may have meant by a body's name that no register knows."""

from __future__ import annotations

from difflib import get_close_matches

from shudi_cli.loading.registers import BodyRegister

_MOST = 3


def near(register: BodyRegister, written: str) -> list[str]:
    """Official names that hold all that was written, the shortest first; else those most like it."""
    names = [body.name for body in register.all]
    holding = sorted((name for name in names if _holds(name, written)), key=len)[:_MOST]
    return holding or get_close_matches(written, names, n=_MOST, cutoff=0.6)


def guess(names: list[str]) -> str:
    """The question whether one of these was meant; nothing where there is none."""
    return f"是不是{'、'.join(f'“{name}”' for name in names)}？" if names else ""


def _holds(name: str, written: str) -> bool:
    """Whether a name has all the characters written, in their order: 县 left out, a word cut short."""
    rest = iter(name)
    return all(character in rest for character in written)

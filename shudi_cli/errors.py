"""Errors that end a command. Each knows its exit code and says the next step."""

from __future__ import annotations


class ShudiError(Exception):
    """A reason to stop that the user can act on.

    `message` says in one Chinese sentence what is wrong, `hint` what to do next.
    """

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NegativeAnswer(ShudiError):
    """The question was understood and its answer is no (exit 1)."""

    exit_code = 1


class WrongCall(ShudiError):
    """The call itself was wrong: unknown option, revision, list, malformed date (exit 2)."""

    exit_code = 2


class NotReadable(ShudiError):
    """No list or repository could be read (exit 3)."""

    exit_code = 3

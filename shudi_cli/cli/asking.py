"""`shudi who` without a question: type, and see what narrows down."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.cli import output
from shudi_cli.editions import Snapshot
from shudi_cli.errors import WrongCall
from shudi_cli.query import Match, Narrowing, Selection, narrowing
from shudi_cli.text import printable

_PROMPT = "问什么事？ "


def ask(snapshot: Snapshot, selection: Selection) -> str:
    """The question typed at the terminal; choosing an offer answers its matter.

    With the extra `prompt` (prompt_toolkit) matters are offered with each key; without it the
    question is read as a line. Raises `WrongCall` for an empty question, `KeyboardInterrupt` on
    Ctrl-C and Ctrl-D.
    """
    with narrowing(snapshot, selection) as narrow:
        try:
            typed = _live(narrow)
        except ImportError:
            output.talk("提示：安装 shudi[prompt] 后可以边打边找。")
            typed = _line()
        except EOFError:
            raise KeyboardInterrupt from None
    if not typed.strip():
        raise WrongCall("没有写要问的事。", "例如：shudi who 拆违")
    return typed.strip()


def _line() -> str:
    try:
        return input(_PROMPT)
    except EOFError:
        raise KeyboardInterrupt from None


def _live(narrow: Narrowing) -> str:
    from prompt_toolkit import prompt
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    class Offers(Completer):
        """The matters that fit what was typed so far."""

        def get_completions(
            self,
            document: Document,
            event: CompleteEvent,  # noqa: ARG002 - the library's signature
        ) -> Iterator[Completion]:
            typed = document.text.strip()
            for found in narrow(typed) if typed else ():
                yield Completion(
                    offered(found), -len(document.text), display_meta=printable(leading(found))
                )

    return prompt(_PROMPT, completer=Offers(), complete_while_typing=True)


def offered(found: Match) -> str:
    """What an offer puts into the line: the matter's name, which answers it exactly."""
    return printable(found.view.matter.name)


def leading(found: Match) -> str:
    """Who leads, in short."""
    return "、".join(dict.fromkeys(part.name for part in found.view.lead))

"""The parser below: its events one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import yaml


def events(text: str) -> Callable[[], Any]:
    """A function that gives the next event: libyaml's where PyYAML was built with it, else the
    same events from Python.
    """
    parser = yaml.CLoader(text) if yaml.__with_libyaml__ else yaml.Loader(text)
    return cast(Callable[[], Any], parser.get_event)

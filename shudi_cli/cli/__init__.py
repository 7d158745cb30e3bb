"""The command line: assembles, computes nothing. The only room that knows typer and rich."""

from __future__ import annotations

from shudi_cli.cli.main import main as main

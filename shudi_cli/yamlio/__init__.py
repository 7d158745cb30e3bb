"""YAML read as a strict subset, every value with its place (docs/data-model.md)."""

from shudi_cli.yamlio.document import Document as Document
from shudi_cli.yamlio.document import Path as Path
from shudi_cli.yamlio.encoding import UNSAFE as UNSAFE
from shudi_cli.yamlio.encoding import decode as decode
from shudi_cli.yamlio.reader import events as events
from shudi_cli.yamlio.reader import parse as parse
from shudi_cli.yamlio.reader import plain_value as plain_value
from shudi_cli.yamlio.refusal import Refused as Refused

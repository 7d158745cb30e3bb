"""The searchable form of a state's lists, in the store's tables."""

from shudi_cli.query.index.lookup import Lookup as Lookup
from shudi_cli.query.index.lookup import Row as Row
from shudi_cli.query.index.lookup import Word as Word
from shudi_cli.query.index.tables import TABLES as TABLES

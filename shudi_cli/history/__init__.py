"""A list through its editions: when a matter changed, who put a duty there, which editions there are."""

from shudi_cli.history.blame import Blamed as Blamed
from shudi_cli.history.blame import Blaming as Blaming
from shudi_cli.history.blame import blame as blame
from shudi_cli.history.editions import EditionRow as EditionRow
from shudi_cli.history.editions import ListEditions as ListEditions
from shudi_cli.history.editions import editions as editions
from shudi_cli.history.editions import without_matters as without_matters
from shudi_cli.history.ids import Former as Former
from shudi_cli.history.ids import former as former
from shudi_cli.history.ids import ids_used as ids_used
from shudi_cli.history.log import LogEntry as LogEntry
from shudi_cli.history.log import MatterLog as MatterLog
from shudi_cli.history.log import log as log
from shudi_cli.history.past import Decision as Decision
from shudi_cli.history.past import Past as Past
from shudi_cli.history.since import Tenure as Tenure
from shudi_cli.history.since import since as since

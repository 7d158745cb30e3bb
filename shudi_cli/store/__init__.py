"""The one cache: outside the tree, never needed for an answer, only for its speed."""

from shudi_cli.store.database import Database as Database
from shudi_cli.store.database import Tables as Tables
from shudi_cli.store.database import Unusable as Unusable
from shudi_cli.store.database import discard as discard
from shudi_cli.store.database import location as location
from shudi_cli.store.database import memory as memory
from shudi_cli.store.database import opened as opened
from shudi_cli.store.documents import Parsed as Parsed
from shudi_cli.store.documents import decoded as decoded
from shudi_cli.store.documents import parsed as parsed
from shudi_cli.store.documents import refused as refused
from shudi_cli.store.folder import folder as folder
from shudi_cli.store.state import TREE as TREE
from shudi_cli.store.state import Part as Part
from shudi_cli.store.state import Progress as Progress
from shudi_cli.store.state import Shift as Shift
from shudi_cli.store.state import prepared as prepared

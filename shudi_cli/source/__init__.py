"""Where files come from: the working tree and any git revision answer the same calls."""

from shudi_cli.source.ahead import glance as glance
from shudi_cli.source.ahead import look_ahead as look_ahead
from shudi_cli.source.base import MAX_BYTES as MAX_BYTES
from shudi_cli.source.base import Detour as Detour
from shudi_cli.source.base import Look as Look
from shudi_cli.source.base import Read as Read
from shudi_cli.source.base import Source as Source
from shudi_cli.source.base import Stamp as Stamp
from shudi_cli.source.base import listed as listed
from shudi_cli.source.base import listing as listing
from shudi_cli.source.narrowed import narrowed as narrowed
from shudi_cli.source.overlay import Overlay as Overlay
from shudi_cli.source.repository import Repository as Repository
from shudi_cli.source.repository import find as find
from shudi_cli.source.repository import own as own
from shudi_cli.source.revision import Revision as Revision
from shudi_cli.source.revision import differing as differing
from shudi_cli.source.tree import WorkingTree as WorkingTree

"""What was worked out before, outside the working tree; never needed for an answer."""

from shudi_cli.store.folder import folder as folder
from shudi_cli.store.verdicts import Verdicts as Verdicts

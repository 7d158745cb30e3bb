"""A source to model values, with findings for what does not fit."""

from shudi_cli import layout as layout
from shudi_cli.loading.load import Entry as Entry
from shudi_cli.loading.load import Loader as Loader
from shudi_cli.loading.load import MatterList as MatterList
from shudi_cli.loading.load import list_ids as list_ids
from shudi_cli.loading.registers import COMMON as COMMON
from shudi_cli.loading.registers import BodyRegister as BodyRegister
from shudi_cli.loading.registers import LawRegister as LawRegister
from shudi_cli.loading.registers import Resolved as Resolved

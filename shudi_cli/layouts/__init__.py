"""Answers to documents people sign and file: pure functions, one layout a file."""

from shudi_cli.layouts.booklet import booklet as booklet
from shudi_cli.layouts.comparison import Revised as Revised
from shudi_cli.layouts.comparison import Revisions as Revisions
from shudi_cli.layouts.comparison import Sides as Sides
from shudi_cli.layouts.comparison import comparison as comparison
from shudi_cli.layouts.matters import STYLES as STYLES
from shudi_cli.layouts.matters import matters as matters
from shudi_cli.layouts.notice import notice as notice
from shudi_cli.layouts.revision import revisions as revisions
from shudi_cli.layouts.sheet import sheet as sheet
from shudi_cli.layouts.words import Frame as Frame

"""What changed in responsibility between two states of a list: pure, typed, without text."""

from shudi_cli.diffing.change import LEVELS as LEVELS
from shudi_cli.diffing.change import Change as Change
from shudi_cli.diffing.change import Level as Level
from shudi_cli.diffing.change import Spot as Spot
from shudi_cli.diffing.change import graver as graver
from shudi_cli.diffing.compare import compare as compare
from shudi_cli.diffing.kinds import KINDS as KINDS
from shudi_cli.diffing.kinds import Kind as Kind
from shudi_cli.diffing.kinds import level as level
from shudi_cli.diffing.likeness import same_words as same_words
from shudi_cli.diffing.state import State as State
from shudi_cli.diffing.words import Piece as Piece
from shudi_cli.diffing.words import pieces as pieces

"""The only room that runs programs. git is only ever asked to read."""

from shudi_cli.process.aside import Aside as Aside
from shudi_cli.process.aside import aside as aside
from shudi_cli.process.git import GitFailed as GitFailed
from shudi_cli.process.git import git as git
from shudi_cli.process.git import git_root as git_root
from shudi_cli.process.git import inside as inside
from shudi_cli.process.git import is_shallow as is_shallow
from shudi_cli.process.git import lacks_git as lacks_git
from shudi_cli.process.history import Commit as Commit
from shudi_cli.process.history import changed as changed
from shudi_cli.process.history import changed_paths as changed_paths
from shudi_cli.process.history import commits as commits
from shudi_cli.process.history import ever as ever
from shudi_cli.process.history import merge_base as merge_base
from shudi_cli.process.objects import FOLDER as FOLDER
from shudi_cli.process.objects import LINK as LINK
from shudi_cli.process.objects import MODULE as MODULE
from shudi_cli.process.objects import Object as Object
from shudi_cli.process.objects import Tree as Tree
from shudi_cli.process.objects import TreeEntry as TreeEntry
from shudi_cli.process.objects import look_again as look_again
from shudi_cli.process.objects import objects as objects
from shudi_cli.process.revisions import COMMIT_FIRST as COMMIT_FIRST
from shudi_cli.process.revisions import head as head
from shudi_cli.process.revisions import resolve as resolve

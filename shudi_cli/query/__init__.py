"""Questions to a snapshot: who leads on a matter, what a body does, what a matter says."""

from shudi_cli.query.answer import Answer as Answer
from shudi_cli.query.answer import Group as Group
from shudi_cli.query.answer import Match as Match
from shudi_cli.query.body import BodyAnswer as BodyAnswer
from shudi_cli.query.body import Role as Role
from shudi_cli.query.body import body as body
from shudi_cli.query.catalogue import Catalogue as Catalogue
from shudi_cli.query.catalogue import catalogue as catalogue
from shudi_cli.query.matters import InDomain as InDomain
from shudi_cli.query.matters import by_domain as by_domain
from shudi_cli.query.matters import every_matter as every_matter
from shudi_cli.query.opening import Known as Known
from shudi_cli.query.opening import ask as ask
from shudi_cli.query.opening import using as using
from shudi_cli.query.selection import Selection as Selection
from shudi_cli.query.selection import check_domain as check_domain
from shudi_cli.query.view import Cited as Cited
from shudi_cli.query.view import MatterView as MatterView
from shudi_cli.query.view import PartView as PartView
from shudi_cli.query.view import view as view
from shudi_cli.query.who import Narrowing as Narrowing
from shudi_cli.query.who import narrowing as narrowing
from shudi_cli.query.who import pick as pick
from shudi_cli.query.who import picked as picked
from shudi_cli.query.who import who as who

"""What a change of the registers does to names: who was meant by one at the base, and who is now."""

from __future__ import annotations

from functools import lru_cache

from shudi_cli.finding import Place
from shudi_cli.loading import BodyRegister, LawRegister, layout
from shudi_cli.loading.documents import convert
from shudi_cli.model import Body, Laws
from shudi_cli.rule import ChangeCase, RepositoryCase
from shudi_cli.rules.shared import register_entries


@lru_cache(maxsize=1)
def same_bodies(old: BodyRegister, new: BodyRegister) -> bool:
    """Whether two registers say the same; asked once for all lists."""
    return old.files == new.files


@lru_cache(maxsize=1)
def same_laws(old: LawRegister, new: LawRegister) -> bool:
    """Whether two registers say the same; asked once for all lists."""
    return old.laws == new.laws


def another(case: ChangeCase, name: str, code: str) -> tuple[Body, Body] | None:
    """Whom a name meant at the base and means now, as a jurisdiction sees it, where they differ.

    A body that bears its name under another id is the same.
    """
    if case.base is None:
        return None
    was = case.base.bodies.resolve(name, code)
    now = case.repository.snapshot.bodies.resolve(name, code)
    if was is None or now is None or was.body.id == now.body.id or was.body.name == now.body.name:
        return None
    return was.body, now.body


def carried_on(case: ChangeCase, was: Body, now: Body, code: str) -> bool:
    """Whether the register says why: the one succeeds the other, or is its local form (某县公安局)."""
    register = case.repository.snapshot.bodies
    kept = register.get(was.id, code)
    follows = kept is not None and register.successor(kept, code).id == now.id
    return follows or (was.name.startswith("县") and now.name.endswith(was.name))


def body_place(case: RepositoryCase, body: Body) -> Place:
    """Where a body stands in the register."""
    for path, _, index, entry in register_entries(case):
        if entry == body:
            return case.place(path, ("bodies", index, "name"))
    return Place(layout.BODIES)


def law_place(case: RepositoryCase, name: str) -> Place:
    """Where a law stands in the register."""
    for path, document in case.snapshot.documents.items():
        file = convert(document, Laws) if path.startswith(f"{layout.LAWS}/") else None
        for index, law in enumerate(file.laws if isinstance(file, Laws) else ()):
            if law.name == name:
                return case.place(path, ("laws", index, "name"))
    return Place(layout.LAWS)

"""`shudi validate --base`: the registers of bodies and laws say no other thing unseen."""

from __future__ import annotations

from changing import (
    BODIES,
    found,
)
from support import Repo


def test_a_department_does_not_become_a_township_in_the_register(branch: Repo) -> None:
    branch.edit(BODIES, "name: 县公安局", "succeeded_by: township-government, name: 县公安局")
    says = "原来是县级以上的单位，这个改动以后成了乡镇（街道）、村的单位。"
    assert ("SD511", f"“县公安局”在单位登记册里{says}") in found(branch)


def test_a_township_does_not_become_a_department_in_the_register(branch: Repo) -> None:
    text = branch.read(BODIES)
    at = text.index("id: township-government")
    branch.write(BODIES, text[:at] + text[at:].replace("level: township", "level: county", 1))
    says = "原来是乡镇（街道）、村的单位，这个改动以后成了县级以上的单位。"
    assert ("SD511", f"“乡镇人民政府”在单位登记册里{says}") in found(branch)

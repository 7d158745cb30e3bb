"""Which adjustment records lie between two editions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudi_cli.comparing.reasons import between
from shudi_cli.model import Adjustment, Domain, Jurisdiction, Manifest

CHAIN = [
    ("2019.1", "2019-07-31", None),
    ("2020.1", "2020-01-01", "2019.1"),
    ("2020.2", "2020-01-01", "2020.1"),
    ("2020.9", "2020-01-01", "2020.2"),
    ("2020.10", "2020-01-01", "2020.9"),
    ("2022.1", "2022-01-01", "2020.10"),
]


def manifest(edition: str) -> Manifest:
    effective = next((day for number, day, _ in CHAIN if number == edition), "2018-01-01")
    where = Jurisdiction("371323", "某县", "county")
    return Manifest(
        "shifan", "清单", "territorial", "demonstration", where, edition, effective,
        (Domain("aa", "综合治理"),),
    )  # fmt: skip


def asked(old: str, new: str, *, named: bool = True, without: tuple[str, ...] = ()) -> list[str]:
    known = [
        Adjustment(edition, day, (), previous=previous if named else None)
        for edition, day, previous in CHAIN
        if edition not in without
    ]
    return [r.edition for r in between(known[::-1], manifest(old), manifest(new))]


@pytest.mark.parametrize("named", [True, False])
@given(st.integers(0, len(CHAIN) - 1), st.integers(0, len(CHAIN) - 1))
def test_the_records_after_the_old_up_to_the_new(named: bool, old: int, new: int) -> None:
    numbers = [edition for edition, _, _ in CHAIN]
    assert asked(numbers[old], numbers[new], named=named) == numbers[old + 1 : new + 1]


@pytest.mark.parametrize("named", [True, False])
def test_a_missing_record_does_not_hide_the_others(named: bool) -> None:
    assert asked("2019.1", "2022.1", named=named, without=("2020.9", "2019.1")) == [
        "2020.1", "2020.2", "2020.10", "2022.1",
    ]  # fmt: skip
    assert asked("2020.1", "2022.1", named=named, without=("2022.1", "2020.1")) == [
        "2020.2", "2020.9", "2020.10",
    ]  # fmt: skip


def test_records_that_name_each_other_in_a_ring_end() -> None:
    ring = [
        Adjustment("2020.1", "2020-01-01", (), previous="2022.1"),
        Adjustment("2022.1", "2022-01-01", (), previous="2020.1"),
    ]
    found = between(ring, manifest("2019.1"), manifest("2022.1"))
    assert [r.edition for r in found] == ["2020.1", "2022.1"]


def test_the_way_named_goes_before_the_numbers() -> None:
    """An edition of the same day that the chain does not pass through has no part in it."""
    known = [
        Adjustment("2020.1", "2020-01-01", (), previous="2019.1"),
        Adjustment("2020.3", "2020-01-01", (), previous="2020.1"),
        Adjustment("2020.2", "2020-01-01", (), previous="2020.3"),
    ]
    found = between(known, manifest("2019.1"), manifest("2020.2"))
    assert [r.edition for r in found] == ["2020.1", "2020.3", "2020.2"]
    found = between(known, manifest("2020.1"), manifest("2020.2"))
    assert [r.edition for r in found] == ["2020.3", "2020.2"]

"""Column widths: they fill the page, leave each column what it needs and follow the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from samples import listing

from shudi_cli.document import Column, Document, Row, Section, cell
from shudi_cli.formats.widths import widths


def table(columns: tuple[Column, ...], *rows: tuple[str, ...]) -> Document:
    items = tuple(Row(tuple(cell(text) for text in texts)) for texts in rows)
    return replace(listing(), columns=columns, sections=(Section("", items),))


COLUMNS = st.lists(
    st.builds(Column, st.just("列"), st.integers(8, 60), st.booleans()), min_size=1, max_size=9
)


@given(COLUMNS, st.data())
def test_they_sum_up_and_never_vanish(columns: list[Column], data: st.DataObject) -> None:
    texts = st.tuples(*(st.text(alphabet="县a", max_size=60) for _ in columns))
    document = table(tuple(columns), *data.draw(st.lists(texts, max_size=6)))
    sizes = widths(document, columns, range(len(columns)), 2250)
    assert sum(sizes) == 2250
    needed = sum(column.width for column in columns)
    for size, column in zip(sizes, columns, strict=True):
        if needed <= 225:
            assert size >= column.width * 10 - 10
        else:
            assert size > 0


def test_the_longer_text_gets_the_wider_column() -> None:
    columns = tuple(Column("列", 20, grows=True) for _ in range(3))
    short, long, none = widths(table(columns, ("短" * 30, "长" * 300, "")), columns, range(3), 225)
    assert long > 3 * short
    assert none == 20


def test_a_column_that_does_not_grow_keeps_its_width() -> None:
    columns = (Column("序号", 12), Column("文", 20, grows=True))
    assert widths(table(columns, ("1" * 500, "短")), columns, range(2), 225) == [12, 213]

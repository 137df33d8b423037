from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from propaganda_cms.keyset import Cursor, parse_cursor, walk
from propaganda_cms.models import PageCard
from tests.propaganda_cms import factories as make

COLUMNS = ("published_at", "page_id")


@given(st.datetimes(timezones=st.just(UTC)), st.integers(1, 10**15))
def test_cursor__survives_the_address(value, pk):
    if value.year < 1902:
        value = value.replace(year=1960)
    cursor = Cursor(value, pk)
    if abs((value - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)) >= 10**8:
        assert parse_cursor(str(cursor), of_dates=False) == cursor


@given(st.dates(min_value=date(1000, 1, 1)), st.integers(1, 10**15))
def test_cursor_of_dates__survives_the_address(value, pk):
    assert parse_cursor(str(Cursor(value, pk)), of_dates=True) == Cursor(value, pk)


@given(st.text())
def test_parse_cursor__never_fails(text):
    parse_cursor(text, of_dates=True)
    parse_cursor(text, of_dates=False)


@pytest.mark.parametrize(
    "text",
    ["", "1", "-", "abc-1", "20231399-1", "999999999999999999-1", "1700000000000000-1 or 1=1"],
)
def test_parse_cursor__refuses(text):
    assert parse_cursor(text, of_dates=True) is None
    assert parse_cursor(text, of_dates=False) is None


@pytest.fixture
def five():
    index = make.make_index()
    same = make.moment("2024-02-25 09:00")
    pages = [make.make_news(index, at=same) for _ in range(4)]
    pages.append(make.make_news(index, at=same + timedelta(hours=1)))
    return list(PageCard.objects.filter(index=index).order_by("-published_at", "-page_id"))


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 2, 3, 5, 6])
def test_walk__there_and_back_shows_every_row_once(five, size):
    rows = PageCard.objects.all()
    seen, cursor, pages = [], None, []
    while True:
        part = walk(rows, COLUMNS, size, after=cursor)
        seen += part.rows
        pages.append(part.rows)
        if not part.has_older:
            break
        last = part.rows[-1]
        cursor = Cursor(last.published_at, last.pk)
    assert seen == five
    for earlier, later in zip(reversed(pages[:-1]), reversed(pages[1:]), strict=True):
        first = later[0]
        back = walk(rows, COLUMNS, size, before=Cursor(first.published_at, first.pk))
        assert back.rows == earlier
        assert back.has_older


@pytest.mark.django_db
def test_walk__back_to_a_partly_filled_start_shows_the_first_page(five):
    second = five[1]
    part = walk(PageCard.objects.all(), COLUMNS, 3, before=Cursor(second.published_at, second.pk))
    assert part.rows == five[:3]
    assert not part.has_newer

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from propaganda_cms.filters import Filters
from propaganda_cms.listings import cards_of, read_listing
from propaganda_cms.models import PageCard, ResolutionIndexPage
from tests.propaganda_cms import factories as make


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "?"),
        ("nam=2024&thang=2&chu-de=van-hoa", "?nam=2024&thang=2&chu-de=van-hoa"),
        ("thang=2", "?"),
        ("nam=2024&thang=13", "?nam=2024"),
        ("nam=99999&thang=x", "?"),
        ("nam=²⁰²⁴", "?"),
        ("loai=nghi-quyet&so=42+nq+tw", "?loai=nghi-quyet&so=42+nq+tw"),
        ("loai=<script>", "?"),
        ("so=4%002", "?so=42"),
        ("xep=dang", "?"),
        ("sau=khong-phai", "?"),
        (
            "sau=1700000000000000-7&truoc=1700000000000000-9",
            "?sau=1700000000000000-7&truoc=1700000000000000-9",
        ),
    ],
)
def test_filters__read_what_can_be_understood(query, address):
    filters = Filters.read(QueryDict(query), "dang")
    assert filters.address(after=filters.after, before=filters.before) == address


@pytest.mark.parametrize(
    ("query", "unread"),
    [
        ("nam=2026&thang=13", ["tháng “13”"]),
        ("nam=x&thang=2", ["năm “x”", "tháng “2”"]),
        ("sau=abc", ["vị trí “abc”"]),
        ("nam=&thang=&chu-de=&sau=", []),
        ("nam=2026&thang=2&sau=1700000000000000-7", []),
    ],
)
def test_filters__keep_what_could_not_be_understood(query, unread):
    assert list(Filters.read(QueryDict(query), "dang").unread) == unread


@pytest.fixture
def index(db):
    return make.make_index()


def titles(listing):
    return [card.title for card in listing.cards]


def test_month__holds_its_own_days_at_the_office(index):
    make.make_news(index, at=make.moment("2024-01-31 23:59"), title="Tháng một")
    make.make_news(index, at=make.moment("2024-02-01 00:00"), title="Đầu tháng hai")
    make.make_news(index, at=make.moment("2024-02-29 23:59"), title="Cuối tháng hai")
    make.make_news(index, at=make.moment("2024-03-01 00:00"), title="Tháng ba")
    listing = read_listing(index.pk, QueryDict("nam=2024&thang=2"))
    assert titles(listing) == ["Cuối tháng hai", "Đầu tháng hai"]
    assert len(titles(read_listing(index.pk, QueryDict("nam=2024")))) == 4
    assert titles(read_listing(index.pk, QueryDict("nam=2022"))) == []


def test_topic__lists_its_own(index):
    topic = make.make_topic("Văn hóa")
    make.make_news(index, title="Có", topics=[topic])
    make.make_news(index, title="Không")
    listing = read_listing(index.pk, QueryDict("chu-de=van-hoa"))
    assert titles(listing) == ["Có"]
    assert listing.topic.name == "Văn hóa"
    assert listing.archive.total == 2
    assert titles(read_listing(index.pk, QueryDict("chu-de=khong-co"))) == []


def test_expired__leaves_the_list_before_the_timer_runs(index):
    page = make.make_news(index)
    PageCard.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert titles(read_listing(index.pk, QueryDict())) == []


@pytest.fixture
def documents(db):
    body = make.make_body("Tỉnh ủy", "TU")
    index = make.make_index(ResolutionIndexPage, title="Văn kiện")
    for number, day, fields in (
        ("42-NQ/TW", date(2023, 11, 24), {}),
        ("43-NQ/TW", date(2023, 11, 24), {}),
        ("05-CT/TW", date(2016, 5, 15), {"document_type": "chi-thi"}),
        ("13/2023/NĐ-CP", date(2023, 4, 17), {"document_type": "nghi-dinh"}),
        ("142-NQ/TU", date(2024, 1, 2), {"issuing_body": body}),
    ):
        make.make_resolution(index, title=number, document_number=number, issued_on=day, **fields)
    return index


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["142-NQ/TU", "43-NQ/TW", "42-NQ/TW", "13/2023/NĐ-CP", "05-CT/TW"]),
        ("so=42 nq tw", ["42-NQ/TW"]),
        ("so=42-NQ/TW", ["42-NQ/TW"]),
        ("so=Nghị quyết số 42", ["42-NQ/TW"]),
        ("so=42", ["42-NQ/TW"]),
        ("so=nq 42", ["42-NQ/TW"]),
        ("so=5-ct/tw", ["05-CT/TW"]),
        ("so=13/2023/nđ-cp", ["13/2023/NĐ-CP"]),
        ("so=13/2022/nđ-cp", []),
        ("so=không có số", []),
        ("loai=chi-thi", ["05-CT/TW"]),
        ("co-quan=tinh-uy", ["142-NQ/TU"]),
        ("co-quan=khong-co", []),
        ("nam=2023", ["43-NQ/TW", "42-NQ/TW", "13/2023/NĐ-CP"]),
        ("nam=2023&loai=nghi-dinh", ["13/2023/NĐ-CP"]),
        ("xep=dang", ["142-NQ/TU", "13/2023/NĐ-CP", "05-CT/TW", "43-NQ/TW", "42-NQ/TW"]),
    ],
)
def test_documents__filter_and_order(client, documents, query, expected):
    response = client.get(f"{documents.url}?{query}")
    assert [card.title for card in response.context["cards"]] == expected


def test_documents__unreadable_number_says_so(client, documents):
    response = client.get(documents.url, {"so": "điều lệ <b>"})
    assert "Không đọc được số văn bản trong “điều lệ &lt;b&gt;”" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("số 42-NQ/TW", "42-NQ/TW"),
        ("nghị quyết số 42 nq tw", "42-NQ/TW"),
        ("số 42", "42"),
        ("số: 99-NQ/TW", "99-NQ/TW"),
    ],
)
def test_documents__the_number_is_shown_as_it_was_understood(client, documents, typed, shown):
    response = client.get(documents.url, {"so": typed})
    assert f'số <strong class="pc-number">{shown}</strong>' in response.content.decode()


def test_not_understood__is_said_and_the_rest_is_listed(client, index):
    make.make_news(index, at=make.moment("2024-02-01 09:00"), title="Đầu tháng hai")
    response = client.get(f"{index.url}?nam=2024&thang=13<b>")
    text = response.content.decode()
    assert response.status_code == 200
    assert "Đường dẫn có chỗ không đọc được: tháng “13&lt;b&gt;”." in text
    assert "Đầu tháng hai" in text
    assert "không đọc được" not in client.get(f"{index.url}?nam=2024&thang=2").content.decode()


def test_turning_pages__newer_and_older(client, index, settings):
    settings.PROPAGANDA_CMS = {"LISTING_SIZE": 2}
    for number in range(5):
        make.make_news(index, title=f"Bài {number}", at=make.moment(f"2024-02-2{number} 09:00"))
    first = client.get(index.url)
    assert [card.title for card in first.context["cards"]] == ["Bài 4", "Bài 3"]
    assert first.context["listing"].newer_address == ""
    second = client.get(index.url + first.context["listing"].older_address)
    assert [card.title for card in second.context["cards"]] == ["Bài 2", "Bài 1"]
    assert "sau=" in second.context["listing"].canonical_address
    back = client.get(index.url + second.context["listing"].newer_address)
    assert [card.title for card in back.context["cards"]] == ["Bài 4", "Bài 3"]


def test_cards_of__leaves_out_what_is_not_public(index):
    page, gone = make.make_news(index), make.make_news(index)
    gone.unpublish()
    assert list(cards_of([page.pk, gone.pk, 999_999])) == [page.pk]

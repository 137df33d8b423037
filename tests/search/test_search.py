import unicodedata

import pytest
from django.core.management import call_command
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from home.chrome import forget_chrome

from ..home.factories import publish_digest, publish_news

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages(settings):
    forget_chrome()
    found = [
        publish_news("Mở đường về bản", summary="Bà con góp công làm đường bê tông."),
        publish_news("Chuyện ở Đồng Tháp", summary="Mùa nước nổi."),
        publish_digest("42-NQ/TW", "Đổi mới chính sách xã hội"),
    ]
    call_command("update_index", verbosity=0)
    return found


def titles(client, query, **more):
    response = client.get("/tim-kiem/", {"q": query, **more})
    assert response.status_code == 200
    return [card.title for card in response.context["results"].cards]


@pytest.mark.parametrize("typed", ["đường", "duong", "ĐƯỜNG", "dường ve ban"])
def test_words__found_with_and_without_marks(client, typed):
    assert titles(client, typed) == ["Mở đường về bản"]


def test_words__decomposed_letters_find_the_same(client):
    assert titles(client, unicodedata.normalize("NFD", "Mở đường")) == ["Mở đường về bản"]


@pytest.mark.parametrize(
    "typed", ["42-NQ/TW", "42 nq tw", "Nghị quyết số 42-NQ/TW", "NQ42", "nghị quyết 42"]
)
def test_document_number__found_however_it_is_typed(client, typed):
    assert titles(client, typed) == ["Đổi mới chính sách xã hội"]


def test_order__a_title_as_it_was_typed_comes_first(client):
    publish_news("Dưỡng sinh mỗi sáng")
    publish_news("Đường mới")
    publish_news("Chuyện phố", summary="Một con đường.")
    call_command("update_index", verbosity=0)
    assert titles(client, "đường")[:2] == ["Đường mới", "Mở đường về bản"]
    assert titles(client, "đường")[-1] in {"Chuyện phố", "Dưỡng sinh mỗi sáng"}


@pytest.mark.parametrize("typed", ["", "   ", '"', "\x00", "'*()"])
def test_empty__says_how_to_search(client, typed):
    response = client.get("/tim-kiem/", {"q": typed})
    assert "Gõ không dấu cũng tìm được" in response.content.decode()


def test_nothing_found__helps_and_leads_on(client):
    text = client.get("/tim-kiem/", {"q": "khongcotunay"}).content.decode()
    assert "Không tìm thấy bài nào" in text
    assert 'href="/"' in text


HOSTILE = [
    '"',
    'a"',
    '" OR 1=1',
    "'; DROP TABLE wagtailcore_page; --",
    "\x00",
    "a\x00b",
    "NEAR(a b)",
    "title:duong",
    "a AND",
    "NOT",
    "*",
    "a*",
    "^a",
    "{a b}: c",
    "(((",
    "%s %d %(x)s",
    "\\",
    "đ" * 10_000,
    "a " * 5_000,
    unicodedata.normalize("NFD", "Nghị quyết ") * 500,
    "\u202e đảo \u2066",
    "😀 \U0001f1fb\U0001f1f3",
    "\ud7ff\ufffd\uffff",
    "<script>alert(1)</script>",
    "ព្រះ",
    "42-NQ/TW" * 300,
    "&amp;",
    "\n\r\t",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile__never_breaks_the_page(client, typed):
    response = client.get("/tim-kiem/", {"q": typed})
    assert response.status_code == 200
    assert "<script>alert(1)</script>" not in response.content.decode()


@pytest.mark.parametrize("raw", [b"q=%ff%fe", b"q=%C3", b"q[]=a", b"q=a&q=b&trang=-1", b"trang=x"])
def test_hostile__bytes_in_the_address(client, raw):
    assert client.get("/tim-kiem/?" + raw.decode()).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "2.5", "٣"])
def test_page_number__nonsense_is_the_first_or_the_last(client, number):
    assert client.get("/tim-kiem/", {"q": "duong", "trang": number}).status_code == 200


def test_paging__every_result_once(client):
    for i in range(20):
        publish_news(f"Tin số {i} về lúa")
    call_command("update_index", verbosity=0)
    first, second = titles(client, "lua"), titles(client, "lua", trang="2")
    assert (len(first), len(second)) == (12, 8)
    assert len({*first, *second}) == 20


def test_withdrawn_and_private_pages__are_not_found(client, pages):
    pages[0].unpublish()
    PageViewRestriction.objects.create(page=pages[1], restriction_type="login")
    assert titles(client, "duong") == []
    assert titles(client, "dong thap") == []


def test_answer__is_the_same_for_everybody_and_not_indexed(client):
    response = client.get("/tim-kiem/", {"q": "duong"})
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "public" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_queries__do_not_grow_with_the_results(client, django_assert_max_num_queries):
    for i in range(15):
        publish_news(f"Tin số {i} về lúa")
    call_command("update_index", verbosity=0)
    forget_chrome()
    with django_assert_max_num_queries(15):
        client.get("/tim-kiem/", {"q": "lua"})


# --- What the office picked ---


def pick(typed, **fields):
    query = Query.objects.get_or_create(query_string=typed)[0]
    return SearchPromotion.objects.create(query=query, **fields)


@pytest.mark.parametrize("typed", ["lịch họp", "LỊCH HỌP", "lich hop"])
def test_picks__stand_first_with_and_without_marks(client, pages, typed):
    pick("lịch họp", page=pages[1], description="Lịch cả năm")
    pick("lịch họp", external_link_url="https://example.vn/lich", external_link_text="Lịch tỉnh")
    text = client.get("/tim-kiem/", {"q": typed}).content.decode()
    assert "Ban biên tập chọn" in text
    assert "Không tìm thấy" not in text
    for words in ("Chuyện ở Đồng Tháp", "Lịch cả năm", "https://example.vn/lich", "Lịch tỉnh"):
        assert words in text


def test_picks__are_not_shown_twice_nor_for_other_words(client, pages):
    pick("đường", page=pages[0])
    response = client.get("/tim-kiem/", {"q": "duong"})
    assert response.content.decode().count("Mở đường về bản") == 1
    assert not client.get("/tim-kiem/", {"q": "dong thap"}).context["results"].picks


def test_picks__a_page_that_readers_cannot_open_is_left_out(client, pages):
    pick("bản tin", page=pages[0])
    pick("bản tin", page=pages[1])
    pages[0].unpublish()
    PageViewRestriction.objects.create(page=pages[1], restriction_type="login")
    assert not client.get("/tim-kiem/", {"q": "bản tin"}).context["results"].picks


def test_picks__searching_writes_nothing(client):
    client.get("/tim-kiem/", {"q": "chưa ai chọn"})
    assert not Query.objects.exists()

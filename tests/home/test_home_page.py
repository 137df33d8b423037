from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from home.chrome import forget_chrome
from home.models import FeaturedItem, HomePage
from propaganda_cms.models import PageCard

from .factories import default_site, publish_digest, publish_news

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    forget_chrome()
    page = default_site().root_page.specific
    assert isinstance(page, HomePage)
    return page


def front(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.context["front"]


def feature(home, page, until=None):
    return FeaturedItem.objects.create(home_page=home, page=page, until=until)


def test_new_site__opens_with_a_home_page(client, home):
    response = client.get("/")
    assert response.status_code == 200
    assert "Trang chưa có bài nào" in response.content.decode()


def test_lead__is_the_newest_where_nothing_is_featured(client, home):
    publish_news("Bài cũ")
    publish_news("Bài mới")
    found = front(client)
    assert found.lead.title == "Bài mới"
    assert [card.title for card in found.sections[0].cards] == ["Bài cũ"]


def test_featured__stand_first_in_the_editors_order_and_only_once(client, home):
    pages = [publish_news(f"Bài {i}") for i in range(4)]
    feature(home, pages[2])
    feature(home, pages[0])
    found = front(client)
    assert [found.lead.title, *(card.title for card in found.featured)] == ["Bài 2", "Bài 0"]
    assert {card.title for card in found.sections[0].cards} == {"Bài 1", "Bài 3"}


def test_featured__leaves_at_its_end_and_no_cache_keeps_it_longer(client, home):
    end = timezone.now().replace(microsecond=0) + timedelta(seconds=30)
    publish_news("Bài thường")
    feature(home, publish_news("Bài nổi bật"), until=end)
    publish_news("Bài sau cùng")
    with time_machine.travel(end - timedelta(seconds=10), tick=False):
        response = client.get("/")
        assert response.context["front"].lead.title == "Bài nổi bật"
        lifetime = int(response["Cache-Control"].split("max-age=")[1].split(",")[0])
        assert lifetime <= 10
    with time_machine.travel(end, tick=False):
        assert front(client).lead.title == "Bài sau cùng"


def test_withdrawn_page__leaves_the_front(client, home):
    page = publish_news("Bài rút")
    feature(home, page)
    page.unpublish()
    assert front(client).lead is None


def test_sections__newest_of_each_kind_with_the_way_to_the_rest(client, home):
    publish_news("Tin")
    publish_news("Tin nữa")
    publish_digest("42-NQ/TW", "Chính sách xã hội")
    found = front(client)
    assert [(s.kind, len(s.cards)) for s in found.sections] == [("news", 1), ("resolution", 1)]
    assert all(section.url.startswith("/") for section in found.sections)
    assert "42-NQ/TW" in client.get("/").content.decode()


# --- The quiz ---


def test_quiz__shows_where_its_page_can_be_opened(client, home):
    page = publish_news("Bài có trắc nghiệm")
    home.quiz_page, home.quiz_heading = page, "Thử sức"
    home.save()
    teaser = front(client).quiz
    assert (teaser.title, teaser.url) == ("Thử sức", page.url)
    page.unpublish()
    assert front(client).quiz is None


def test_quiz__leaves_at_its_end(client, home):
    home.quiz_page = publish_news("Bài có trắc nghiệm")
    home.quiz_until = timezone.now() + timedelta(hours=1)
    home.save()
    assert front(client).quiz
    with time_machine.travel(home.quiz_until, tick=False):
        assert front(client).quiz is None


# --- Cost and sameness ---


def test_queries__do_not_grow_with_the_cards(client, home, django_assert_max_num_queries):
    for i in range(14):
        publish_news(f"Bài {i}")
        publish_digest(f"{i + 1}-NQ/TW", f"Văn kiện {i}")
    for card in PageCard.objects.order_by("-published_at")[:5]:
        feature(home, card.page)
    home.quiz_page = PageCard.objects.first().page
    home.save()
    client.get("/")
    forget_chrome()
    with django_assert_max_num_queries(15):
        client.get("/")


def test_page__is_the_same_for_everybody(client, home, admin_user):
    publish_news("Bài")
    anonymous = client.get("/")
    client.force_login(admin_user)
    client.cookies["site_staff"] = "1"
    staff = client.get("/")
    assert anonymous.content == staff.content
    assert not staff.cookies
    assert "Cookie" not in anonymous.get("Vary", "")
    assert "public" in anonymous["Cache-Control"]
    assert "csrf" not in anonymous.content.decode().lower()

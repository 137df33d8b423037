from datetime import timedelta

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from propaganda_cms.models import NewsPage, PageCard
from propaganda_cms.serving import lifetime
from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db
NOON = make.moment("2024-02-25 12:00")


def max_age(response):
    header = response["Cache-Control"]
    assert header.startswith("public, max-age=") or header.startswith("max-age="), header
    return int(header.split("max-age=")[1].split(",")[0])


@pytest.mark.parametrize(
    ("seconds", "expected"), [(None, 60), (3600, 60), (59.9, 59), (1, 1), (0.5, 0), (-5, 0)]
)
def test_lifetime__never_crosses_the_next_change(seconds, expected):
    change = None if seconds is None else NOON + timedelta(seconds=seconds)
    assert lifetime(change, NOON) == expected


def test_public_page__is_the_same_for_all_and_may_be_kept(client, admin_client):
    page = make.make_news(topics=[make.make_topic()])
    for url in (page.url, page.get_parent().url):
        response = client.get(url)
        assert max_age(response) == 60
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not response.cookies
        assert b"csrfmiddlewaretoken" not in response.content
        staff = admin_client.get(url)
        assert staff.content == response.content
        assert "Cookie" not in staff.headers.get("Vary", "")


def test_page_that_ends__is_kept_until_then_and_then_is_gone(client):
    with time_machine.travel(NOON, tick=False) as clock:
        page = make.make_news(expire_at=NOON + timedelta(seconds=30))
        index = page.get_parent()
        assert max_age(client.get(page.url)) == 30
        assert max_age(client.get(index.url)) == 30
        clock.shift(29)
        assert max_age(client.get(page.url)) == 1
        clock.shift(1)
        assert client.get(page.url).status_code == 410
        response = client.get(index.url)
        assert page.title not in response.content.decode()
        assert max_age(response) == 60


def test_scheduled_publication__cuts_the_lifetime_of_lists(client):
    with time_machine.travel(NOON, tick=False) as clock:
        index = make.make_index()
        other = make.make_news(index)
        page = NewsPage(title="Hẹn giờ", lead="Sapo", live=False)
        index.add_child(instance=page)
        page.go_live_at = NOON + timedelta(seconds=40)
        page.save_revision(approved_go_live_at=page.go_live_at).publish()
        assert client.get(f"{index.url}{page.slug}/").status_code == 404
        assert max_age(client.get(index.url)) == 40
        assert max_age(client.get(other.url)) == 40
        clock.shift(60)
        # Due, and the timer has not been round: it may appear at any moment.
        assert max_age(client.get(index.url)) == 5
        clock.shift(3600)
        assert max_age(client.get(index.url)) == 60


def test_withdrawn__says_so_and_shows_a_way_on(client):
    page = make.make_news()
    page.unpublish()
    response = client.get(page.url)
    assert response.status_code == 410
    assert response["Cache-Control"] == "private, no-store"
    text = response.content.decode()
    assert "Bài này đã được rút" in text
    assert page.get_parent().url in text
    assert page.title not in text


def test_withdrawn_and_redirected__goes_there(client):
    from wagtail.contrib.redirects.models import Redirect

    page = make.make_news()
    page.unpublish()
    Redirect.objects.create(old_path=page.url.rstrip("/"), redirect_link="/khac/")
    assert client.get(page.url)["Location"] == "/khac/"


def test_never_published__is_not_found(client):
    page = NewsPage(title="Nháp", lead="Sapo", live=False)
    make.make_index().add_child(instance=page)
    response = client.get(page.get_parent().url + "nhap/")
    assert response.status_code == 404
    assert response["Cache-Control"] == "private, no-store"


def test_restricted__is_kept_by_nobody(client, admin_client):
    page = make.make_news()
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(page.url).status_code == 302
    response = admin_client.get(page.url)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


def test_restriction_on_source_of_an_alias__holds(client):
    page = make.make_news()
    other = make.make_index(title="Tin khác")
    alias = page.create_alias(parent=other, update_slug="ban-sao")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(make.reload(alias).url).status_code == 302


def test_preview__is_kept_by_nobody(rf):
    page = make.make_news()
    response = page.make_preview_request(rf.get("/"), preview_mode="")
    response.render() if hasattr(response, "render") else None
    assert response["Cache-Control"] == "private, no-store"
    assert page.title in response.content.decode()


def test_unknown_child__is_not_found(client):
    page = make.make_news()
    assert client.get(page.url + "khong-co/").status_code == 404
    assert client.get(page.get_parent().url + "khong-co/").status_code == 404


def test_foreign_page_below_ours__is_found(client):
    from tests.testapp.models import HostPage

    parent = make.make_standard(title="Giới thiệu")
    page = HostPage(title="Trang của chủ nhà")
    parent.add_child(instance=page)
    assert client.get(page.url).status_code == 200


def test_sitemap__only_live_pages(client):
    page, gone = make.make_news(), make.make_news()
    gone.unpublish()
    text = client.get("/sitemap.xml").content.decode()
    assert page.slug + "/" in text
    assert gone.slug + "/" not in text


def test_card_of_foreign_site__is_left_out(client, rf):
    from propaganda_cms.listings import with_addresses

    card = PageCard.objects.get(pk=make.make_news().pk)
    card.url_path = "/cho-khac/bai/"
    assert with_addresses([card], rf.get("/")) == []

from datetime import datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from home.chrome import forget_chrome
from home.middleware import CacheRulesMiddleware

from .factories import make_admin, notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    forget_chrome()


def vietnam(*parts):
    return timezone.make_aware(datetime(*parts))


def lifetime(cache_control, moment, status=200, content_type="text/html"):
    response = HttpResponse("x", status=status, content_type=content_type)
    if cache_control:
        response["Cache-Control"] = cache_control
    with time_machine.travel(moment, tick=False):
        return CacheRulesMiddleware(lambda _: response)(RequestFactory().get("/"))["Cache-Control"]


NOON = (2026, 11, 22, 12, 0, 0)


@pytest.mark.parametrize(
    ("moment", "given", "kept"),
    [
        (NOON, "public, max-age=60", {"public", "max-age=60"}),
        ((2026, 11, 22, 23, 59, 50), "public, max-age=60", {"public", "max-age=10"}),
        (
            (2026, 11, 22, 23, 59, 50),
            "public, max-age=60, s-maxage=300",
            {"public", "max-age=10", "s-maxage=10"},
        ),
        ((2026, 11, 22, 23, 59, 50), "private, no-store", {"private", "no-store"}),
    ],
)
def test_lifetime__never_crosses_midnight_in_vietnam(moment, given, kept):
    found = lifetime(given, vietnam(*moment))
    assert set(found.split(", ")) == kept


def test_lifetime__never_crosses_the_notice_beginning_or_end():
    noon = vietnam(*NOON)
    notice(notice_from=noon + timedelta(seconds=20), notice_until=noon + timedelta(seconds=50))
    assert "max-age=20" in lifetime("public, max-age=60", noon)
    forget_chrome()
    assert "max-age=25" in lifetime("public, max-age=60", noon + timedelta(seconds=25))
    assert "max-age=60" in lifetime("public, max-age=60", noon + timedelta(seconds=50))


def test_lifetime__of_files_is_left_alone():
    late = vietnam(2026, 11, 22, 23, 59, 50)
    assert lifetime("public, max-age=60", late, content_type="image/png") == "public, max-age=60"


@pytest.mark.parametrize("status", [400, 403, 404, 410, 500, 503])
def test_error__is_never_stored(status):
    assert lifetime("public, max-age=60", vietnam(*NOON), status=status) == "private, no-store"


# --- The staff cookie ---


def test_staff_cookie__is_set_by_the_admin_and_taken_away_after_leaving(client):
    client.force_login(make_admin())
    client.get("/admin/")
    assert client.cookies["site_staff"].value == "1"
    client.logout()
    client.cookies["site_staff"] = "1"
    client.get("/admin/login/")
    assert client.cookies["site_staff"].value == ""


def test_staff_cookie__is_never_set_by_a_public_page(client):
    client.force_login(make_admin())
    assert "site_staff" not in client.get("/tim-kiem/").cookies


def test_staff_bar__is_empty_for_readers_even_with_the_cookie(client):
    client.cookies["site_staff"] = "1"
    response = client.get("/thanh-bien-tap/")
    assert (response.status_code, response.content) == (204, b"")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("named", ["", "1", "999999", "x", "1' OR 1=1", "٣", "9" * 40])
def test_staff_bar__shows_staff_the_userbar_whatever_page_is_named(client, named):
    client.force_login(make_admin())
    response = client.get("/thanh-bien-tap/", {"trang": named})
    assert response.status_code == 200
    assert "wagtail-userbar" in response.content.decode()
    assert "no-store" in response["Cache-Control"]

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from quiz_blocks.guard.decorators import lane_of, public_endpoint

pytestmark = pytest.mark.django_db  # a refusal is a page of the site
SAME = {"Sec-Fetch-Site": "same-origin"}


@public_endpoint
def view(request):
    return HttpResponse(lane_of(request))


@public_endpoint(max_body=100)
def small(request):
    response = HttpResponse("ok")
    response["Cache-Control"] = "public, max-age=5"
    return response


@pytest.mark.parametrize(
    ("headers", "lane"), [(SAME, "fast"), ({}, "slow"), ({"Origin": "http://testserver"}, "fast")]
)
def test_lane__depends_on_what_is_known(rf, headers, lane):
    assert view(rf.post("/", {"a": "b"}, headers=headers)).content.decode() == lane


def test_get__is_let_in_from_anywhere(rf):
    request = rf.get("/", headers={"Sec-Fetch-Site": "cross-site"})
    assert view(request).content == b"fast"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_other_sites__are_refused_whatever_the_method(rf, method):
    request = getattr(rf, method)("/", headers={"Sec-Fetch-Site": "cross-site"})
    response = view(request)
    assert response.status_code == 403
    assert "được gửi từ một trang khác" in response.content.decode()


def test_answers__are_not_stored_unless_the_view_says_so(rf):
    assert "no-store" in view(rf.post("/", headers=SAME))["Cache-Control"]
    assert small(rf.post("/", headers=SAME))["Cache-Control"] == "public, max-age=5"


def test_body__own_limit(rf):
    assert small(rf.post("/", {"a": "b" * 500}, headers=SAME)).status_code == 413


def test_body__a_length_that_is_no_number_is_empty():
    request = RequestFactory().post("/", {"a": "b"}, headers=SAME, CONTENT_LENGTH="nhiều")
    assert view(request).status_code == 200


def test_body__more_fields_than_django_reads(rf, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    request = rf.post("/", {f"a{n}": "b" for n in range(20)}, headers=SAME)
    response = view(request)
    assert response.status_code == 400
    assert "bị hỏng hoặc thiếu" in response.content.decode()


def test_body__longer_than_django_keeps_in_memory(rf, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50
    assert (
        view(
            rf.post("/", "a=" + "b" * 90, "application/x-www-form-urlencoded", headers=SAME)
        ).status_code
        == 413
    )


def test_refusal__speaks_json_to_scripts(rf):
    headers = {"Sec-Fetch-Site": "cross-site", "Accept": "application/json"}
    assert view(rf.post("/", headers=headers))["Content-Type"] == "application/json"


def test_view__is_exempt_from_csrf():
    assert view.csrf_exempt

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404
from django.test import RequestFactory

from home.operations.views import serve_media

pytestmark = pytest.mark.django_db


def directives(response):
    parts = (part.strip().split(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def test_policy__public_page_runs_nothing_but_our_own_files(client):
    policy = directives(client.get("/"))
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == ["'self'"]
    assert policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == policy["frame-ancestors"] == ["'self'"]


def test_policy__admin_alone_may_run_inline_scripts(admin_client):
    policy = directives(admin_client.get("/admin/"))
    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["object-src"] == ["'none'"]
    assert "'unsafe-inline'" not in directives(admin_client.get("/"))["script-src"]


def test_headers__of_every_answer(client):
    for path in ("/", "/admin/login/", "/khong-co-trang-nay/"):
        response = client.get(path)
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "camera=()" in response["Permissions-Policy"]
        assert response["X-Frame-Options"] in ("SAMEORIGIN", "DENY")


def test_lockout__after_five_wrong_passwords(client, settings, django_user_model):
    settings.AXES_ENABLED = True
    django_user_model.objects.create_superuser("an", "an@example.vn", "dung-mat-khau-8")
    for _ in range(5):
        response = client.post("/admin/login/", {"username": "an", "password": "sai"})
    assert response.status_code == 429
    assert "Tạm khóa đăng nhập" in response.content.decode()
    response = client.post("/admin/login/", {"username": "an", "password": "dung-mat-khau-8"})
    assert response.status_code == 429


@pytest.fixture
def media(tmp_path):
    for name in ("images/anh.width-400.webp", "original_images/anh.jpg", "documents/mat.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"noi dung")
    return tmp_path


def get_media(path, root, **headers):
    return serve_media(RequestFactory().get(f"/media/{path}", **headers), path, root)


def test_media__rendition_is_kept_for_a_year_and_asked_for_conditionally(media):
    response = get_media("images/anh.width-400.webp", media)
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    again = get_media(
        "images/anh.width-400.webp", media, HTTP_IF_MODIFIED_SINCE=response["Last-Modified"]
    )
    assert again.status_code == 304


def test_media__original_for_an_hour(media):
    assert "max-age=3600" in get_media("original_images/anh.jpg", media)["Cache-Control"]


def test_media__documents_only_through_wagtail(media):
    assert get_media("documents/mat.pdf", media).status_code == 404


@pytest.mark.parametrize("path", ["images/", "images", "../secret-key", "images/khong-co.jpg"])
def test_media__no_listing_and_nothing_outside(media, path):
    with pytest.raises((Http404, SuspiciousFileOperation)):
        get_media(path, media)

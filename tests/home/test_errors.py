import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client


@pytest.mark.django_db
def test_404__says_what_to_do_in_vietnamese_and_is_not_stored(client):
    response = client.get("/khong-co-trang-nay/")
    text = response.content.decode()
    assert response.status_code == 404
    assert "Không tìm thấy trang này" in text
    assert 'role="search"' in text
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies


@pytest.mark.django_db
def test_csrf__refusal_is_in_vietnamese():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {})
    assert response.status_code == 403
    assert "Chưa gửi được biểu mẫu này" in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_broken__page_needs_no_database_and_no_request(name):
    """No django_db mark: a query would fail the test."""
    text = render_to_string(name)
    assert "Về trang chủ" in text
    assert '<html lang="vi">' in text
    assert "home/css/site.css" in text


@pytest.mark.django_db
def test_favicon__by_its_old_name_leads_to_the_icon(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"].endswith("home/img/favicon.ico")
    assert finders.find("home/img/favicon.ico")

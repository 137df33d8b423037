import pytest

from home.chrome import forget_chrome

from .factories import make_admin, make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    forget_chrome()


def test_dashboard__names_what_the_footer_lacks(client):
    client.force_login(make_admin())
    make_profile(telephone="(0270) 382 3456")
    text = client.get("/admin/").content.decode()
    assert "Chân trang còn thiếu" in text
    assert "giấy phép" in text


def test_dashboard__is_silent_where_nothing_lacks(client):
    client.force_login(make_admin())
    names = ("managing_body", "licence_number", "responsible_person", "address", "telephone")
    make_profile(email="a@b.vn", **dict.fromkeys(names, "x"))
    assert "Chân trang còn thiếu" not in client.get("/admin/").content.decode()


def test_profile__is_edited_in_vietnamese(client):
    client.force_login(make_admin())
    response = client.get("/admin/settings/home/siteprofile/", follow=True)
    text = response.content.decode()
    for word in ("Danh mục", "Chân trang", "Thông báo khẩn", "Cơ quan chủ quản", "Hiện đến"):
        assert word.lower() in text.lower()

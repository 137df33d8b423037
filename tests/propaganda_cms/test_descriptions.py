"""The main picture of a news page has words that stand for it before readers see the page."""

import pytest

from propaganda_cms.models import NewsPage
from propaganda_cms.pictures.descriptions import looks_like_file_name
from tests.propaganda_cms import factories as make
from tests.propaganda_cms.test_corrections import send

pytestmark = pytest.mark.django_db

ASK = "Hãy mô tả ảnh chính"


@pytest.fixture
def image():
    return make.make_image(title="anh-thu")


@pytest.fixture
def page():
    page = NewsPage(
        title="Mới", lead="Sapo", live=False, body=[{"type": "paragraph", "value": "<p>A</p>"}]
    )
    make.make_index().add_child(instance=page)
    page.save_revision()
    return page


@pytest.mark.parametrize(("alt", "said"), [("", ASK), ("anh-thu", "Đây là tên tệp")])
@pytest.mark.parametrize("action", ["publish", "submit"])
def test_news__picture_without_a_description_is_refused(
    admin_client, page, image, action, alt, said
):
    response = send(admin_client, page, action, picture=image.pk, picture_alt=alt)
    assert response.status_code == 200
    assert said in response.content.decode()
    page.refresh_from_db()
    assert not page.live


def test_news__draft_may_lack_the_description(admin_client, page, image):
    assert send(admin_client, page, "", picture=image.pk).status_code == 302


def test_news__takes_the_description_of_the_library(admin_client, page, image):
    image.description = "Tổ công nghệ số ra mắt"
    image.save()
    assert send(admin_client, page, "publish", picture=image.pk).status_code == 302
    page.refresh_from_db()
    assert page.picture_alt == "Tổ công nghệ số ra mắt"


def test_news__no_picture_no_description(admin_client, page):
    assert send(admin_client, page, "publish").status_code == 302


@pytest.mark.parametrize("text", ["anh-thu", "IMG_2034", "Ảnh2.png", "hoi nghi toan quoc.jpeg"])
def test_file_name__is_known(text):
    assert looks_like_file_name(text)


@pytest.mark.parametrize(
    "text", ["", "Tranh", "Đồi chè buổi sớm", "Hội nghị ngày 24-11", "Báo cáo 42-NQ/TW. Ảnh bìa"]
)
def test_file_name__is_not_seen_in_words(text):
    assert not looks_like_file_name(text)

import re

import pytest
from django.urls import reverse

from propaganda_cms.enums import AttachmentKind
from propaganda_cms.models import Attachment
from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db


def test_pages__answer(client):
    news = make.make_news(
        topics=[make.make_topic()], picture=make.make_image(), picture_alt="Hội nghị"
    )
    resolution = make.make_resolution()
    infographic = make.make_infographic()
    standard = make.make_standard()
    for page in (news, resolution, infographic, standard):
        response = client.get(page.url)
        assert response.status_code == 200, page
        assert page.title in response.content.decode()
        parent = page.get_parent()
        if parent.depth > 2:
            response = client.get(parent.url)
            assert response.status_code == 200
            assert page.title in response.content.decode()


def test_form__topics_stand_in_dictionary_order(admin_client):
    names = ["Dân vận", "Đại đoàn kết", "Tuyên truyền miệng"]
    for name in reversed(names):
        make.make_topic(name)
    page = make.make_news()
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert sorted(names, key=html.index) == names


# --- Attached files ---


@pytest.mark.parametrize(
    ("kinds", "heading"),
    [
        ([AttachmentKind.FULL_TEXT, AttachmentKind.FULL_TEXT], "Toàn văn"),
        ([AttachmentKind.SUMMARY], "Bản tóm tắt"),
        ([AttachmentKind.FULL_TEXT, AttachmentKind.SUMMARY], "Tệp kèm theo"),
        ([AttachmentKind.OTHER], "Tệp kèm theo"),
    ],
)
def test_attachments__are_called_what_they_are(client, kinds, heading):
    page = make.make_resolution()
    page.pc_attachments = [
        Attachment(document=make.make_document(), kind=kind, sort_order=place)
        for place, kind in enumerate(kinds)
    ]
    page.save_revision().publish()
    html = client.get(page.url).content.decode()
    assert re.findall(r'<h2 class="pc-documents__title"[^>]*>([^<]+)</h2>', html) == [heading]
    assert html.count('pc-document__meta">PDF') == len(kinds)


# --- Indexes ---


def test_index__an_unknown_topic_gets_a_sentence_and_a_way_on(client):
    news = make.make_news(topics=[make.make_topic("Văn hóa")])
    response = client.get(f"{news.get_parent().url}?chu-de=khongco")
    html = response.content.decode()
    assert response.status_code == 200
    assert "khongco" not in re.sub(r"<head>.*?</head>", "", html, flags=re.S)
    assert "không có chuyên đề như trong đường dẫn" in html
    assert "xem tất cả bài trong mục" in html
    assert "?chu-de=van-hoa" in html


def test_index__says_which_documents_are_shown(client):
    digest = make.make_resolution()
    address = f"{digest.get_parent().url}?loai=nghi-quyet&co-quan={digest.issuing_body.slug}"
    state = re.search(r'role="status">(.*?)</p>', client.get(address).content.decode(), re.S)
    words = re.sub(r"<[^>]+>", "", state[1])
    assert words == f"Đang xem loại Nghị quyết của {digest.issuing_body.name}. Xem tất cả"

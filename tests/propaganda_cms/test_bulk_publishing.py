"""Publishing many pages at once leaves out what wants a line of đính chính first."""

from datetime import date

import pytest
from django.urls import reverse

from propaganda_cms.models import Correction, NewsPage
from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db


def changed(title, **fields):
    """Return a published page with a draft that says something else."""
    page = make.make_news(title=title, lead="Họp ngày 24/11.")
    page.lead = "Họp ngày 25/11."
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    return page


def publish_all(client, *pages):
    query = "&".join(f"id={page.pk}" for page in pages)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{url}?{query}&next=/admin/", {}, follow=True)
    leads = [NewsPage.objects.get(pk=page.pk).lead for page in pages]
    return response.content.decode(), leads


def test_bulk__an_unexplained_change_is_left_out_and_named(admin_client):
    text, leads = publish_all(
        admin_client, changed("Bài sửa ngày"), changed("Bài lỗi", minor_edit=True)
    )
    assert leads == ["Họp ngày 24/11.", "Họp ngày 25/11."]
    assert "Chưa đăng 1 bài" in text
    assert "Sửa «Bài sửa ngày»" in text
    assert "Sửa «Bài lỗi»" not in text


def test_bulk__with_a_correction_it_is_published(admin_client):
    page = changed("Bài có đính chính")
    page = page.get_latest_revision_as_object()
    line = Correction(text="Họp ngày 25, không phải 24.", corrected_on=date(2024, 2, 26))
    page.pc_corrections.add(line)
    page.save_revision()
    text, leads = publish_all(admin_client, page)
    assert leads == ["Họp ngày 25/11."]
    assert "Chưa đăng" not in text


def test_bulk__nothing_left_publishes_nothing(admin_client):
    text, leads = publish_all(admin_client, changed("Một"), changed("Hai"))
    assert set(leads) == {"Họp ngày 24/11."}
    assert "Chưa đăng 2 bài" in text
    assert "đã xuất bản" not in text.lower()


def test_bulk__a_first_publication_is_not_asked(admin_client):
    page = NewsPage(title="Mới", lead="Lời dẫn", live=False)
    make.make_index().add_child(instance=page)
    page.save_revision()
    publish_all(admin_client, page)
    assert NewsPage.objects.get(pk=page.pk).live

"""A change of substance after publication asks for a line of đính chính: through the admin."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from propaganda_cms.forms import ASK_BESIDE_THE_FIELD, ASK_FOR_CORRECTION
from propaganda_cms.models import NewsPage
from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make.make_news(
        title="Hội nghị",
        lead="Hội nghị họp ngày 24/11.",
        body=[{"type": "paragraph", "value": "<p>Nội dung.</p>"}],
    )


def form_data(page, corrections=(), **changes):
    latest = page.get_latest_revision_as_object()
    block = latest.body[0]
    return nested_form_data(
        {
            "title": latest.title,
            "slug": latest.slug,
            "lead": latest.lead,
            "body": streamfield([("paragraph", rich_text(str(block.value.source)))])
            | {"body-0-id": block.id},
            "pc_related_pages": inline_formset([]),
            "pc_corrections": inline_formset(list(corrections)),
            "comments": inline_formset([]),
        }
        | changes
    )


def send(client, page, action, **changes):
    data = form_data(page, **changes)
    if action:
        data[f"action-{action}"] = "1"
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


CORRECTION = {"corrected_on": "2024-02-26", "text": "Hội nghị họp ngày 25/11, không phải 24/11."}
CHANGE = {"lead": "Hội nghị họp ngày 25/11."}


def test_publish__change_of_substance_is_refused(admin_client, page):
    response = send(admin_client, page, "publish", **CHANGE)
    assert response.status_code == 200
    # Said at the head of the page and beside the field, which the script takes the editor to.
    text = response.content.decode()
    assert str(ASK_FOR_CORRECTION) in text
    assert str(ASK_BESIDE_THE_FIELD) in text
    assert "propaganda_cms/js/first_error" in text
    page.refresh_from_db()
    assert page.lead == "Hội nghị họp ngày 24/11."


def test_publish__unchanged_passes(admin_client, page):
    assert send(admin_client, page, "publish").status_code == 302


def test_publish__other_fields_pass(admin_client, page):
    assert send(admin_client, page, "publish", summary="Tóm tắt").status_code == 302
    page.refresh_from_db()
    assert page.summary == "Tóm tắt"


def test_publish__with_a_correction_readers_see_it(admin_client, client, page):
    response = send(admin_client, page, "publish", corrections=[CORRECTION], **CHANGE)
    assert response.status_code == 302
    text = client.get(page.url).content.decode()
    assert CORRECTION["text"] in text
    assert '<a class="pc-byline__corrected" href="#dinh-chinh">' in text
    assert "Đã đính chính ngày 26/02/2024" in text


def test_publish__as_minor_edit_passes_once_and_stands_in_the_history(admin_client, page):
    assert send(admin_client, page, "publish", minor_edit="on", **CHANGE).status_code == 302
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "chỉ sửa lỗi chính tả, trình bày" in history.content.decode()
    again = NewsPage.objects.get(pk=page.pk)
    assert again.lead == CHANGE["lead"]
    response = send(admin_client, again, "publish", lead="Hội nghị họp ngày 26/11.")
    assert str(ASK_FOR_CORRECTION) in response.content.decode()


def test_draft__is_saved_without_a_question(admin_client, page):
    assert send(admin_client, page, "", **CHANGE).status_code == 302
    page = NewsPage.objects.get(pk=page.pk)
    assert page.has_unpublished_changes
    # Publishing the draft as it is asks all the same: it differs from what readers see.
    response = send(admin_client, page, "publish")
    assert str(ASK_FOR_CORRECTION) in response.content.decode()


def test_first_publication__asks_nothing(admin_client):
    page = NewsPage(
        title="Mới", lead="Sapo", live=False, body=[{"type": "paragraph", "value": "<p>A</p>"}]
    )
    make.make_index().add_child(instance=page)
    page.save_revision()
    assert send(admin_client, page, "publish", **CHANGE).status_code == 302
    assert NewsPage.objects.get(pk=page.pk).live

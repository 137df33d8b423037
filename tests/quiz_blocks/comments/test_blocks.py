import json
from datetime import timedelta

import pytest
import time_machine
from wagtail.blocks import StreamBlock, StructBlockValidationError
from wagtail.blocks.base import BlockField

from quiz_blocks.comments.blocks import CommentFormBlock
from quiz_blocks.placement import next_change_on
from tests.quiz_blocks.comments.factories import BLOCK_ID, NOW, make_comment, make_page

pytestmark = pytest.mark.django_db
CLOSES = NOW + timedelta(hours=1)


def value(**kwargs):
    return CommentFormBlock().to_python(
        {"heading": "Góp ý", "is_open": True, "closes_at": None} | kwargs
    )


@pytest.mark.parametrize(
    ("is_open", "closes_at", "now", "open_now", "next_change"),
    [
        (True, None, NOW, True, None),
        (False, None, NOW, False, None),
        (True, CLOSES, NOW, True, CLOSES),
        (True, CLOSES, CLOSES - timedelta(microseconds=1), True, CLOSES),
        (True, CLOSES, CLOSES, False, None),
        (False, CLOSES, NOW, False, None),
    ],
)
def test_open_until_the_closing_moment(is_open, closes_at, now, open_now, next_change):
    form = value(is_open=is_open, closes_at=closes_at and closes_at.isoformat())
    assert form.is_open_at(now) is open_now
    assert CommentFormBlock().next_change_at(form, now) == next_change


def test_closing_moment__a_naive_one_is_local():
    form = value(closes_at="2026-11-23T17:00:00")
    assert form.closing_moment.isoformat() == "2026-11-23T17:00:00+07:00"


def test_page__changes_when_the_form_closes(client):
    page = make_page({"closes_at": CLOSES.isoformat()})
    with time_machine.travel(CLOSES - timedelta(seconds=1), tick=False):
        assert next_change_on(page, CLOSES - timedelta(seconds=1)) == CLOSES
        assert "<form" in client.get(page.url).content.decode()
    with time_machine.travel(CLOSES, tick=False):
        html = client.get(page.url).content.decode()
    assert "<form" not in html
    assert "Đã hết hạn nhận góp ý lúc 10:30, 23/11/2026" in html


def test_render__shows_twenty_newest_and_the_way_to_older(client):
    page = make_page()
    for number in range(21):
        make_comment(page, title=f"Ý số {number:02d}", created_at=NOW + timedelta(minutes=number))
    for status in ("pending", "rejected", "spam", "removed"):
        make_comment(page, status=status, title=f"Không hiện {status}")
    html = client.get(page.url).content.decode()
    assert "Ý số 20" in html
    assert "Ý số 01" in html
    assert "Ý số 00" not in html
    assert "Không hiện" not in html
    assert f"/gop-y/{page.pk}/{BLOCK_ID}/tat-ca/?truoc=" in html


def test_render__is_the_same_for_everybody(client, admin_client):
    page = make_page()
    make_comment(page)
    response = client.get(page.url)
    assert response.content == client.get(page.url).content == admin_client.get(page.url).content
    assert not response.cookies
    assert "csrf" not in response.content.decode()


def test_render__costs_two_queries_at_most(client, django_assert_max_num_queries):
    page = make_page()
    for _ in range(25):
        make_comment(page)
    page = page.specific_class.objects.get(pk=page.pk)
    with django_assert_max_num_queries(2):
        page.body.render_as_block({"page": page})


def test_render__on_no_page_the_form_cannot_be_sent_and_nothing_is_invented():
    html = CommentFormBlock().render(value())
    assert 'action=""' in html
    assert "disabled" in html
    assert "qb-comment__" not in html


def test_render__nested_or_without_id_there_is_no_form():
    page = make_page(block_id=None)
    page.body.raw_data[0].pop("id", None)
    nested = StreamBlock([("comments", CommentFormBlock())]).to_python(
        [{"type": "comments", "id": BLOCK_ID, "value": {"heading": "Lồng"}}]
    )
    html = nested.render_as_block({"page": page, "id": BLOCK_ID})
    assert "<form" not in html


@pytest.mark.parametrize("block_id", ["a/b", "x" * 65, "á", "a b", "../x"])
def test_render__an_id_that_fits_no_address_breaks_nothing(client, block_id):
    page = make_page(block_id=block_id)
    response = client.get(page.url)
    assert response.status_code == 200
    assert "<form" not in response.content.decode()


def test_preview__shows_form_and_samples_and_stores_nothing(admin_client):
    block = CommentFormBlock()
    context = block.get_preview_context(block.get_preview_value(), {})
    html = block.render(block.get_preview_value(), context)
    assert "<form" in html
    assert "Nguyễn Thị Hạnh" in html
    assert "challenge" not in html


def test_api__carries_only_what_the_editor_set():
    page = make_page({"introduction": "Mời góp ý"})
    make_comment(page, name="Người kín tiếng")
    child = page.body[0]
    data = json.dumps(child.block.get_api_representation(child.value), default=str)
    assert set(json.loads(data)) == {"heading", "introduction", "is_open", "closes_at"}


def test_block__says_what_it_is_in_the_picker():
    block = CommentFormBlock()
    assert block.is_previewable
    assert block.meta.icon and str(block.meta.group) and block.get_description()


def test_page_preview__sends_nothing():
    page = make_page()
    html = page.make_preview_request().rendered_content
    assert "<form" in html
    assert "thu-thach" not in html
    assert "disabled" in html


@pytest.mark.parametrize(
    ("stored", "typed"),
    [(None, ""), ("2026-12-25T03:00:00Z", "25/12/2026 10:00")],
)
def test_untouched_form__counts_as_unchanged(stored, typed):
    stream = StreamBlock([("comments", CommentFormBlock())])
    value = {"heading": "Góp ý", "introduction": "", "is_open": True, "closes_at": stored}
    before = stream.to_python([{"type": "comments", "id": "x", "value": value}])
    form = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "comments",
        "body-0-id": "x",
        "body-0-value-heading": "Góp ý",
        "body-0-value-introduction": "",
        "body-0-value-is_open": "on",
        "body-0-value-closes_at": typed,
    }
    after = stream.value_from_datadict(form, {}, "body")
    assert not BlockField(stream).has_changed(before, after)
    assert not BlockField(stream).has_changed(before, stream.clean(after))


def test_closing_moment_that_is_none__is_said_at_its_field():
    block = CommentFormBlock()
    form = {"b-heading": "Góp ý", "b-introduction": "", "b-closes_at": "mai"}
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.value_from_datadict(form, {}, "b"))
    assert list(refusal.value.block_errors) == ["closes_at"]

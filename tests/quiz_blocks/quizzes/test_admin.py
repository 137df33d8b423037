"""Quizzes in the admin, as an editor meets them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.html import strip_tags

from quiz_blocks.bank.models import Item, QuestionBank
from quiz_blocks.quizzes.models import Slot
from tests.quiz_blocks.bank.factories import make_item

from .factories import make_bank, make_questions, make_quiz, now, text_of

pytestmark = pytest.mark.django_db

ITEM = "wagtailsnippets_quiz_blocks_bank_item"
BANK = "wagtailsnippets_quiz_blocks_bank_questionbank"
CHOOSER = "wagtailsnippetchoosers_quiz_blocks_quizzes_quiz"


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("quan-tri", password="x"))
    return client


# --- What a quiz asks cannot be deleted ---


def test_delete_item__that_a_quiz_asks_is_refused_with_a_way_on(staff):
    item = make_questions(1)[0]
    make_quiz([item], title="Kiểm tra nhanh")
    said = text_of(staff.post(reverse(f"{ITEM}:delete", args=[item.pk]), follow=True))
    assert "Chưa xóa được câu hỏi «Câu hỏi số 1» vì còn nằm trong «Kiểm tra nhanh»." in said
    assert reverse(f"{ITEM}:unpublish", args=[item.pk]) in said
    assert Item.objects.filter(pk=item.pk).exists()


def test_delete_items__many_at_once_are_refused_together(staff):
    asked, free = make_questions(2)
    make_quiz([asked])
    url = (
        reverse("wagtail_bulk_action", args=["quiz_blocks_bank", "item", "delete"])
        + "?"
        + "&".join(f"id={item.pk}" for item in (asked, free))
    )
    assert "Chưa xóa được" in text_of(staff.post(url, follow=True))
    assert Item.objects.count() == 2


def test_delete_item__that_no_quiz_asks(staff):
    item = make_item()
    staff.post(reverse(f"{ITEM}:delete", args=[item.pk]))
    assert not Item.objects.exists()


def test_delete_bank__that_a_quiz_draws_from_is_refused(staff):
    bank = make_bank("Rút")
    quiz = make_quiz([], title="Rút thăm")
    Slot.objects.create(quiz=quiz, bank=bank)
    said = text_of(staff.post(reverse(f"{BANK}:delete", args=[bank.pk]), follow=True))
    assert "«Rút» vì «Rút thăm» còn rút câu hỏi từ đó" in said
    assert QuestionBank.objects.filter(pk=bank.pk).exists()


def test_delete_item__by_any_other_way_is_refused_by_the_model():
    item = make_questions(1)[0]
    quiz = make_quiz([item])
    with pytest.raises(ProtectedError):
        item.delete()
    assert quiz.count_questions() == 1


def test_an_old_version__that_asks_a_deleted_item_can_still_be_opened(staff):
    gone, kept = make_questions(2)
    quiz = make_quiz([gone, kept])
    old = quiz.save_revision()
    quiz.slots.first().delete()
    gone.delete()
    slots = list(old.as_object().slots.all())
    assert [slot.item for slot in slots] == [None, kept]
    url = reverse("wagtailsnippets_quiz_blocks_quizzes_quiz:edit", args=[quiz.pk])
    assert staff.get(url).status_code == 200


# --- The chooser ---


def test_chooser__says_how_long_a_quiz_is_and_whether_it_is_open(
    staff, django_assert_max_num_queries
):
    at = now()
    make_quiz(make_questions(2), title="Đã xong", closes_at=at - timedelta(days=1))
    make_quiz(make_questions(4), title="Sắp tới", opens_at=at + timedelta(days=1))
    make_quiz(title="Luôn mở")
    make_quiz(title="Bản nháp", published=False)
    staff.get(reverse(f"{CHOOSER}:choose"))
    with django_assert_max_num_queries(20):
        rows = text_of(staff.get(reverse(f"{CHOOSER}:choose_results"))).split("<tr")
    titles = ("Đã xong", "Sắp tới", "Luôn mở", "Bản nháp")
    said = {
        t: " ".join(strip_tags(f"<tr{row}").split()) for row in rows for t in titles if t in row
    }
    assert "Đã đóng lúc" in said["Đã xong"]
    assert "Đã xong 2 " in said["Đã xong"]
    assert "Chưa mở, mở lúc" in said["Sắp tới"]
    assert "Sắp tới 4 " in said["Sắp tới"]
    assert "Đang mở" in said["Luôn mở"]
    assert "Chưa phát hành" in said["Bản nháp"]

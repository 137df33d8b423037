from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from openpyxl import load_workbook

from quiz_blocks.quizzes.models import Attempt, Quiz
from tests.quiz_blocks.bank.factories import make_item

from .factories import make_attempt, make_every_kind, make_questions, make_quiz, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("quan-tri", password="x"))
    return client


@pytest.fixture
def quiz():
    quiz = make_quiz(pass_mark=50)
    make_attempt(quiz, "a", {1: "đúng 1", 2: "đúng 2", 3: "sai 3"})
    make_attempt(quiz, "b", {1: "đúng 1"})
    make_attempt(quiz, "c", {1: "sai 1"}, submitted=False)
    return quiz


def editor(*codenames):
    user = User.objects.create_user("bien-tap", password="x")
    group = Group.objects.create(name="Thử")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    user.groups.add(group)
    return user


def results_url(quiz):
    return reverse("quiz_blocks_results", args=[quiz.translation_key])


# --- The list ---


def test_list__shows_every_attempt(staff, quiz):
    page = text_of(staff.get(reverse("quiz_blocks_attempts")))
    assert "2/3" in page
    assert "Đạt" in page
    assert "Đang làm" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"state": "marked"}, 2),
        ({"state": "in_progress"}, 1),
        ({"passed": "1"}, 1),
        ({"passed": "0"}, 1),
        ({"quiz": "0"}, 3),
    ],
)
def test_list__filters(staff, quiz, query, shown):
    response = staff.get(reverse("quiz_blocks_attempts_results"), query)
    assert len(response.context["object_list"]) == shown


def test_list__costs_the_same_for_many(staff, quiz, django_assert_max_num_queries):
    staff.get(reverse("quiz_blocks_attempts"))
    for number in range(30):
        make_attempt(quiz, f"máy {number}")
    with django_assert_max_num_queries(16):
        staff.get(reverse("quiz_blocks_attempts"))


def test_list__goes_to_excel_in_the_offices_own_time(staff, quiz):
    Attempt.objects.update(started_at=datetime(2026, 11, 23, 2, 41, tzinfo=UTC))
    response = staff.get(reverse("quiz_blocks_attempts"), {"export": "xlsx"})
    rows = list(load_workbook(BytesIO(b"".join(response.streaming_content))).active.values)
    assert rows[0][0] == "Bài trắc nghiệm"
    assert len(rows) == 4
    assert rows[1][5] == datetime(2026, 11, 23, 9, 41)


def test_list__a_name_that_looks_like_a_formula_stays_a_name(staff, quiz):
    Attempt.objects.update(taker_name="=1+1")
    response = staff.get(reverse("quiz_blocks_attempts"), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert sheet["B2"].data_type == "s"
    response = staff.get(reverse("quiz_blocks_attempts"), {"export": "csv"})
    assert b",'=1+1," in b"".join(response.streaming_content)


# --- The figures ---


def test_results__charts_and_tables_say_the_same(staff, quiz):
    page = text_of(staff.get(results_url(quiz)))
    assert "<strong>2</strong> lượt đã nộp của <strong>2</strong> người" in page
    assert page.count("<svg") >= 2
    assert "<script" not in page[page.index("qb-chart") : page.rindex("qb-chart")]
    assert "Câu hỏi số 1" in page
    assert "66,7" in page
    assert "50" in page


def test_results__of_a_deleted_quiz_are_still_there(staff, quiz):
    quiz.delete()
    assert "lượt đã nộp" in text_of(staff.get(results_url(quiz)))


def test_results__of_nothing_say_so(staff):
    assert "Chưa có ai nộp bài này" in text_of(staff.get(results_url(make_quiz())))


def test_results__of_an_unknown_quiz_are_not_found(staff):
    unknown = "11111111-2222-4333-8444-555555555555"
    assert staff.get(reverse("quiz_blocks_results", args=[unknown])).status_code == 404


def test_results__go_to_excel(staff, quiz):
    response = staff.get(results_url(quiz), {"export": "xlsx"})
    book = load_workbook(BytesIO(response.content))
    assert book.sheetnames == ["Tổng hợp", "Phổ điểm", "Từng câu"]
    assert [row[1] for row in book["Từng câu"].values][1:] == [
        "Câu hỏi số 1",
        "Câu hỏi số 2",
        "Câu hỏi số 3",
    ]
    assert [row[7] for row in book["Từng câu"].values][1:] == [100, 50, 0]


def test_results__many_new_attempts_are_left_to_the_worker(staff, quiz, settings):
    settings.QUIZ_BLOCKS = {"STATISTICS_AT_ONCE": 1}
    first = text_of(staff.get(results_url(quiz)))
    assert "Các lượt mới đang được tính" in first
    # The tests' worker has counted by now.
    assert "<strong>2</strong> lượt đã nộp" in text_of(staff.get(results_url(quiz)))


def test_results__cost_the_same_for_many_questions(staff, django_assert_max_num_queries):
    quiz = make_quiz(make_questions(12))
    make_attempt(quiz)
    staff.get(results_url(quiz))
    with django_assert_max_num_queries(14):
        staff.get(results_url(quiz))


# --- One attempt ---


@pytest.mark.parametrize("submitted", [True, False])
def test_attempt__shows_what_was_answered(staff, submitted):
    quiz = make_quiz(make_every_kind())
    attempt = make_attempt(quiz, answers={4: "câu tôi viết"}, submitted=submitted)
    page = text_of(staff.get(reverse("quiz_blocks_attempt", args=[attempt.pk])))
    assert "câu tôi viết" in page


# --- Who may ---


@pytest.mark.parametrize("name", ["list", "attempt", "results"])
@pytest.mark.parametrize(("codenames", "status"), [(["view_attempt"], 200), ([], 302)])
def test_only_those_who_may_view_attempts(client, quiz, name, codenames, status):
    client.force_login(editor(*codenames))
    where = {
        "list": reverse("quiz_blocks_attempts"),
        "attempt": reverse("quiz_blocks_attempt", args=[Attempt.objects.first().pk]),
        "results": results_url(quiz),
    }[name]
    assert client.get(where).status_code == status


def test_menu__shows_attempts_to_those_who_may(client, quiz):
    client.force_login(editor("view_attempt"))
    assert reverse("quiz_blocks_attempts") in text_of(client.get(reverse("wagtailadmin_home")))


# --- The quiz itself ---


def test_quiz__is_listed_with_its_attempts_and_the_way_to_its_figures(staff, quiz):
    page = text_of(staff.get(reverse(Quiz.snippet_viewset.get_url_name("list"))))
    assert results_url(quiz) in page
    assert f"Kết quả của “{quiz.title}”" in page


def test_quiz__is_listed_without_figures_for_those_who_may_not_see_them(client, quiz):
    client.force_login(editor("change_quiz"))
    page = text_of(client.get(reverse(Quiz.snippet_viewset.get_url_name("list"))))
    assert quiz.title in page
    assert results_url(quiz) not in page


def quiz_form(**changes):
    """What the browser sends from the form of a new quiz with one slot."""
    fields = {
        "title": "Bài mới",
        "intro": "null",
        "feedback": "at_end",
        "layout": "one_by_one",
        "attempts_allowed": "0",
        "slots-TOTAL_FORMS": "1",
        "slots-INITIAL_FORMS": "0",
        "slots-MIN_NUM_FORMS": "0",
        "slots-MAX_NUM_FORMS": "1000",
        "slots-0-ORDER": "1",
        "slots-0-draws": "1",
        "slots-0-points": "1",
        "slots-0-item": "",
        "slots-0-bank": "",
        "action-publish": "1",
    }
    return fields | changes


def test_quiz__is_written_and_published_from_an_empty_form(staff):
    item = make_questions(1)[0]
    add = reverse(Quiz.snippet_viewset.get_url_name("add"))
    assert staff.get(add).status_code == 200
    response = staff.post(add, quiz_form(**{"slots-0-item": str(item.pk)}))
    assert response.status_code == 302
    quiz = Quiz.objects.get()
    assert quiz.live
    assert quiz.count_questions() == 1
    edit = reverse(Quiz.snippet_viewset.get_url_name("edit"), args=[quiz.pk])
    assert "Câu hỏi số 1" in text_of(staff.get(edit))


def test_quiz__is_kept_as_a_draft_however_unfinished(staff):
    add = reverse(Quiz.snippet_viewset.get_url_name("add"))
    unfinished = quiz_form()
    del unfinished["action-publish"]
    response = staff.post(add, unfinished)
    assert response.status_code == 302
    assert not Quiz.objects.get().live
    assert Quiz.objects.get().count_questions() == 0


def test_quiz__draws_no_more_than_the_bank_holds(staff):
    bank = make_questions(2)[0].bank
    add = reverse(Quiz.snippet_viewset.get_url_name("add"))
    slot = {"slots-0-bank": str(bank.pk), "slots-0-draws": "3"}
    assert "chỉ có 2 câu đã phát hành" in text_of(staff.post(add, quiz_form(**slot)))
    assert staff.post(add, quiz_form(**slot | {"slots-0-draws": "2"})).status_code == 302


def test_quiz__holds_an_item_once_and_published(staff):
    item = make_questions(1)[0]
    draft = make_item(published=False)
    add = reverse(Quiz.snippet_viewset.get_url_name("add"))
    slots = {
        f"slots-{n}-{name}": value
        for n in range(3)
        for name, value in {"ORDER": n, "draws": 1, "points": 1, "bank": ""}.items()
    }
    items = {"slots-0-item": item.pk, "slots-1-item": item.pk, "slots-2-item": draft.pk}
    said = text_of(staff.post(add, quiz_form(**slots | items | {"slots-TOTAL_FORMS": 3})))
    assert "đã có ở một mục phía trên" in said
    assert "chưa phát hành" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Hãy chọn một câu hỏi, hoặc một ngân hàng để rút."),
        ({"slots-TOTAL_FORMS": "0"}, "cần ít nhất một câu hỏi"),
        ({"pass_mark": "101"}, "100"),
        (
            {"opens_at": "2026-11-25 08:00", "closes_at": "2026-11-25 08:00"},
            "Giờ đóng phải sau giờ mở.",
        ),
    ],
)
def test_quiz__form_says_what_is_wrong(staff, changes, said):
    add = reverse(Quiz.snippet_viewset.get_url_name("add"))
    response = staff.post(add, quiz_form(**changes))
    assert response.status_code == 200
    assert said in text_of(response)
    assert not Quiz.objects.exists()


def test_quiz__preview_shows_a_sample_paper(staff, quiz):
    quiz.save_revision()
    response = quiz.make_preview_request()
    response.render()
    assert "Câu hỏi số 2" in text_of(response)
    assert Attempt.objects.count() == 3


def test_older_attempts_count_once_more_when_new_ones_come(staff, quiz):
    staff.get(results_url(quiz))
    make_attempt(quiz, "d", {1: "đúng 1"})
    assert "<strong>3</strong> lượt" in text_of(staff.get(results_url(quiz)))

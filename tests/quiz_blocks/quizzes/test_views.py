"""The public addresses: from the start to the result, refusals, and what never leaves early."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from quiz_blocks.quizzes.models import Attempt, Slot
from tests.quiz_blocks.bank.factories import make_item

from .factories import (
    BLOCK_ID,
    EXPLANATION,
    FEEDBACK,
    FRAGMENT,
    RIGHT_TEXT,
    fields_for,
    front_url,
    make_every_kind,
    make_page,
    make_questions,
    make_quiz,
    now,
    post,
    start_url,
    text_of,
    url,
)

pytestmark = pytest.mark.django_db


def start(client, page):
    response = post(client, start_url(page))
    assert response.status_code == 302
    return Attempt.objects.latest("pk")


def save(client, attempt, answers, *more, **headers):
    return post(
        client, url("save", attempt.uuid), [*fields_for(attempt, answers), *more], **headers
    )


def submit(client, attempt, answers=None, confirmed=True, **headers):
    fields = fields_for(attempt, answers or {})
    more = [("xac-nhan", "1")] if confirmed else []
    return post(client, url("submit", attempt.uuid), [*fields, *more], **headers)


# --- From the page to the result ---


def test_without_script__one_question_a_screen(client):
    page = make_page(make_quiz(pass_mark=50))
    assert front_url(page) in text_of(client.get(page.url))

    attempt = start(client, page)
    first = client.get(url("attempt", attempt.uuid))
    assert "Câu 1 trên 3" in text_of(first)
    assert "Câu hỏi số 1" in text_of(first)
    assert "Câu hỏi số 2" not in text_of(first)

    going = save(client, attempt, {1: "đúng 1"}, ("den", "2"))
    assert going.url == url("attempt", attempt.uuid) + "?cau=2"
    save(client, attempt, {2: "sai 2"}, ("den", "nop"))
    last = client.get(url("attempt", attempt.uuid), {"cau": "nop"})
    assert "Chưa trả lời câu:" in text_of(last)

    sent = submit(client, attempt)
    assert sent.url == url("result", attempt.uuid)
    result = text_of(client.get(sent.url))
    assert "1/3" in result
    assert "Chưa đạt" in result
    assert "33,3" in result
    assert client.get(url("attempt", attempt.uuid)).url == url("result", attempt.uuid)


def test_without_script__all_on_one_page(client):
    page = make_page(make_quiz(layout="all_together"))
    attempt = start(client, page)
    sheet = text_of(client.get(url("attempt", attempt.uuid)))
    assert sheet.count("<fieldset") == 3
    asked = submit(client, attempt, {1: "đúng 1"}, confirmed=False)
    assert asked.status_code == 400
    assert "cứ nộp như vậy" in text_of(asked)
    assert 'name="xac-nhan"' in text_of(asked)
    assert submit(client, attempt, {2: "đúng 2"}).status_code == 302
    assert Attempt.objects.get().score == 2


def test_without_script__told_at_once(client):
    page = make_page(make_quiz(feedback="at_once"))
    attempt = start(client, page)
    key = attempt.questions[0]["key"]
    answered = post(
        client, url("answer", attempt.uuid), [*fields_for(attempt, {1: "sai 1"}), ("tra-loi", key)]
    )
    told = text_of(client.get(answered.url))
    assert "Chưa đúng" in told
    assert f"{EXPLANATION} 1" in told
    assert f"{EXPLANATION} 2" not in text_of(client.get(answered.url, {"cau": "2"}))


def test_result__says_what_a_choice_is_told_under_that_choice_alone(client):
    attempt = start(client, make_page(make_quiz(make_questions(2))))
    result = text_of(client.get(submit(client, attempt, {1: "đúng 1", 2: "sai 2"}).url))
    (choice,) = [row for row in result.split("<li") if FEEDBACK in row]
    assert "đúng 1" in choice


def test_result__joins_accepted_answers_by_a_word(client):
    item = make_item("short_text", choices=[{"text": "Hà Nội"}, {"text": "Thăng Long"}])
    attempt = start(client, make_page(make_quiz([item])))
    result = text_of(client.get(submit(client, attempt, {1: "Huế"}).url))
    assert "Hà Nội hoặc Thăng Long" in result


def test_script__gets_fragments(client):
    page = make_page(make_quiz())
    response = post(client, start_url(page), **FRAGMENT)
    assert response.status_code == 200
    assert "<html" not in text_of(response)
    assert "Câu hỏi số 3" in text_of(response)


def test_script__saves_with_numbers(client):
    attempt = start(client, make_page(make_quiz()))
    saved = save(client, attempt, {1: "đúng 1"}, ("seq", "1"), **FRAGMENT)
    assert saved.json()["code"] == "saved"
    stale = save(client, attempt, {1: "sai 1"}, ("seq", "1"), **FRAGMENT)
    assert (stale.status_code, stale.json()["code"], stale.json()["seq"]) == (409, "stale", 1)


def test_script__learns_of_one_answer(client):
    attempt = start(client, make_page(make_quiz(feedback="at_once")))
    fields = [*fields_for(attempt, {2: "đúng 2"}), ("tra-loi", attempt.questions[1]["key"])]
    told = text_of(post(client, url("answer", attempt.uuid), fields, **FRAGMENT))
    assert "Đúng" in told
    assert "<form" not in told


def test_sending_twice_gives_the_same_receipt_byte_for_byte(client):
    attempt = start(client, make_page(make_quiz()))
    first = submit(client, attempt, {1: "đúng 1"}, **FRAGMENT)
    second = submit(client, attempt, {1: "sai 1"}, **FRAGMENT)
    assert first.content == second.content
    assert Attempt.objects.get().receipt in text_of(first)


def test_result__leads_back_to_the_passage(client):
    quiz = make_quiz([])
    page = make_page(quiz)
    item = make_questions(1, passage_page=page, passage_anchor="diem-3")[0]
    Slot.objects.create(quiz=quiz, item=item)
    attempt = start(client, page)
    result = text_of(client.get(submit(client, attempt, {1: "sai 1"}).url))
    assert f'href="{page.url}#diem-3"' in result
    assert "Đọc lại đoạn này" in result


def test_every_kind_can_be_answered(client):
    attempt = start(client, make_page(make_quiz(make_every_kind(), layout="all_together")))
    answers = {
        1: "Chính sách xã hội",
        2: ["Chính sách xã hội", "An sinh xã hội"],
        3: "Đúng",
        4: RIGHT_TEXT,
        5: "987.654",
    }
    submit(client, attempt, answers)
    assert Attempt.objects.get().score == 5


# --- Nothing of the key leaves early ---

SECRETS = [
    RIGHT_TEXT,
    EXPLANATION,
    FEEDBACK,
    "987654",
    "987.654",
    "fraction",
    "tolerance",
    "credit",
]


@pytest.mark.parametrize("layout", ["one_by_one", "all_together"])
@pytest.mark.parametrize("feedback", ["at_once", "at_end"])
@pytest.mark.parametrize("headers", [{}, FRAGMENT])
def test_no_key_leaves_before_the_answer(client, layout, feedback, headers):
    page = make_page(make_quiz(make_every_kind(), layout=layout, feedback=feedback))
    attempt = start(client, page)
    answer_text = [("tra-loi", attempt.questions[3]["key"]), ("q", attempt.questions[3]["key"])]
    sheet = url("attempt", attempt.uuid)
    responses = [
        client.get(page.url),
        client.get(front_url(page), **headers),
        post(client, start_url(page), **headers),
        *(client.get(sheet, {"cau": n}, **headers) for n in ["", "1", "4", "5", "nop", "x"]),
        save(client, attempt, {1: "Quốc phòng"}, ("den", "2"), **headers),
        save(client, attempt, {1: "Quốc phòng"}, ("seq", "0"), **headers),
        submit(client, attempt, confirmed=False, **headers),
        post(client, url("answer", attempt.uuid), answer_text, **headers),
        client.get(url("result", attempt.uuid), **headers),
        post(client, url("save", attempt.uuid), [("q", "x")], **headers),
    ]
    for response in responses:
        assert [secret for secret in SECRETS if secret in response.content.decode()] == []


def test_no_key_of_the_other_questions_leaves_with_an_answer(client):
    attempt = start(client, make_page(make_quiz(make_every_kind(), feedback="at_once")))
    fields = [*fields_for(attempt, {1: "Quốc phòng"}), ("tra-loi", attempt.questions[0]["key"])]
    told = text_of(post(client, url("answer", attempt.uuid), fields, **FRAGMENT))
    assert EXPLANATION in told
    assert RIGHT_TEXT not in told
    assert RIGHT_TEXT not in text_of(client.get(url("attempt", attempt.uuid), **FRAGMENT))


# --- Whose attempt it is ---


def test_cookie__comes_with_the_start_and_never_with_the_page(client):
    page = make_page(make_quiz())
    assert not client.get(page.url).cookies
    assert not client.get(front_url(page)).cookies
    cookie = post(client, start_url(page)).cookies["qb_taker"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/trac-nghiem/"


def test_page__is_the_same_for_everybody(client):
    page = make_page(make_quiz())
    before = client.get(page.url).content
    submit(client, start(client, page))
    assert client.get(page.url).content == before


@pytest.mark.parametrize("name", ["attempt", "result"])
def test_attempt__of_somebody_else_is_not_found(client, name):
    attempt = start(client, make_page(make_quiz()))
    stranger = Client()
    assert stranger.get(url(name, attempt.uuid)).status_code == 404
    assert submit(stranger, attempt).status_code == 404


def test_attempt__goes_on_where_cookies_are_refused():
    page = make_page(make_quiz())
    started = post(Client(), start_url(page))
    sheet = Client().get(started.url)
    assert sheet.status_code == 200
    attempt = Attempt.objects.get()
    token = started.url.split("ma=")[1]
    sent = post(Client(), url("submit", attempt.uuid), [("ma", token), ("xac-nhan", "1")])
    assert Client().get(sent.url).status_code == 200
    wrong = post(Client(), url("submit", attempt.uuid), [("ma", token[:-2] + "xx")])
    assert wrong.status_code == 404


def test_token__does_not_stay_in_the_address_once_the_cookie_has_come(client):
    page = make_page(make_quiz())
    started = post(client, start_url(page))
    assert "?ma=" in started.url
    assert client.get(started.url).url == url("attempt", Attempt.objects.get().uuid)


def test_front__knows_what_this_device_has_done(client):
    page = make_page(make_quiz(attempts_allowed=2))
    attempt = start(client, page)
    assert "Làm tiếp" in text_of(client.get(front_url(page)))
    submit(client, attempt, {1: "đúng 1"})
    front = text_of(client.get(front_url(page)))
    assert "được 1/3 điểm" in front
    assert f'href="{url("result", attempt.uuid)}">Xem kết quả' in front
    assert "Còn 1 lượt" in front
    submit(client, start(client, page))
    front = text_of(client.get(front_url(page)))
    assert "Lượt 1: 1/3 điểm" in front
    assert "<button" not in front.split("data-qb-front")[1].split("</main")[0]
    refused = post(client, start_url(page))
    assert refused.status_code == 409
    assert "Bạn đã làm đủ 2 lượt" in text_of(refused)
    assert Attempt.objects.count() == 2


def test_front__costs_few_queries(client, django_assert_max_num_queries):
    page = make_page(make_quiz(make_questions(12)))
    client.get(front_url(page))
    with django_assert_max_num_queries(10):
        client.get(front_url(page))


def test_sheet__costs_the_same_for_many_questions(client, django_assert_max_num_queries):
    attempt = start(client, make_page(make_quiz(make_questions(12), layout="all_together")))
    client.get(url("attempt", attempt.uuid))
    with django_assert_max_num_queries(6):
        client.get(url("attempt", attempt.uuid))


# --- Time ---


def test_times__around_opening_and_closing(client):
    at = now().replace(microsecond=0)
    quiz = make_quiz(opens_at=at + timedelta(hours=1), closes_at=at + timedelta(hours=2))
    page = make_page(quiz)
    with time_machine.travel(quiz.opens_at - timedelta(seconds=1), tick=False):
        assert "Mở lúc" in text_of(client.get(page.url))
        assert "Làm bài trắc nghiệm" not in text_of(client.get(page.url))
        early = post(client, start_url(page))
        assert early.status_code == 409
        assert "chưa mở" in text_of(early)
    with time_machine.travel(quiz.opens_at, tick=False):
        assert "Làm bài trắc nghiệm" in text_of(client.get(page.url))
        attempt = start(client, page)
        save(client, attempt, {1: "đúng 1"})
    with time_machine.travel(quiz.closes_at, tick=False):
        assert "Đã đóng lúc" in text_of(client.get(page.url))
        late = submit(client, attempt, {2: "đúng 2"})
        assert late.status_code == 409
        assert "đã đóng lúc" in text_of(late)
        assert text_of(late).count("checked") == 2  # the draft and what came too late
        assert (
            save(client, attempt, {3: "đúng 3"}, ("seq", "9"), **FRAGMENT).json()["code"]
            == "closed"
        )
        assert "Xem lại bài làm" in text_of(client.get(page.url))
        front = text_of(client.get(front_url(page)))
        assert "chưa nộp trước giờ đóng" in front
        assert "Làm tiếp" not in front
        assert "vẫn còn nguyên" in text_of(client.get(url("attempt", attempt.uuid)))
        stranger = text_of(Client().get(front_url(page)))
        assert "Chưa thấy bài làm nào của bạn" in stranger
        assert "data-qb-mine" not in stranger
        other = post(Client(), start_url(page))
        assert other.status_code == 409
    attempt.refresh_from_db()
    assert attempt.state == "in_progress"
    assert len(attempt.responses) == 1


def test_answers_are_stored_by_no_cache(client):
    page = make_page(make_quiz())
    attempt = start(client, page)
    for where in [front_url(page), url("attempt", attempt.uuid)]:
        said = client.get(where)["Cache-Control"]
        assert "no-store" in said
        assert "private" in said


# --- Where the quiz stands ---


def test_start__only_where_the_live_page_holds_the_quiz(client):
    page = make_page(make_quiz())
    other = make_page(make_quiz(), slug="khac", block_id="khac")
    assert post(client, url("start", page.pk, "khac")).status_code == 404
    assert post(client, url("start", 999_999, BLOCK_ID)).status_code == 404
    assert post(client, url("start", other.pk, "khac")).status_code == 302
    page.unpublish()
    assert post(client, start_url(page)).status_code == 404


def test_start__not_of_a_quiz_that_is_not_published(client):
    quiz = make_quiz()
    page = make_page(quiz)
    quiz.unpublish()
    assert post(client, start_url(page)).status_code == 404
    assert client.get(page.url).status_code == 200


def test_start__on_a_private_page_only_for_those_who_may_see_it(client, django_user_model):
    page = make_page(make_quiz())
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert post(client, start_url(page)).status_code == 404
    client.force_login(django_user_model.objects.create_user("doc-gia"))
    assert post(client, start_url(page)).status_code == 302


# --- What no form of ours sends ---


@pytest.mark.parametrize("name", ["save", "submit", "answer"])
@pytest.mark.parametrize(
    "fields",
    [
        [("q", "11111111-2222-4333-8444-555555555555")],
        [("c-khong-co", "1")],
        [("t-{1}", "gõ chữ vào câu chọn")],
        [("c-{1}", "khong-co")],
        [("c-{1}", "{other}")],
        [("c-{1}", "{1a}"), ("c-{1}", "{1b}")],
        [("q", "x" * 10_000)],
        [("q", "\x00")],
        [("c-{1}", "\x00")],
    ],
)
def test_wrong_fields__are_refused_and_nothing_is_stored(client, name, fields):
    attempt = start(client, make_page(make_quiz(feedback="at_once")))
    first, second = attempt.questions[:2]
    words = {
        "{1}": first["key"],
        "{1a}": first["choices"][0],
        "{1b}": first["choices"][1],
        "{other}": second["choices"][0],
    }

    def filled(text):
        for word, value in words.items():
            text = text.replace(word, value)
        return text

    sent = [(filled(a), filled(b)) for a, b in fields] + [("tra-loi", first["key"])]
    refused = post(client, url(name, attempt.uuid), sent)
    assert refused.status_code == 400
    assert "Có câu hỏi không thuộc bài này" in text_of(refused) or "Chưa lưu gì cả" in text_of(
        refused
    )
    attempt.refresh_from_db()
    assert (attempt.responses, attempt.seq, attempt.state) == ({}, 0, "in_progress")


@pytest.mark.parametrize("fields", [[], [("tra-loi", "")], [("tra-loi", "khong-co")]])
def test_answer__without_its_question_is_refused(client, fields):
    attempt = start(client, make_page(make_quiz(feedback="at_once")))
    refused = post(client, url("answer", attempt.uuid), fields)
    assert refused.status_code == 400
    attempt.refresh_from_db()
    assert attempt.outcome == {}


@pytest.mark.parametrize("seq", ["", "-1", "1.5", "một", "9" * 40, "²"])
def test_save__a_number_that_is_none_is_refused(client, seq):
    attempt = start(client, make_page(make_quiz()))
    assert save(client, attempt, {1: "đúng 1"}, ("seq", seq), **FRAGMENT).status_code == 400
    attempt.refresh_from_db()
    assert attempt.responses == {}


def test_another_quizs_answers_are_refused(client):
    attempt = start(client, make_page(make_quiz()))
    other = start(client, make_page(make_quiz(make_every_kind()), slug="khac"))
    refused = post(client, url("submit", attempt.uuid), fields_for(other, {1: "Quốc phòng"}))
    assert refused.status_code == 400
    assert Attempt.objects.get(pk=attempt.pk).state == "in_progress"


def test_ten_megabytes_are_refused(client):
    attempt = start(client, make_page(make_quiz()))
    refused = post(client, url("submit", attempt.uuid), [("t-x", "a" * 10_000_000)])
    assert refused.status_code in {400, 413}
    assert Attempt.objects.get().state == "in_progress"


def test_a_form_of_another_site_is_refused(client):
    page = make_page(make_quiz())
    refused = post(client, start_url(page), HTTP_ORIGIN="https://ke-xau.example")
    assert refused.status_code == 403
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("name", ["save", "answer", "submit", "start"])
def test_what_changes_something_is_never_a_get(client, name):
    page = make_page(make_quiz())
    attempt = start(client, page)
    where = start_url(page) if name == "start" else url(name, attempt.uuid)
    assert client.get(where).status_code == 405


def test_script_in_a_title_is_text(client):
    title = "<script>alert(1)</script>"
    page = make_page(make_quiz(title=title))
    start(client, page)
    for where in [page.url, front_url(page), url("attempt", Attempt.objects.get().uuid)]:
        assert "<script>alert" not in text_of(client.get(where))


def test_what_was_typed_is_shown_as_text(client):
    attempt = start(client, make_page(make_quiz(make_every_kind())))
    save(client, attempt, {4: '"><script>alert(1)</script>'})
    assert "<script>alert" not in text_of(client.get(url("attempt", attempt.uuid), {"cau": "4"}))
    result = client.get(submit(client, attempt).url)
    assert "<script>alert" not in text_of(result)

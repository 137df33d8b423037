"""The quiz in real Chromium: with and without script, with the network cut, by keyboard, to axe."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from quiz_blocks.quizzes.models import Attempt, Quiz, Slot
from tests.quiz_blocks.quizzes.factories import (
    RIGHT_TEXT,
    front_url,
    make_every_kind,
    make_page,
    make_questions,
    make_quiz,
)

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def plain(browser, live_server):
    """A page of a browser that runs no script."""
    context = browser.new_context(
        base_url=live_server.url,
        locale="vi-VN",
        viewport={"width": 360, "height": 740},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


def open_quiz(page, quiz_page):
    page.goto(quiz_page.url)
    page.get_by_role("link", name="Làm bài trắc nghiệm").click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def pick(page, text):
    page.get_by_label(text, exact=True).check()


def status(page, text):
    return page.get_by_role("status").filter(has_text=text)


def violations(page, within=".qb-quiz"):
    found = Axe().run(page, context=within).response["violations"]
    return [(v["id"], node["html"][:160]) for v in found for node in v["nodes"][:3]]


def overflow(page):
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


# --- With script ---


def test_reader_takes_the_quiz_in_the_page(page):
    quiz_page = make_page(make_quiz(pass_mark=50))
    open_quiz(page, quiz_page)
    expect(page.get_by_text("Câu 1 trên 3")).to_be_visible()
    expect(page.get_by_role("heading", name="Câu 1")).to_be_focused()
    pick(page, "đúng 1")
    press(page, "Câu sau")
    expect(page.get_by_role("heading", name="Câu 2")).to_be_focused()
    pick(page, "sai 2")
    expect(status(page, "Đã lưu lúc")).to_be_visible()
    press(page, "Câu sau")
    press(page, "Xem lại và nộp")
    expect(page.get_by_text("Chưa trả lời câu: 3")).to_be_visible()
    page.get_by_role("link", name="3", exact=True).click()
    expect(page.get_by_role("heading", name="Câu 3")).to_be_focused()
    pick(page, "đúng 3")
    press(page, "Xem lại và nộp")
    press(page, "Nộp bài")
    expect(page.get_by_role("heading", name="2/3")).to_be_visible()
    expect(page.get_by_role("group", name="2/3")).to_be_focused()
    expect(page.get_by_text("Chưa đúng")).to_be_visible()
    assert page.url.rstrip("/").endswith(quiz_page.url.rstrip("/"))
    assert Attempt.objects.get().score == 2


def test_by_keyboard_alone(page):
    quiz_page = make_page(make_quiz(make_questions(2)))
    page.goto(quiz_page.url)
    page.get_by_role("link", name="Làm bài trắc nghiệm").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Câu 1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("đúng 1", exact=True)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Câu 2")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nộp bài")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1/2")).to_be_visible()


def test_all_on_one_page(page):
    open_quiz(page, make_page(make_quiz(layout="all_together")))
    for number in (1, 2, 3):
        pick(page, f"đúng {number}")
    expect(page.get_by_text("Bạn đã trả lời hết các câu.")).to_be_visible()
    press(page, "Nộp bài")
    expect(page.get_by_role("heading", name="3/3")).to_be_visible()


def test_told_at_once(page):
    open_quiz(page, make_page(make_quiz(feedback="at_once")))
    pick(page, "sai 1")
    press(page, "Trả lời")
    verdict = page.locator("[data-qb-verdict]:visible")
    expect(verdict).to_be_focused()
    expect(verdict).to_contain_text("Chưa đúng")
    expect(page.get_by_text("lời-giải-thích-bí-mật 1")).to_be_visible()
    press(page, "Câu sau")
    pick(page, "đúng 2")
    press(page, "Trả lời")
    expect(verdict).to_contain_text("Đúng")
    press(page, "Câu sau")
    press(page, "Xem lại và nộp")
    press(page, "Nộp bài")
    expect(page.get_by_role("heading", name="1/3")).to_be_visible()


def test_typed_answers_and_what_is_no_number(page):
    open_quiz(page, make_page(make_quiz(make_every_kind(), layout="all_together")))
    page.get_by_label("Câu trả lời của bạn", exact=True).fill(RIGHT_TEXT)
    number = page.get_by_label("Câu trả lời của bạn (một số)")
    number.fill("gần chín trăm")
    press(page, "Nộp bài")
    expect(page.get_by_role("alert")).to_contain_text("câu 5: hãy ghi một số")
    expect(page.get_by_label("Câu trả lời của bạn", exact=True)).to_have_value(RIGHT_TEXT)
    number.fill("987.654")
    press(page, "Nộp bài")
    expect(page.get_by_role("heading", name="2/5")).to_be_visible()


def test_what_is_no_number__is_said_beside_the_field_and_counts_as_no_answer(page):
    open_quiz(page, make_page(make_quiz(make_every_kind(), layout="all_together")))
    number = page.get_by_label("Câu trả lời của bạn (một số)")
    done = page.locator("[data-qb-answered]")
    number.fill("gần chín trăm")
    number.blur()
    expect(page.get_by_text("Đây chưa phải là một số. Hãy ghi như 1.234,5.")).to_be_visible()
    expect(number).to_have_attribute("aria-invalid", "true")
    expect(done).to_have_text("0")
    for text in ("1.234,5", "− 7", "987.654"):
        number.fill(text)
        expect(done).to_have_text("1")
        expect(page.get_by_text("Đây chưa phải là một số")).to_be_hidden()


# --- Coming again, and coming back ---


def test_reload__half_way_the_card_offers_to_go_on(page):
    quiz_page = make_page(make_quiz())
    open_quiz(page, quiz_page)
    pick(page, "đúng 1")
    expect(status(page, "Đã lưu lúc")).to_be_visible()
    page.goto(quiz_page.url)
    expect(page.get_by_role("link", name="Làm bài trắc nghiệm")).to_have_count(0)
    page.get_by_role("link", name="Làm tiếp").click()
    expect(page.get_by_text("Câu 2 trên 3")).to_be_visible()


def test_reload__after_the_end_the_card_offers_the_result(page):
    quiz_page = make_page(make_quiz(make_questions(1)))
    open_quiz(page, quiz_page)
    pick(page, "đúng 1")
    press(page, "Xem lại và nộp")
    press(page, "Nộp bài")
    expect(page.get_by_role("heading", name="1/1")).to_be_visible()
    page.goto(quiz_page.url)
    page.get_by_role("link", name="Xem kết quả").click()
    expect(page.get_by_role("heading", name="1/1")).to_be_visible()


def test_a_reader_who_never_started__asks_the_server_nothing(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    quiz_page = make_page(make_quiz())
    page.goto(quiz_page.url)
    expect(page.get_by_role("link", name="Làm bài trắc nghiệm")).to_be_visible()
    assert [url for url in asked if front_url(quiz_page) in url] == []


@pytest.mark.parametrize("by", ["link", "the browser's own button"])
def test_from_the_passage_back_to_the_very_question(page, by):
    quiz = make_quiz([])
    quiz_page = make_page(quiz)
    digest = make_page(make_quiz(make_questions(1)), slug="tom-tat")
    for place, item in enumerate(make_questions(3, passage_page=digest)):
        Slot.objects.create(quiz=quiz, item=item, sort_order=place)
    open_quiz(page, quiz_page)
    press(page, "Câu sau")
    press(page, "Câu sau")
    press(page, "Xem lại và nộp")
    press(page, "Nộp bài")
    page.get_by_role("link", name="Đọc lại đoạn này").nth(1).click()
    expect(page.get_by_role("link", name="Làm bài trắc nghiệm")).to_be_visible()
    if by == "link":
        # The host site shows no way back of its own; the note says where it leads.
        page.goto(page.evaluate("JSON.parse(sessionStorage.getItem('qb:way-back')).from"))
    else:
        page.go_back()
    expect(page.get_by_role("heading", name="0/3")).to_be_visible()
    expect(page.get_by_role("heading", name="Câu 2")).to_be_focused()


def test_the_site_shows_the_way_back_beside_the_passage(page):
    page.goto(front_url(make_page(make_quiz())))
    note = "{passage: location.href, from: '/bai-khac/#quiz-1', start: '/khac/', question: 2}"
    page.evaluate(f"sessionStorage.setItem('qb:way-back', JSON.stringify({note}))")
    page.reload()
    back = page.get_by_role("link", name="Quay lại bài trắc nghiệm")
    expect(back).to_have_attribute("href", "/bai-khac/#quiz-1")
    assert violations(page, "html") == []
    page.evaluate("location.hash = 'cho-khac'")
    expect(back).to_have_count(0)


# --- The network ---


def test_network_cut_half_way__loses_nothing(page, context):
    open_quiz(page, make_page(make_quiz()))
    pick(page, "đúng 1")
    expect(status(page, "Đã lưu lúc")).to_be_visible()
    context.set_offline(True)
    press(page, "Câu sau")
    pick(page, "đúng 2")
    expect(status(page, "Chưa có mạng, bài vẫn giữ trên máy")).to_be_visible()
    press(page, "Câu sau")
    pick(page, "sai 3")
    press(page, "Xem lại và nộp")
    press(page, "Nộp bài")
    expect(status(page, "sẽ tự gửi khi có mạng lại")).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_role("heading", name="2/3")).to_be_visible()
    assert Attempt.objects.get().score == 2


def test_network_cut__what_was_ticked_survives_closing_the_page(page, context):
    quiz_page = make_page(make_quiz())
    open_quiz(page, quiz_page)
    context.set_offline(True)
    pick(page, "đúng 1")
    expect(status(page, "Chưa có mạng, bài vẫn giữ trên máy")).to_be_visible()
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(quiz_page.url)
    page.get_by_role("link", name="Làm tiếp").click()
    expect(status(page, "Đã lưu lúc")).to_be_visible()
    press(page, "Câu trước")
    expect(page.get_by_label("đúng 1", exact=True)).to_be_checked()
    assert len(Attempt.objects.get().responses) == 1


def test_network_cut__before_the_start_says_so(page, context):
    quiz_page = make_page(make_quiz())
    page.goto(quiz_page.url)
    context.set_offline(True)
    page.get_by_role("link", name="Làm bài trắc nghiệm").click()
    expect(status(page, "kiểm tra mạng")).to_be_visible()


def test_without_storage_everything_works(page):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
    )
    open_quiz(page, make_page(make_quiz(make_questions(1))))
    pick(page, "đúng 1")
    press(page, "Xem lại và nộp")
    press(page, "Nộp bài")
    expect(page.get_by_role("heading", name="1/1")).to_be_visible()


def test_sending_twice_counts_once(page):
    open_quiz(page, make_page(make_quiz(make_questions(1))))
    pick(page, "đúng 1")
    press(page, "Xem lại và nộp")
    page.get_by_role("button", name="Nộp bài").dblclick()
    expect(page.get_by_role("heading", name="1/1")).to_be_visible()
    assert Attempt.objects.count() == 1


def test_two_windows__lose_nothing(page, context):
    quiz_page = make_page(make_quiz(layout="all_together"))
    open_quiz(page, quiz_page)
    expect(page.get_by_label("đúng 1", exact=True)).to_be_visible()
    other = context.new_page()
    other.goto(quiz_page.url)
    other.get_by_role("link", name="Làm tiếp").click()
    pick(page, "đúng 1")
    expect(status(page, "Đã lưu lúc")).to_be_visible()
    pick(other, "đúng 2")
    expect(status(other, "Đã lưu lúc")).to_be_visible()
    pick(page, "đúng 3")
    press(page, "Nộp bài")
    expect(page.get_by_role("heading", name="3/3")).to_be_visible()
    pick(other, "sai 1")
    expect(other.get_by_role("heading", name="3/3")).to_be_visible()


def test_closing_while_somebody_answers__keeps_what_was_chosen(page):
    quiz = make_quiz(layout="all_together")
    open_quiz(page, make_page(quiz))
    pick(page, "đúng 1")
    expect(status(page, "Đã lưu lúc")).to_be_visible()
    past = timezone.now() - timedelta(minutes=1)
    Quiz.objects.update(closes_at=past)
    Attempt.objects.update(due_at=past)
    pick(page, "đúng 2")
    press(page, "Nộp bài")
    expect(page.get_by_role("alert")).to_contain_text("đã đóng lúc")
    expect(page.get_by_label("đúng 2", exact=True)).to_be_checked()
    assert Attempt.objects.get().state == "in_progress"


# --- Without script ---


@pytest.mark.parametrize("feedback", ["at_end", "at_once"])
def test_without_script__one_question_a_screen(plain, feedback):
    open_quiz(plain, make_page(make_quiz(make_questions(2), feedback=feedback)))
    press(plain, "Bắt đầu làm bài")
    pick(plain, "đúng 1")
    if feedback == "at_once":
        press(plain, "Trả lời")
        expect(plain.get_by_text("lời-giải-thích-bí-mật 1")).to_be_visible()
    press(plain, "Câu sau")
    pick(plain, "sai 2")
    press(plain, "Câu trước")
    press(plain, "Câu sau")
    expect(plain.get_by_label("sai 2", exact=True)).to_be_checked()
    if feedback == "at_once":
        press(plain, "Trả lời")
    press(plain, "Xem lại và nộp")
    press(plain, "Nộp bài")
    expect(plain.get_by_role("heading", name="1/2")).to_be_visible()
    plain.get_by_role("link", name="Về lại bài viết").click()
    expect(plain.get_by_role("heading", name="Bài viết")).to_be_visible()


@pytest.mark.parametrize("feedback", ["at_end", "at_once"])
def test_without_script__all_on_one_page(plain, feedback):
    quiz = make_quiz(make_questions(2), feedback=feedback, layout="all_together")
    open_quiz(plain, make_page(quiz))
    press(plain, "Bắt đầu làm bài")
    pick(plain, "đúng 1")
    if feedback == "at_once":
        plain.get_by_role("button", name="Trả lời").first.click()
        expect(plain.get_by_text("lời-giải-thích-bí-mật 1")).to_be_visible()
    press(plain, "Nộp bài")
    expect(plain.get_by_role("alert")).to_contain_text("cứ nộp như vậy")
    press(plain, "Nộp bài")
    expect(plain.get_by_role("heading", name="1/2")).to_be_visible()


def test_without_script__can_be_taken_again(plain):
    open_quiz(plain, make_page(make_quiz(make_questions(1), attempts_allowed=2)))
    for left in (True, False):
        plain.get_by_role("button", name="làm bài").or_(
            plain.get_by_role("button", name="Làm lại từ đầu")
        ).click()
        pick(plain, "đúng 1")
        press(plain, "Xem lại và nộp")
        press(plain, "Nộp bài")
        again = plain.get_by_role("link", name="Làm lại")
        expect(again).to_have_count(1 if left else 0)
        if left:
            again.click()
    assert Attempt.objects.count() == 2


# --- To everybody ---


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("feedback", ["at_end", "at_once"])
def test_axe_finds_nothing_in_any_state(page, context, feedback, scheme):
    page.emulate_media(color_scheme=scheme)
    quiz_page = make_page(make_quiz(make_every_kind(), feedback=feedback, pass_mark=50))
    page.goto(quiz_page.url)
    found = {"idle": violations(page)}
    page.get_by_role("link", name="Làm bài trắc nghiệm").click()
    expect(page.get_by_text("Câu 1 trên 5")).to_be_visible()
    found["question"] = violations(page)
    page.get_by_role("radio", name="Chính sách xã hội").check()
    expect(status(page, "Đã lưu lúc")).to_be_visible()
    found["saved"] = violations(page)
    context.set_offline(True)
    page.get_by_role("radio", name="Ngoại giao").check()
    expect(status(page, "Chưa có mạng")).to_be_visible()
    context.set_offline(False)
    if feedback == "at_once":
        press(page, "Trả lời")
        expect(page.get_by_text("Chưa đúng")).to_be_visible()
        found["wrong"] = violations(page)
    for _step in range(4):
        press(page, "Câu sau")
    press(page, "Xem lại và nộp")
    found["last"] = violations(page)
    press(page, "Nộp bài")
    expect(page.get_by_text("Mã biên nhận")).to_be_visible()
    found["result"] = violations(page)
    assert {state: problems for state, problems in found.items() if problems} == {}


def test_axe_finds_nothing_on_the_quizs_own_pages(page):
    quiz_page = make_page(make_quiz(make_every_kind(), layout="all_together"))
    page.goto(front_url(quiz_page))
    assert violations(page, "html") == []
    press(page, "Bắt đầu làm bài")
    expect(page.get_by_role("button", name="Nộp bài")).to_be_visible()
    assert violations(page, "html") == []
    press(page, "Nộp bài")
    expect(page.get_by_text("Mã biên nhận")).to_be_visible()
    assert violations(page, "html") == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_pushes_the_page(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    quiz_page = make_page(make_quiz(make_every_kind(), title="Khônghềcódấucáchnào" * 8))
    open_quiz(page, quiz_page)
    expect(page.get_by_text("Câu 1 trên 5")).to_be_visible()
    assert overflow(page) <= 0
    press(page, "Câu sau")
    for _step in range(3):
        press(page, "Câu sau")
    press(page, "Xem lại và nộp")
    assert overflow(page) <= 0
    press(page, "Nộp bài")
    expect(page.get_by_text("Mã biên nhận")).to_be_visible()
    assert overflow(page) <= 0


def test_touch_targets_are_large_enough(page):
    open_quiz(page, make_page(make_quiz(make_every_kind(), layout="all_together")))
    expect(page.get_by_role("button", name="Nộp bài")).to_be_visible()
    targets = page.locator(
        ".qb-goto:visible, .qb-choice:visible, .qb-button:visible, .qb-input:visible"
    ).all()
    assert len(targets) > 10
    for target in targets:
        assert target.bounding_box()["height"] >= 44


def test_no_request_to_another_host_and_no_error(page, live_server):
    hosts, errors = set(), []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_quiz(page, make_page(make_quiz(make_questions(1))))
    press(page, "Xem lại và nộp")
    press(page, "Nộp bài")
    expect(page.get_by_text("Mã biên nhận")).to_be_visible()
    assert hosts == {live_server.url.split("/")[2]}
    assert errors == []

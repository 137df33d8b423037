import json
from datetime import timedelta

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.blocks import StreamBlock, StructBlock
from wagtail.models import Page

from quiz_blocks.blocks import QuizBlock
from quiz_blocks.placement import next_change_on
from quiz_blocks.quizzes.models import Quiz
from tests.testapp.models import HostPage

from .factories import (
    BLOCK_ID,
    EXPLANATION,
    RIGHT_TEXT,
    front_url,
    make_every_kind,
    make_page,
    make_questions,
    make_quiz,
    now,
    text_of,
)

pytestmark = pytest.mark.django_db


def rendered(page):
    return page.body.render_as_block({"page": page, "request": RequestFactory().get("/")})


def test_block__says_what_the_quiz_is(client):
    quiz = make_quiz(pass_mark=70, attempts_allowed=2, intro="<p>Lời dẫn</p>")
    page = make_page(quiz, note="Mời bạn thử")
    said = text_of(client.get(page.url))
    for words in [
        "Tìm hiểu Nghị quyết 42",
        "Lời dẫn",
        "Mời bạn thử",
        "3 câu hỏi",
        "70 %",
        "2 lượt",
    ]:
        assert words in said
    assert "Số lượt tính theo từng máy" in said


def test_block__its_own_heading_wins(client):
    page = make_page(make_quiz(), heading="Kiểm tra nhanh")
    assert "Kiểm tra nhanh" in rendered(page)


def test_block__costs_one_query_for_any_number_of_questions(django_assert_num_queries):
    for count in (2, 9):
        page = make_page(make_quiz(make_questions(count)), slug=f"trang-{count}")
        page = HostPage.objects.get(pk=page.pk)
        with django_assert_num_queries(1):
            rendered(page)


def test_block__its_page_sets_no_cookie_and_holds_no_token(client):
    page = make_page(make_quiz())
    response = client.get(page.url)
    assert not response.cookies
    assert "csrf" not in text_of(response).lower()
    assert "Cookie" not in response.get("Vary", "")


def test_block__without_a_place_of_its_own_has_no_link():
    quiz = make_quiz()
    html = QuizBlock().render(QuizBlock().to_python({"quiz": quiz.pk}), context={})
    assert "Tìm hiểu" in html
    assert "href" not in html


def test_block__nested_has_no_link():
    quiz = make_quiz()
    box = StreamBlock([("box", StructBlock([("quiz", QuizBlock())]))])
    stream = box.to_python([{"type": "box", "id": "x", "value": {"quiz": {"quiz": quiz.pk}}}])
    page = make_page(make_quiz(), slug="hop")
    html = stream.render_as_block({"page": page})
    assert "Tìm hiểu" in html
    assert "data-qb-open" not in html


def test_block__of_a_deleted_quiz_is_empty(client):
    quiz = make_quiz()
    page = make_page(quiz)
    quiz.delete()
    response = client.get(page.url)
    assert response.status_code == 200
    assert "qb-quiz" not in text_of(response)


def test_block__of_an_unpublished_quiz_says_so(client):
    quiz = make_quiz()
    page = make_page(quiz)
    quiz.unpublish()
    said = text_of(client.get(page.url))
    assert "hiện không mở" in said
    assert front_url(page) not in said


def test_next_change__is_the_next_opening_closing_or_expiry():
    at = now()
    moments = {"opens_at": 1, "closes_at": 3, "go_live_at": 2, "expire_at": 4}
    quiz = make_quiz(**{name: at + timedelta(hours=h) for name, h in moments.items()})
    page = make_page(quiz)
    for hour in (0, 1, 2, 3):
        change = next_change_on(page, at + timedelta(hours=hour))
        assert change == at + timedelta(hours=hour + 1)
    assert next_change_on(page, at + timedelta(hours=4)) is None


def test_api__carries_no_key():
    page = make_page(make_quiz(make_every_kind()))
    said = json.dumps(page.body.stream_block.get_api_representation(page.body), ensure_ascii=False)
    assert "Tìm hiểu Nghị quyết 42" in said
    assert RIGHT_TEXT not in said
    assert EXPLANATION not in said


def test_preview_value__renders(client):
    block = QuizBlock()
    assert "Tìm hiểu nghị quyết" in block.render(block.get_preview_value(), context={})
    make_quiz(title="Bài có thật")
    assert "Bài có thật" in block.render(block.get_preview_value(), context={})


def test_block__declares_itself_to_editors():
    block = QuizBlock()
    assert block.meta.icon
    assert str(block.label) == "Trắc nghiệm"
    assert block.get_description()
    assert str(block.meta.group)


# --- What a page must load ---


def assets(page):
    template = Template("{% load quiz_blocks_tags %}{% quiz_blocks_assets page %}")
    return template.render(Context({"page": page}))


def test_assets__each_once_for_two_quizzes():
    page = make_page(make_quiz())
    page.body.append(("quiz", QuizBlock().to_python({"quiz": Quiz.objects.get().pk})))
    html = assets(page)
    assert html.count("quizzes/quiz.css") == 1
    assert html.count('<script type="module"') == 1


def test_assets__none_where_there_is_no_block():
    page = make_page(make_quiz())
    page.body = []
    assert assets(page) == ""
    assert assets(None) == ""
    assert assets(Page.objects.get(depth=1)) == ""


def test_block_id__is_the_anchor_that_results_lead_back_to(client):
    page = make_page(make_quiz())
    assert f'id="quiz-{BLOCK_ID}"' in text_of(client.get(page.url))

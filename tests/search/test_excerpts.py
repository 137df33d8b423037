import pytest
from django.core.management import call_command

from home.chrome import forget_chrome
from search.excerpts import LENGTH, excerpt, mark, words_pattern
from search.queries import parse_query

from ..home.factories import publish_news


def pattern(typed):
    return words_pattern(parse_query(typed))


@pytest.mark.parametrize(
    ("typed", "text", "html"),
    [
        ("duong", "Mở đường về bản", "Mở <mark>đường</mark> về bản"),
        ("nghị quyết", "Nghị  quyết này", "<mark>Nghị  quyết</mark> này"),
        ("42", "Theo 42-NQ/TW, 142 xã", "Theo <mark>42-NQ/TW</mark>, 142 xã"),
        ("b", "<b> & b", "&lt;<mark>b</mark>&gt; &amp; <mark>b</mark>"),
        ("amp", "a & b", "a &amp; b"),
        ("script", "<script>", "&lt;<mark>script</mark>&gt;"),
        ("duong", "Không có", "Không có"),
    ],
)
def test_mark__what_was_typed_with_or_without_marks(typed, text, html):
    assert mark(text, pattern(typed)) == html


def test_excerpt__is_the_passage_around_the_words():
    text = "Đầu bài. " * 60 + "Bà con góp công mở đường về bản. " + "Cuối bài. " * 60
    passage = excerpt(text, pattern("mo duong"))
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert "góp công <mark>mở đường</mark> về bản" in passage
    assert len(passage) < LENGTH + 40


def test_excerpt__prefers_the_words_in_a_row():
    text = "Nghị viên họp. " + "Chuyện khác. " * 60 + "Theo nghị quyết mới."
    assert "<mark>nghị quyết</mark>" in excerpt(text, pattern("nghi quyet"))


def test_excerpt__without_the_words_is_empty():
    assert excerpt("Không có gì", pattern("duong")) == ""


@pytest.mark.django_db
def test_results__show_where_in_the_body_the_words_stand(client):
    forget_chrome()
    body = [{"type": "paragraph", "value": "<p>Sáng nay <b>cây cầu</b> treo đã khánh thành.</p>"}]
    publish_news("Chuyện ở bản", summary="Một ngày vui.", body=body)
    call_command("update_index", verbosity=0)
    text = client.get("/tim-kiem/", {"q": "cay cau"}).content.decode()
    assert "<mark>cây cầu</mark> treo đã khánh thành" in text
    titled = client.get("/tim-kiem/", {"q": "chuyen"}).content.decode()
    assert "<mark>Chuyện</mark> ở bản" in titled
    assert "Một ngày vui." in titled

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.guard import questions
from quiz_blocks.guard.questions import WORDS, BadAnswer, ask, parse_answer, read_answer

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def right_answer(question):
    first, sign, second, *_ = (
        question.text.removesuffix(" bằng mấy?")
        .lower()
        .replace(" cộng ", "|+|")
        .replace(" trừ ", "|-|")
        .split("|")
    )
    number = WORDS.index(second)
    return WORDS.index(first) + (number if sign == "+" else -number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 12. ", 12),
        ("bảy", 7),
        ("bay", 7),
        ("Mười  một", 11),
        ("MƯỜI LĂM", 15),
        ("", None),
        ("mấy", None),
        ("7a", None),
        ("-3", None),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_parse_answer__digits_or_words(text, number):
    assert parse_answer(text) == number


def test_ask__many_questions_are_all_answerable():
    for _ in range(200):
        question = ask("mau", NOW)
        answer = right_answer(question)
        assert 1 <= answer <= 18
        assert read_answer(question.token, str(answer), "mau", NOW)
        assert read_answer(question.token, WORDS[answer], "mau", NOW)


def test_ask__the_token_does_not_hold_the_answer():
    tokens = {ask("mau", NOW).token for _ in range(50)}
    assert len(tokens) == 50
    content = questions._open(tokens.pop())
    assert len(content["answer"]) == 64


@pytest.mark.parametrize(
    ("scope", "later", "reason"),
    [
        ("khac", timedelta(0), "other form"),
        ("mau", timedelta(hours=2), "expired"),
        ("mau", timedelta(hours=2, seconds=-1), None),
    ],
)
def test_read_answer__for_this_form_and_in_time(scope, later, reason):
    question = ask("mau", NOW)
    answer = str(right_answer(question))
    if reason is None:
        assert read_answer(question.token, answer, scope, NOW + later)
        return
    with pytest.raises(BadAnswer) as caught:
        read_answer(question.token, answer, scope, NOW + later)
    assert caught.value.reason == reason


def test_read_answer__wrong():
    question = ask("mau", NOW)
    with pytest.raises(BadAnswer) as caught:
        read_answer(question.token, str(right_answer(question) + 1), "mau", NOW)
    assert caught.value.reason == "wrong"


@given(st.text(max_size=200))
def test_read_answer__no_token_breaks_it(token):
    with pytest.raises(BadAnswer):
        read_answer(token, "7", "mau", NOW)

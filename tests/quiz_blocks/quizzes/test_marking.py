from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.quizzes.marking import (
    Asked,
    Mark,
    Verdict,
    comparable,
    fits_pattern,
    is_blank,
    mark,
    mark_paper,
    right_keys,
)


def payload(kind, *choices, **fields):
    """``choices`` are (text, fraction) or (text, fraction, tolerance); the text is the key, too."""
    return {
        "item": "i",
        "kind": kind,
        "ignore_diacritics": False,
        "choices": [
            {"key": text, "text": text, "fraction": str(fraction), "tolerance": str(*rest or ["0"])}
            for text, fraction, *rest in choices
        ],
    } | fields


def picked(*keys):
    return {"choices": list(keys)}


def typed(text):
    return {"text": text}


SINGLE = payload("single", ("a", 100), ("b", 50), ("c", 0), ("d", "-33.33333"))
MULTIPLE = payload("multiple", ("a", 50), ("b", 50), ("c", -50), ("d", -100))
THIRDS = payload("multiple", ("a", "33.33333"), ("b", "33.33333"), ("c", "33.33333"), ("d", -100))


@pytest.mark.parametrize(
    ("question", "response", "credit", "verdict"),
    [
        (SINGLE, picked("a"), "1", "right"),
        (SINGLE, picked("b"), "0.5", "partly"),
        (SINGLE, picked("c"), "0", "wrong"),
        (SINGLE, picked("d"), "-0.3333333", "wrong"),
        (SINGLE, picked(), "0", "blank"),
        (SINGLE, None, "0", "blank"),
        (SINGLE, {}, "0", "blank"),
        (payload("true_false", ("Đúng", 0), ("Sai", 100)), picked("Sai"), "1", "right"),
        (payload("true_false", ("Đúng", 0), ("Sai", 100)), picked("Đúng"), "0", "wrong"),
        (MULTIPLE, picked("a", "b"), "1", "right"),
        (MULTIPLE, picked("a"), "0.5", "partly"),
        (MULTIPLE, picked("a", "c"), "0", "wrong"),
        (MULTIPLE, picked("a", "b", "c"), "0.5", "partly"),
        (MULTIPLE, picked("d"), "0", "wrong"),
        (MULTIPLE, picked("a", "b", "c", "d"), "0", "wrong"),
        (MULTIPLE, picked("a", "a"), "0.5", "partly"),
        (THIRDS, picked("a", "b", "c"), "1", "right"),
        (THIRDS, picked("a", "b"), "0.6666666", "partly"),
    ],
)
def test_mark__what_was_picked(question, response, credit, verdict):
    marked = mark(question, response)
    assert (marked.credit, marked.verdict) == (Decimal(credit), verdict)


@pytest.mark.parametrize(
    ("accepted", "text", "loose", "right"),
    [
        ("đổi mới", "đổi mới", False, True),
        ("đổi mới", "  ĐỔI   MỚI ", False, True),
        ("đổi mới", "đo\u0302\u0309i mơ\u0301i", False, True),  # decomposed, as from a Mac
        ("hòa bình", "hoà bình", False, True),
        ("Thúy", "thuý", False, True),
        ("đổi mới", "doi moi", False, False),
        ("đổi mới", "doi moi", True, True),
        ("đổi mới", "Đôi mơi", True, True),
        ("đổi mới", "đổi", False, False),
        ("*an sinh*", "chính sách an sinh xã hội", False, True),
        ("an*hội", "an sinh xã hội", False, True),
        ("an*hội", "an sinh xã", False, False),
        ("5\\*", "5*", False, True),
        ("5\\*", "50", False, False),
        ("*", "bất cứ gì", False, True),
    ],
)
def test_mark__short_text(accepted, text, loose, right):
    question = payload("short_text", (accepted, 100), ignore_diacritics=loose)
    assert (mark(question, typed(text)).verdict == Verdict.RIGHT) is right


def test_mark__short_text_is_worth_the_first_answer_that_fits():
    question = payload("short_text", ("hà nội", 100), ("hà*", 50), ("*", 0))
    assert mark(question, typed("Hà Nội")).credit == 1
    assert mark(question, typed("Hà Nam")) == Mark(Decimal("0.5"), Verdict.PARTLY, ("hà*",))
    assert mark(question, typed("Huế")) == Mark(Decimal(0), Verdict.WRONG, ("*",))


@pytest.mark.parametrize(
    ("value", "tolerance", "text", "right"),
    [
        ("2023", "0", "2023", True),
        ("2023", "0", "2.023", True),
        ("1234.5", "0", "1.234,5", True),
        ("1234.5", "0.5", "1.235", True),
        ("1234.5", "0.5", "1.234", True),
        ("1234.5", "0.5", "1.235,1", False),
        ("0.5", "0", "0,5", True),
        ("-3", "0", "−3", True),
        ("3", "0", "ba", False),
        ("3", "0", "3 %", False),
    ],
)
def test_mark__number(value, tolerance, text, right):
    question = payload("number", (value, 100, tolerance))
    assert (mark(question, typed(text)).verdict == Verdict.RIGHT) is right


def test_mark__an_unknown_kind_is_an_error():
    with pytest.raises(KeyError):
        mark(payload("essay"), typed("x"))


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        (SINGLE, ("a",)),
        (MULTIPLE, ("a", "b")),
        (payload("short_text", ("x", 100), ("y", 100), ("z", 50)), ("x", "y")),
    ],
)
def test_right_keys(question, keys):
    assert right_keys(question) == keys


# --- The whole paper ---

ASKED = [Asked("q1", Decimal(2)), Asked("q2", Decimal(1))]
PAYLOADS = {"q1": SINGLE, "q2": MULTIPLE}


@pytest.mark.parametrize(
    ("responses", "score"),
    [
        ({}, "0"),
        ({"q1": picked("a")}, "2"),
        ({"q1": picked("b"), "q2": picked("a", "b")}, "2"),
        ({"q1": picked("d")}, "0"),  # never below nothing
        ({"q1": picked("d"), "q2": picked("a", "b")}, "0.3333"),
    ],
)
def test_mark_paper(responses, score):
    outcome = mark_paper(ASKED, PAYLOADS, responses)
    assert outcome.score == Decimal(score)
    assert outcome.max_score == 3


def test_mark_paper__what_was_told_at_once_stands():
    told = {"q1": mark(SINGLE, picked("a"))}
    outcome = mark_paper(ASKED, PAYLOADS, {"q1": picked("c")}, told)
    assert outcome.score == 2


fractions = st.decimals(-100, 100, places=5)
choices = st.lists(st.tuples(st.text("abc", min_size=1), fractions), min_size=1, max_size=6)


@given(choices, st.data())
def test_mark__stays_within_its_bounds(written, data):
    question = payload("multiple", *dict(written).items())
    keys = [choice["key"] for choice in question["choices"]]
    marked = mark(question, picked(*data.draw(st.lists(st.sampled_from(keys)))))
    assert 0 <= marked.credit <= 1
    assert (marked.verdict == Verdict.RIGHT) == (marked.credit == 1)


@given(choices, st.data())
def test_mark__does_not_care_for_the_order_of_ticks(written, data):
    question = payload("multiple", *dict(written).items())
    keys = [choice["key"] for choice in question["choices"]]
    ticks = data.draw(st.lists(st.sampled_from(keys), unique=True))
    shuffled = data.draw(st.permutations(ticks))
    assert mark(question, picked(*ticks)).credit == mark(question, picked(*shuffled)).credit


@given(st.text())
def test_comparable__twice_is_once(text):
    assert comparable(comparable(text)) == comparable(text)


@given(st.text("ab*", max_size=12), st.text("ab", max_size=12))
def test_fits_pattern__agrees_with_a_regular_expression(pattern, text):
    import re

    expected = re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL)
    assert fits_pattern(text, pattern) == bool(expected)


def test_fits_pattern__takes_no_time_for_a_wicked_pattern():
    assert not fits_pattern("a" * 20_000, "*a" * 2_000 + "b")


@pytest.mark.parametrize(
    ("response", "blank"),
    [
        (None, True),
        ({}, True),
        ({"choices": []}, True),
        ({"text": "  "}, True),
        ({"text": "0"}, False),
        ({"choices": ["a"]}, False),
    ],
)
def test_is_blank(response, blank):
    assert is_blank(response) is blank

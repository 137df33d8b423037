from decimal import Decimal

import pytest

from quiz_blocks.bank.kinds import ChoiceData, all_kinds, get_kind, true_false_choices

D = Decimal


def right(text, **more):
    return ChoiceData(text, right=True, **more)


def wrong(text, **more):
    return ChoiceData(text, **more)


def says(kind, choices):
    return [problem.message for problem in get_kind(kind).problems(choices)]


GOOD = [
    ("single", [right("a"), wrong("b")]),
    ("single", [wrong("a", fraction=D(100)), wrong("b", fraction=D(100)), wrong("c")]),
    ("single", [right("a"), wrong("b", fraction=D(30))]),
    ("multiple", [right("a"), right("b"), wrong("c")]),
    ("multiple", [right("a"), right("b"), right("c")]),
    ("multiple", [wrong("a", fraction=D(33)), wrong("b", fraction=D(67)), wrong("c")]),
    ("multiple", [wrong(t, fraction=D(33)) for t in "abc"]),
    ("true_false", list(true_false_choices(True))),
    ("true_false", list(true_false_choices(False))),
    ("short_text", [wrong("đổi mới")]),
    ("short_text", [wrong("đổi mới"), wrong("*", fraction=D(0))]),
    ("number", [wrong("1.234,5")]),
    ("number", [wrong("2023"), wrong("2023", fraction=D(50), tolerance=D(1))]),
    ("number", [wrong("2023"), wrong("*", fraction=D(0))]),
]

BAD = [
    ("single", [], "ít nhất hai"),
    ("single", [right("a")], "ít nhất hai"),
    ("single", [wrong("a"), wrong("b")], "cần một lựa chọn đúng"),
    ("single", [right("a"), right("b")], "chỉ có một lựa chọn đúng"),
    ("single", [right("a"), wrong(" ")], "Chưa có nội dung"),
    ("single", [right("a"), wrong("a ")], "lặp lại"),
    ("single", [right("a"), wrong("b", fraction=D(101))], "từ -100 đến 100"),
    ("multiple", [right("a")], "ít nhất hai"),
    ("multiple", [wrong("a"), wrong("b")], "ít nhất một lựa chọn đúng"),
    ("multiple", [wrong("a", fraction=D("62.5")), wrong("b", fraction=D(0))], "62,5 %"),
    ("true_false", [right("Đúng")], "đúng hai lựa chọn"),
    ("true_false", [wrong("Đúng"), wrong("Sai")], "đúng hay sai"),
    ("true_false", [right("Sai"), wrong("Đúng")], "theo thứ tự"),
    ("short_text", [], "ít nhất một đáp án"),
    ("short_text", [wrong("a", fraction=D(50))], "ít nhất một đáp án"),
    ("number", [wrong("hai")], "không phải là số"),
    ("number", [wrong("2"), wrong("*")], "Dấu *"),
    ("number", [wrong("2", tolerance=D(-1))], "không được âm"),
]


@pytest.mark.parametrize(("kind", "choices"), GOOD)
def test_problems__none(kind, choices):
    assert says(kind, choices) == []


@pytest.mark.parametrize(("kind", "choices", "message"), BAD)
def test_problems__said(kind, choices, message):
    assert any(message in said for said in says(kind, choices))


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.value)
def test_every_kind__has_a_label_a_hint_and_survives_nothing_at_all(kind):
    assert kind.label
    assert kind.hint
    assert kind.fractions([]) == []
    assert list(kind.problems([]))


@pytest.mark.parametrize(
    ("choices", "fractions"),
    [
        ([right("a"), right("b"), wrong("c")], ["50", "50", "-50"]),
        (
            [right("a"), right("b"), right("c"), wrong("d")],
            ["33.33334", "33.33333", "33.33333", "-33.33333"],
        ),
        ([wrong("a"), wrong("b")], ["-100", "-100"]),
        ([right("a", fraction=D(70)), right("b", fraction=D(30))], ["70", "30"]),
    ],
)
def test_multiple__shares_out_all_of_it(choices, fractions):
    assert get_kind("multiple").fractions(choices) == [D(f) for f in fractions]


@pytest.mark.parametrize(
    ("typed", "canonical"), [("1.234,50", "1234.5"), (" 2023 ", "2023"), ("0,0", "0"), ("*", "*")]
)
def test_number__canonical_text(typed, canonical):
    assert get_kind("number").canonical_text(typed) == canonical

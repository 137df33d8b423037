"""Which questions are alike, by tables and by properties."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.bank.duplicates import Finder, Question, find_groups, find_like
from quiz_blocks.text import fold

BODIES = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương", "Quốc hội")
WHO = Question("Cơ quan nào ban hành Nghị quyết số 42-NQ/TW?", BODIES)


def match(one, other):
    found = Finder([other]).like(one)
    return ("same" if found[0].same else "near") if found else None


@pytest.mark.parametrize(
    "other",
    [
        Question("Co quan nao ban hanh Nghi quyet so 42-NQ/TW?", BODIES),
        Question("CƠ QUAN NÀO ban hành nghị quyết số 42-NQ/TW", BODIES),
        Question("Cơ quan nào ban hành: Nghị quyết, số 42 – NQ/TW…", BODIES),
        Question("Câu 12: Cơ quan nào ban hành Nghị quyết số 42-NQ/TW?", BODIES),
        Question("Câu hỏi số 3. Cơ quan nào ban hành Nghị quyết số 42-NQ/TW?", BODIES),
        Question("7. Cơ quan nào ban hành Nghị quyết số 42-NQ/TW?", BODIES),
        Question("Bài 5) Cơ quan nào ban hành Nghị quyết số 42-NQ/TW?", BODIES),
        Question(WHO.stem, BODIES[::-1]),
        Question(WHO.stem, tuple(f"{x}. {c}" for x, c in zip("ABCD", BODIES, strict=True))),
        Question(unicodedata.normalize("NFD", WHO.stem), BODIES),
    ],
)
def test_same__whatever_the_print_makes_of_it(other):
    assert match(WHO, other) == match(other, WHO) == "same"


@pytest.mark.parametrize(
    "other",
    [
        Question("Cơ quan nào đã ban hành Nghị quyết số 42-NQ/TW?", BODIES),
        Question("Nghị quyết số 42-NQ/TW do cơ quan nào ban hành?", BODIES),
        Question("Cơ quan nào ban hành Nghị quyết số 42-NQ/TW?", (*BODIES[:3], "Chính phủ")),
        Question("Cơ quan nào ban hành Nghị quyết số 42-NQ/TW?", ("BCHTW",), typed=True),
    ],
)
def test_near__a_word_or_a_choice_differs(other):
    assert match(WHO, other) == match(other, WHO) == "near"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WHO, Question("Cơ quan nào ban hành Nghị quyết số 41-NQ/TW?", BODIES)),
        (WHO, Question("Cơ quan nào không ban hành Nghị quyết số 42-NQ/TW?", BODIES)),
        (WHO, Question("Ai ký Quy định số 42-NQ/TW?", BODIES)),
        (WHO, Question(WHO.stem, ("Năm 2020", "Năm 2021", "Năm 2022", "Năm 2023"))),
        (
            Question("Khẳng định nào sau đây đúng?", ("Đất là của dân", "Rừng thuộc Nhà nước")),
            Question("Khẳng định nào sau đây đúng?", ("Nước chảy xuống", "Lửa bốc lên")),
        ),
        (Question("Chọn đáp án sai", ("a", "b")), Question("Chọn đáp án đúng", ("a", "b"))),
        (
            Question("Tỷ lệ tham gia bảo hiểm xã hội đến năm 2030 là bao nhiêu?", ("60",), True),
            Question("Tỷ lệ tham gia bảo hiểm y tế đến năm 2030 là bao nhiêu?", ("95",), True),
        ),
        (Question("???"), Question("!!!")),
        (Question(""), Question("")),
    ],
)
def test_different__few_letters_and_another_meaning(one, other):
    assert match(one, other) is None
    assert match(other, one) is None


def test_best_match_comes_first():
    near = Question("Nghị quyết số 42-NQ/TW do cơ quan nào ban hành?", BODIES)
    found = Finder([near, Question("Khác hẳn"), WHO]).like(WHO)
    assert [(one.index, one.same) for one in found] == [(2, True), (0, False)]


def test_find_like__in_the_stock_and_earlier_in_the_file():
    [(stock_1, file_1), (stock_2, file_2)] = find_like([WHO, WHO], [Question("Khác"), WHO])
    assert [one.index for one in stock_1] == [one.index for one in stock_2] == [1]
    assert (file_1, [one.index for one in file_2]) == ([], [0])


def test_groups__chains_and_nothing_alone():
    other = Question("Nghị quyết số 42-NQ/TW do cơ quan nào ban hành?", BODIES)
    lonely = Question("Mục tiêu đến năm 2030 là gì?", ("Một", "Hai"))
    assert find_groups([WHO, lonely, other, WHO]) == [[0, 2, 3]]
    assert find_groups([]) == []


SOME_WORDS = st.lists(
    st.sampled_from(["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "42", "không"]), max_size=9
)
QUESTIONS = st.builds(
    Question,
    SOME_WORDS.map(" ".join),
    st.lists(SOME_WORDS.map(" ".join), max_size=3).map(tuple),
)


@given(st.lists(QUESTIONS, max_size=12))
def test_the_filter_loses_nothing(questions):
    """The index finds exactly what comparing each with each finds."""
    finder = Finder(questions)
    for question in questions:
        expected = {
            index
            for index, other in enumerate(questions)
            if question.stem_words and (question.is_same(other) or question.likeness(other))
        }
        assert {found.index for found in finder.like(question)} == expected


@given(QUESTIONS, QUESTIONS)
def test_likeness_goes_both_ways(one, other):
    assert one.is_same(other) == other.is_same(one)
    assert one.likeness(other) == other.likeness(one)


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4), st.randoms())
def test_a_question_is_the_same_without_marks_and_in_any_order(stem, choices, random):
    question = Question(stem, tuple(choices))
    if not question.stem_words:
        return
    random.shuffle(choices)
    again = Question(fold(stem), tuple(fold(choice) for choice in choices))
    [found] = Finder([question]).like(again)
    assert found.same


def test_thousands_are_compared_by_few_words():
    """The prefilter leaves a handful of 5,000 to look at, not all of them."""
    stock = [
        Question(f"Điều {n} của Điều lệ quy định việc gì về tổ chức {n % 97}") for n in range(5000)
    ]
    finder = Finder(stock)
    assert max(len(finder._candidates(question)) for question in stock[:200]) < 200

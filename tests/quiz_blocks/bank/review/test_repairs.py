import pytest

from quiz_blocks.bank.review.repairs import mend


@pytest.mark.parametrize(
    ("stem", "mended"),
    [
        ("Câu 12: Ai ban hành?", "Ai ban hành?"),
        ("câu hỏi số 3. Ai ban hành?", "Ai ban hành?"),
        ("Bài 4) Ai ban hành?", "Ai ban hành?"),
        ("7. Ai ban hành?", "Ai ban hành?"),
        ("12) Ai ban hành?", "Ai ban hành?"),
    ],
)
def test_number__is_taken_off_and_said(stem, mended):
    found = mend(stem, [])
    assert found.stem == mended
    assert stem.removesuffix(mended).strip() in found.said[0]


@pytest.mark.parametrize(
    "stem",
    [
        "Câu 12",
        "Câu 12 của bài nói gì?",
        "3.5 là số nào?",
        "24/11/2023 là ngày gì?",
        "42-NQ/TW nói gì?",
        "Ai ban hành?",
        "",
    ],
)
def test_number__what_belongs_to_the_question_stays(stem):
    found = mend(stem, [])
    assert (found.stem, found.said) == (stem, ())


@pytest.mark.parametrize(
    ("choices", "mended"),
    [
        (["A. một", "B. hai", "C. ba"], ("một", "hai", "ba")),
        (["a) một", "b) hai"], ("một", "hai")),
        (["A. một", "hai"], ("A. một", "hai")),
        (["B. một", "A. hai"], ("B. một", "A. hai")),
        (["A. Einstein"], ("A. Einstein",)),
        (["A.", "B."], ("A.", "B.")),
    ],
)
def test_letters__only_where_all_choices_have_them_in_order(choices, mended):
    assert mend("", choices).choices == mended


def test_look_alike_letters__only_inside_latin_words():
    found = mend("Ch\u0430o \u043cир và Đ\u043eàn", [])
    assert found.stem == "Chao \u043cир và Đoàn"
    assert found.said

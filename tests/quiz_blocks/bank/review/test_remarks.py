"""Which question a remark is about."""

import pytest

from quiz_blocks.bank.importers.records import ImportedItem, ImportResult, Place, Remark
from quiz_blocks.bank.kinds.answer_block import Text
from quiz_blocks.bank.review.remarks import sort_remarks


def question(place, end=None):
    return ImportedItem(place, "single", "", Text("?"), (), end=end)


def said(result):
    """Return how many errors and warnings each question has, and how many are about none."""
    read = sort_remarks(result)
    counts = [(len(one.errors), len(one.warnings)) for one in [*read.questions, read]]
    return counts[:-1], counts[-1]


LINES = [
    question(Place(line=2), end=Place(line=4)),
    question(Place(line=8), end=Place(line=9)),
]


@pytest.mark.parametrize(
    ("line", "owner"), [(1, None), (2, 0), (4, 0), (5, None), (8, 1), (9, 1), (10, None)]
)
def test_lines__within_the_question_and_not_beyond(line, owner):
    remarks = [Remark(Place(line=line), "x")]
    per_question, general = said(ImportResult(list(LINES), list(remarks), list(remarks)))
    expected = [(0, 0), (0, 0)]
    if owner is not None:
        expected[owner] = (1, 1)
    assert per_question == expected
    assert general == ((0, 0) if owner is not None else (1, 1))


def test_paragraphs__up_to_the_next_question_unless_it_is_an_error_of_another():
    items = [question(Place(paragraph=3)), question(Place(paragraph=9))]
    remark = [Remark(Place(paragraph=6), "x")]
    assert said(ImportResult(items, warnings=remark)) == ([(0, 1), (0, 0)], (0, 0))
    assert said(ImportResult(items, errors=remark)) == ([(0, 0), (0, 0)], (1, 0))
    broken = ImportResult(items[1:], errors=remark, broken=items[:1])
    assert said(broken) == ([(1, 0), (0, 0)], (0, 0))


def test_cells__in_the_same_row():
    items = [question(Place(cell="A2")), question(Place(cell="A3"))]
    result = ImportResult(
        items, errors=[Remark(Place(cell="D3"), "x")], warnings=[Remark(Place(cell="B9"), "y")]
    )
    assert said(result) == ([(0, 0), (1, 0)], (0, 1))


def test_files__of_a_package_are_kept_apart():
    items = [question(Place(file="a.xml", line=1)), question(Place(file="b.xml", line=1))]
    result = ImportResult(items, warnings=[Remark(Place(file="b.xml", line=5), "x")])
    assert said(result) == ([(0, 0), (0, 1)], (0, 0))


def test_broken_questions_stand_in_the_order_of_the_file():
    first, second = LINES
    read = sort_remarks(ImportResult([second], broken=[first]))
    assert [(one.item, one.broken) for one in read.questions] == [(first, True), (second, False)]


def test_error_far_behind_its_question__says_which_it_is_about():
    broken, sound = question(Place(paragraph=3)), question(Place(paragraph=9))
    error = Remark(Place(paragraph=40), "x", about=broken.place)
    assert said(ImportResult([sound], [error], broken=[broken])) == ([(1, 0), (0, 0)], (0, 0))

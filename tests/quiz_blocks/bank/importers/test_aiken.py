"""The Aiken reader, by tables of our own samples."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.bank.importers import aiken
from quiz_blocks.bank.importers.aiken import parse
from quiz_blocks.bank.importers.files import FileRefused
from quiz_blocks.bank.importers.formats import recognise

GOOD = "Thủ đô?\nA. Huế\nB. Hà Nội\nANSWER: B\n"


def read(text):
    result = parse(text)
    assert result.errors == []
    return [item.as_json() for item in result.items]


def errors(text):
    return [(error.place.line, error.message) for error in parse(text).errors]


def test_single_choice():
    assert read("\n" + GOOD) == [
        {
            "line": 2,
            "kind": "single",
            "title": "",
            "stem": "Thủ đô?",
            "choices": [
                {"text": "Huế", "fraction": 0, "feedback": ""},
                {"text": "Hà Nội", "fraction": 100, "feedback": ""},
            ],
            "answers": [{"text": "Hà Nội", "fraction": 100, "feedback": ""}],
            "explanation": "",
            "category": "",
            "tags": [],
        }
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hỏi\nA) a\nB) b\nANSWER: B",
        "Hỏi\nA)a\nB)b\nANSWER:B",
        "Hỏi\n\nA.\ta\n\nB. b\n\nANSWER: b.",
        "Hỏi\nA. a\nB. b\nĐÁP ÁN: B",
        "  Hỏi  \n  A. a  \n  B. b\n  Answer: B  ",
    ],
)
def test_ways_of_writing(text):
    (item,) = read(text)
    assert [(choice["text"], choice["fraction"]) for choice in item["choices"]] == [
        ("a", 0),
        ("b", 100),
    ]


def test_stem__of_several_lines_and_with_html_as_it_is_written():
    first, second = read("Một\nhai\nA. <b> & x\nB. b\nANSWER: A\nHỏi nữa\nA. a\nB. b\nANSWER: A")
    assert first["stem"] == "Một\nhai"
    assert first["choices"][0]["text"] == "<b> & x"
    assert second["line"] == 6


def test_text__comes_out_composed():
    assert read(unicodedata.normalize("NFD", GOOD))[0]["choices"][1]["text"] == "Hà Nội"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "không có câu hỏi"),
        ("\n \n", 1, "không có câu hỏi"),
        ("Hỏi\nA) một\nANSWER: A", 3, "ít nhất hai"),
        ("A) một\n\nHỏi\nA. a\nB. b\nANSWER: A", 1, "chưa có câu hỏi"),
        ("ANSWER: A", 1, "không thuộc câu hỏi nào"),
        ("Hỏi\nA. a\nB. b\n\nHỏi hai\nA. a\nB. b\nANSWER: A", 5, "câu hỏi ở dòng 1"),
        ("Hỏi\nA. a\nB. b\nANSWER: C", 4, "không có lựa chọn C"),
        ("Hỏi\nA. a\nB. b\nANSWER: A, B", 4, "«A, B»"),
        ("Hỏi\nA. a\nB. b\nANSWER:", 4, "phải là chữ"),
        ("Hỏi\nA. a\nA. b\nANSWER: A", 3, "có hai lần"),
        ("Hỏi\nA. a\nB.\nANSWER: A", 3, "Chưa có nội dung"),
        ("Hỏi\nA. a\nB. a\nANSWER: A", 3, "lặp lại"),
        ("Hỏi\nA. a\nB. b", 1, "chưa có dòng ANSWER"),
        ("Hỏi\nA. a\nB. b\nANSWER: A\n\nHỏi " + "x" * 30_000 + "\nA. a\nB. b\nANSWER: A", 6, "dài"),
    ],
)
def test_error__has_its_line(text, line, says):
    found = errors(text)
    assert found[0][0] == line
    assert says.lower() in found[0][1].lower()


@pytest.mark.parametrize(
    ("text", "shares", "lines"),
    [
        ("Hỏi\nA. a\nB. b\nANSWER: C", [0, 0], (1, 4)),
        ("Hỏi\nA. a\nB. b\nANSWER: A, B", [0, 0], (1, 4)),
        ("Hỏi\nA. a\nB. b\nANSWER:", [0, 0], (1, 4)),
        ("Hỏi\nA. a\nB. b\n\n", [0, 0], (1, 3)),
        ("Hỏi\nA. a\nB. b\n\nHai\nA. c\nB. d\nANSWER: A", [0, 0], (1, 3)),
        ("Hỏi\nA. a\nA. b\nANSWER: A", [0, 0], (1, 4)),
        ("Hỏi\nA) một\nANSWER: A", [0], (1, 3)),
        ("Hỏi\nA. a\nB.\nANSWER: A", [100, 0], (1, 4)),
    ],
)
def test_broken_question__is_kept_for_correction(text, shares, lines):
    result = parse(text)
    (item,) = result.broken
    assert (item.kind, item.stem.text) == ("single", "Hỏi")
    assert [answer.fraction for answer in item.answers] == shares
    assert (item.place.line, item.end.line) == lines
    assert {error.about for error in result.errors} == {item.place}


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ một dòng chữ",
        "ANSWER: A",
        "A. a\nB. b",
        "Hỏi " + "x" * 30_000 + "\nA. a\nB. b\nANSWER: C",
    ],
)
def test_what_is_no_question_or_too_long__is_only_said(text):
    result = parse(text)
    assert result.errors
    assert (result.items, result.broken) == ([], [])


def test_letters_out_of_order__are_doubted():
    result = parse("Hỏi\nA. a\nC. c\nANSWER: C")
    assert [choice.fraction for choice in result.items[0].answers] == [0, 100]
    assert [warning.place.line for warning in result.warnings] == [3]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (GOOD, "aiken"),
        (GOOD.replace("\n", "\r\n"), "aiken"),
        ("Hỏi\nA. a\nB. b\n", "aiken"),
        ("Hỏi {=a ~b}", "gift"),
        ("Trả lời: ANSWER {T}", "gift"),
    ],
)
def test_txt__is_told_from_gift_by_its_content(text, known):
    assert recognise("câu hỏi.txt", text.encode()).value == known


@given(st.text(alphabet="AB.)ANSWER: \n\tđ1", max_size=200))
def test_any_text__is_read_without_raising(text):
    result = parse(text)
    assert result.items or result.errors


@given(st.binary(max_size=300))
def test_any_bytes__are_read_or_refused(content):
    aiken.FORMAT.recognises(content)
    try:
        aiken.FORMAT.read(content)
    except FileRefused as refused:
        assert refused.remark.message.endswith(".")

"""The GIFT reader, by tables of our own samples. Positions count from one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.bank.importers.gift import parse


def read(text):
    """The items of a text that has no error."""
    result = parse(text)
    assert result.errors == []
    return [item.as_json() for item in result.items]


def read_one(text):
    (item,) = read(text)
    return item


def errors(text):
    return [(e.place.line, e.place.column, e.message) for e in parse(text).errors]


def right_and_wrong(item):
    return [(choice["text"], choice["fraction"]) for choice in item["choices"]]


# --- The five kinds ---


def test_single():
    item = read_one("Thủ đô của nước ta? {~Huế =Hà Nội ~Đà Nẵng}")
    assert item == {
        "line": 1,
        "kind": "single",
        "title": "",
        "stem": "Thủ đô của nước ta?",
        "choices": [
            {"text": "Huế", "fraction": 0, "feedback": ""},
            {"text": "Hà Nội", "fraction": 100, "feedback": ""},
            {"text": "Đà Nẵng", "fraction": 0, "feedback": ""},
        ],
        "answers": [{"text": "Hà Nội", "fraction": 100, "feedback": ""}],
        "explanation": "",
        "category": "",
        "tags": [],
    }


def test_single__keeps_partial_weights():
    item = read_one("Năm nào? {=2023 ~%30%2022 ~%-10%1999}")
    assert item["kind"] == "single"
    assert right_and_wrong(item) == [("2023", 100), ("2022", 30), ("1999", -10)]


def test_single__two_right_ones_are_alternatives_and_doubted():
    result = parse("Chọn một: {=một =hai ~ba}")
    assert right_and_wrong(result.items[0].as_json()) == [("một", 100), ("hai", 100), ("ba", 0)]
    assert "2 lựa chọn đúng" in result.warnings[0].message


@pytest.mark.parametrize(
    ("answers", "fractions"),
    [
        ("~%50%a ~%50%b ~%-100%c", [50, 50, -100]),
        ("~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d", [33.33333] * 3 + [-100]),
        ("~%33,33333%a ~%33,33333%b ~%33,33333%c", [33.33333] * 3),
        ("~%100%a ~b", [100, 0]),
        ("~ %50% a ~ %50% b", [50, 50]),
        ("=%50%a =%50%b ~c", [50, 50, 0]),
    ],
)
def test_multiple(answers, fractions):
    item = read_one("Chọn hết: {" + answers + "}")
    assert item["kind"] == "multiple"
    assert [choice["fraction"] for choice in item["choices"]] == fractions


@pytest.mark.parametrize(
    ("answer", "truth"),
    [
        ("T", True),
        ("TRUE", True),
        ("true", True),
        (" F ", False),
        ("FALSE", False),
        ("Đúng", True),
        ("đ", True),
        ("SAI", False),
        ("s", False),
    ],
)
def test_true_false(answer, truth):
    item = read_one("Có bốn nghị quyết. {" + answer + "}")
    assert item["kind"] == "true_false"
    assert right_and_wrong(item) == [("Đúng", 100 * truth), ("Sai", 100 * (not truth))]


@pytest.mark.parametrize(
    ("answer", "if_true", "if_false"),
    [
        ("T#nhầm rồi", "", "nhầm rồi"),
        ("T#nhầm rồi#giỏi lắm", "giỏi lắm", "nhầm rồi"),
        ("F#nhầm rồi#giỏi lắm", "nhầm rồi", "giỏi lắm"),
        ("F##giỏi lắm", "", "giỏi lắm"),
        ("T#xem a=b#đúng", "đúng", "xem a=b"),
    ],
)
def test_true_false__first_remark_is_for_the_wrong_answer(answer, if_true, if_false):
    item = read_one("Khẳng định {" + answer + "}")
    assert [choice["feedback"] for choice in item["choices"]] == [if_true, if_false]


def test_short_text():
    item = read_one("Hai cộng hai? {=bốn =%50%4 #được =%0%* # sai rồi}")
    assert item["kind"] == "short_text"
    assert item["choices"] == []
    assert item["answers"] == [
        {"text": "bốn", "fraction": 100, "feedback": ""},
        {"text": "4", "fraction": 50, "feedback": "được"},
        {"text": "*", "fraction": 0, "feedback": "sai rồi"},
    ]


@pytest.mark.parametrize(
    ("answer", "low", "high"),
    [
        ("1945", 1945, 1945),
        ("-1", -1, -1),
        ("1945:2", 1943, 1947),
        ("3.1415:0.0005", 3.141, 3.142),
        ("3,1415:0,0005", 3.141, 3.142),
        ("3.141..3.142", 3.141, 3.142),
        ("-5..5", -5, 5),
        ("5..1", 1, 5),
        (".5", 0.5, 0.5),
        ("1e3", 1000, 1000),
        ("1.234.567", 1234567, 1234567),
        ("\\=1945", None, None),
    ],
)
def test_number(answer, low, high):
    if low is None:
        assert "không phải là số" in errors("Năm nào? {#" + answer + "}")[0][2]
        return
    item = read_one("Năm nào? {#" + answer + "}")
    assert item["kind"] == "number"
    assert item["choices"] == []
    assert [(a["min"], a["max"], a["fraction"]) for a in item["answers"]] == [(low, high, 100)]


def test_number__list_with_weights_and_a_word_for_all_others():
    item = read_one("Năm nào? {#\n  =1945:0 #Chính xác\n  =%50%1945:2\n  ~#Xem lại bài\n}")
    assert item["answers"] == [
        {
            "value": 1945,
            "tolerance": 0,
            "min": 1945,
            "max": 1945,
            "fraction": 100,
            "feedback": "Chính xác",
        },
        {"value": 1945, "tolerance": 2, "min": 1943, "max": 1947, "fraction": 50, "feedback": ""},
        {
            "value": "*",
            "tolerance": None,
            "min": None,
            "max": None,
            "fraction": 0,
            "feedback": "Xem lại bài",
        },
    ]


def test_number__a_point_before_three_digits_is_doubted():
    result = parse("Bao nhiêu? {#1.234}")
    assert result.items[0].as_json()["answers"][0]["value"] == 1.234
    assert "1,234" in result.warnings[0].message


# --- Around the answers ---


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Thủ đô là {=Hà Nội} của ta.", "Thủ đô là _____ của ta."),
        ("Thủ đô là {=Hà Nội}.", "Thủ đô là _____ ."),
        ("{=Hà Nội} là thủ đô.", "_____ là thủ đô."),
        ("Một\n  dòng\n nữa {T}", "Một dòng nữa"),
        ("Một\\nhai {T}", "Một\nhai"),
        ("[html]<p>Một</p>\n<p>hai</p> {T}", "<p>Một</p>\n<p>hai</p>"),
        ("[markdown]**Một**\n\\- hai {T}", "**Một**\n\\- hai"),
        ("[plain]<b>không</b> {T}", "<b>không</b>"),
        ("[1] không phải định dạng {T}", "[1] không phải định dạng"),
        ("Dấu \\~ \\= \\# \\{ \\} \\: \\\\ và \\x {T}", "Dấu ~ = # { } : \\ và \\x"),
        ("2 + 2 = 4 và ~5 {T}", "2 + 2 = 4 và ~5"),
        ("Câu\n\n{T}", "Câu"),
    ],
)
def test_stem(text, stem):
    assert read_one(text)["stem"] == stem


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("::Câu 1::Đúng không? {T}", "Câu 1"),
        ("::Câu\\: một::\nĐúng không? {T}", "Câu: một"),
        ("::Tên {lạ} ::Đúng không? {T}", "Tên {lạ}"),
        ("::Câu 1::\n\nĐúng không? {T}", "Câu 1"),
        (":: ::Đúng không? {T}", ""),
    ],
)
def test_title(text, title):
    item = read_one(text)
    assert (item["title"], item["stem"]) == (title, "Đúng không?")


def test_explanation_and_feedback():
    item = read_one("Hỏi {=a#vì a ~b # không phải\n b ####Giải thích\nchung}")
    assert [choice["feedback"] for choice in item["choices"]] == ["vì a", "không phải b"]
    assert item["explanation"] == "Giải thích chung"


def test_markup__answers_have_that_of_the_question_unless_they_say_otherwise():
    (item,) = parse("[html]<b>Hỏi</b> {=[plain]<a> ~<i>b</i>#[markdown]*c* ####<p>d</p>}").items
    assert [(a.text.markup, a.feedback.markup) for a in item.answers] == [
        ("plain", "html"),
        ("html", "markdown"),
    ]
    assert item.explanation.markup == "html"


def test_comments__are_dropped_and_may_carry_tags():
    text = (
        "// [id:7] [tag:dễ] ghi chú\n// [tag:42-NQ/TW][tag:có \\] ngoặc]\n"
        "Hỏi {\n  // không thấy\n  =a\n  ~b\n}\n// sau câu\n\nHỏi nữa {T}\n"
    )
    first, second = read(text)
    assert first["tags"] == ["dễ", "42-NQ/TW", "có ] ngoặc"]
    assert first["line"] == 3
    assert right_and_wrong(first) == [("a", 100), ("b", 0)]
    assert second["tags"] == []


def test_comment__between_two_questions_parts_them():
    assert len(read("Một {T}\n// câu sau\nHai {F}")) == 2


def test_web_address__is_no_comment():
    assert read_one("Xem https://vi.example/ nhé {T}")["stem"] == "Xem https://vi.example/ nhé"


def test_category__is_kept_and_warned_of():
    result = parse("$CATEGORY: Đảng/Nghị quyết\n\nMột {T}\n\n$CATEGORY: Khác\nHai {F}")
    assert [item.category for item in result.items] == ["Đảng/Nghị quyết", "Khác"]
    assert [(w.place.line, w.place.column) for w in result.warnings] == [(1, 1), (5, 1)]


def test_description__is_skipped_and_warned_of():
    result = parse("Phần một.\n\nMột {T}\n\nHết phần một.")
    assert len(result.items) == 1
    assert [w.place.line for w in result.warnings] == [1, 5]
    assert "cắt cụt" not in result.warnings[0].message
    assert "cắt cụt" in result.warnings[1].message
    assert result.errors == []


@pytest.mark.parametrize(
    "text",
    [
        "Một {=a ~b}\n\nHai {T}\n",
        "\n\n\nMột {=a ~b}\n \t\n\nHai {T}",
        "Một {\n\n=a\n\n~b\n\n}\n\nHai {T}\n\n\n",
        unicodedata.normalize("NFD", "Một {=a ~b}\n\nHai {T}"),
    ],
)
def test_layout__makes_no_difference(text):
    assert [item["stem"] for item in read(text)] == ["Một", "Hai"]


# --- What is wrong, and where ---


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("", 1, 1, "không có câu hỏi"),
        ("  \n// ghi chú\n", 1, 1, "không có câu hỏi"),
        ("Một {T}\n\nHai {=a ~b\n\nBa {T}", 3, 5, "chưa có dấu } đóng"),
        ("Một {T}\n\nHai {=a ~b\n", 3, 5, "chưa có dấu } đóng"),
        ("Một {T}\n\nHai }", 3, 5, "không có dấu { mở"),
        ("Một {T} và }", 1, 12, "không có dấu { mở"),
        ("Một {T}\nHai {F}", 2, 1, "Thiếu dòng trống"),
        ("Một {T}\n::Hai::Hai", 2, 1, "Thiếu dòng trống"),
        ("Một {=a} rồi {=b}", 1, 14, "một phần trả lời"),
        ("::Một {T}", 1, 1, "thiếu :: đóng"),
        ("{=a ~b}", 1, 1, "chưa có lời"),
        ("Viết một bài {}", 1, 1, "tự luận"),
        ("\n\nGhép {=a -> b =c -> d}", 3, 1, "ghép đôi"),
        ("Hỏi {không có dấu}", 1, 1, "Không hiểu phần trả lời"),
        ("Hỏi {=a\n~%150%b}", 2, 1, "từ -100 đến 100"),
        ("Hỏi {=a\n~}", 2, 1, "Chưa có nội dung"),
        ("Hỏi {=a\n~a}", 2, 1, "lặp lại"),
        ("Hỏi {=a\n~<b>a</b>}", 2, 1, "lặp lại"),
        ("Hỏi {=a\n~<img src\\=x>}", 2, 1, "Chưa có nội dung"),
        ("[html]<img src\\=x> {=a ~b}", 1, 1, "chưa có lời"),
        ("Hỏi {~a ~b}", 1, 1, "ít nhất một lựa chọn đúng"),
        ("Hỏi {~%50%a ~%20%b}", 1, 1, "70 %"),
        ("Hỏi {=%50%a}", 1, 1, "đủ 100 %"),
        ("Hỏi {#}", 1, 6, "chưa có đáp án"),
        ("Hỏi {#abc}", 1, 7, "không phải là số"),
        ("Hỏi {#1:-2}", 1, 7, "không được âm"),
        ("Hỏi {#1e40}", 1, 7, "vượt quá"),
        ("// [tag:" + "x" * 101 + "]\nHỏi {T}", 2, 5, "dài quá"),
        ("$CATEGORY: " + "x" * 300 + "\n\nHỏi {T}", 1, 1, "dài quá"),
        ("Hỏi " + "x" * 30_000 + "{T}", 1, 1, "dài quá"),
        ("Hỏi {=a" + "~b" * 200 + "}", 1, 1, "hơn 100 đáp án"),
    ],
)
def test_error__has_its_place(text, line, column, says):
    found = errors(text)
    assert found
    assert found[0][:2] == (line, column)
    assert says in found[0][2]


def test_errors__reading_goes_on_after_one():
    found = errors("Một }\n\nHai {=a ~b\n\nBa {}\n\nBốn {T}\n\nNăm {=a ~a}")
    assert [line for line, _column, _message in found] == [1, 3, 5, 9]


def test_error__columns_count_what_is_seen():
    text = unicodedata.normalize("NFD", "Nghị quyết }")
    assert errors(text)[0][:2] == (1, 12)


def test_remarks__are_cut_short():
    assert len(errors("a}\n\n" * 10_000)) == 501


def test_items__are_counted():
    assert "hơn 3 câu hỏi" in parse("Hỏi {T}\n\n" * 9, max_items=3).errors[-1].message


@given(st.text(alphabet="{}=~#:\\%/$[]->*\n aT1.,_", max_size=300))
def test_any_text__is_read_without_raising(text):
    result = parse(text)
    assert result.items or result.errors or result.warnings
    for remark in (*result.errors, *result.warnings):
        assert 1 <= remark.place.line <= text.count("\n") + 1
        assert remark.place.column >= 1


@given(
    st.lists(
        st.tuples(st.text(max_size=20), st.booleans()),
        min_size=2,
        max_size=6,
        unique_by=lambda c: c[0],
    )
)
def test_escaped_text__comes_back_as_it_was(choices):
    """Whatever stands in a choice can be written with escapes."""
    plain = [(" ".join(t.replace("\x1c", "").split()), right) for t, right in choices]
    plain = [(t, r) for t, r in plain if t.isprintable() and t and not t.startswith(("%", "["))]
    if len({unicodedata.normalize("NFC", t) for t, _ in plain}) < 2 or len(plain) < 2:
        return
    plain = list({unicodedata.normalize("NFC", t): (t, r) for t, r in plain}.values())
    plain = [(t, i == 0) for i, (t, _right) in enumerate(plain)]
    body = " ".join(("=" if right else "~") + escape(text) for text, right in plain)
    item = read_one("Hỏi {" + body + "}")
    assert right_and_wrong(item) == [
        (unicodedata.normalize("NFC", t), 100 if right else 0) for t, right in plain
    ]


def escape(text):
    for char in "\\~=#{}:":
        text = text.replace(char, "\\" + char)
    return text

"""The Word reader, on files made here; paragraphs count from one, those of tables too."""

import unicodedata

import docx
import pytest
from docx.shared import Inches
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from quiz_blocks.bank.importers.word import parse

from .words import add_list, saved, word

FOUR = "A. Huế\n[b:B. Hà Nội]\nC. Vinh\nD. Đà Nẵng"
#: The same question, whatever tells the right answer: a capital, B of four.
CAPITAL = [("Huế", 0), ("Hà Nội", 100), ("Vinh", 0), ("Đà Nẵng", 0)]


def read(*blocks):
    result = parse(word(*blocks))
    assert [error.message for error in result.errors] == []
    return [item.as_json() for item in result.items]


def errors(*blocks):
    return [(error.place.paragraph, error.message) for error in parse(word(*blocks)).errors]


def warnings(*blocks):
    result = parse(word(*blocks))
    assert result.errors == []
    return [(warning.place.paragraph, warning.message) for warning in result.warnings]


def shares(item):
    return [(choice["text"], choice["fraction"]) for choice in item["choices"]]


def right(item):
    return [choice["text"] for choice in item["answers"]]


# --- Questions and choices ---


def test_single():
    (item,) = read("Câu 1. Thủ đô?", FOUR)
    assert {name: item[name] for name in ("paragraph", "kind", "title", "stem", "tags")} == {
        "paragraph": 1,
        "kind": "single",
        "title": "",
        "stem": "Thủ đô?",
        "tags": [],
    }
    assert shares(item) == CAPITAL


@pytest.mark.parametrize(
    "beginning",
    [
        "Câu 1. ",
        "Câu 1: ",
        "CÂU 1:",
        "câu hỏi 1) ",
        "Câu 1 ",
        "Câu 1 (2 điểm): ",
        "[b:Câu 1.] ",
        "[Câu 1] ",
        "Câu 1\n",
        "1. ",
        "1) ",
        "1/ ",
    ],
)
def test_ways_of_beginning(beginning):
    (item,) = read(f"{beginning}Thủ đô?\n{FOUR}")
    assert (item["stem"], item["paragraph"]) == ("Thủ đô?", 1)
    assert shares(item) == CAPITAL


@pytest.mark.parametrize(
    "choices",
    [
        FOUR,
        "A) Huế\n[b:B) Hà Nội]\nC) Vinh\nD) Đà Nẵng",
        "A/ Huế\n[b:B/ Hà Nội]\nC/ Vinh\nD/ Đà Nẵng",
        "a. Huế\n[b:b. Hà Nội]\nc. Vinh\nd. Đà Nẵng",
        "A. Huế\t[b:B. Hà Nội]\tC. Vinh\tD. Đà Nẵng",
        "A. Huế   [b:B. Hà Nội]   C. Vinh   D. Đà Nẵng",
        "A. Huế [b:B. Hà Nội] C. Vinh D. Đà Nẵng",
        "A. Huế\t[b:B. Hà Nội]\nC. Vinh\tD. Đà Nẵng",
        "A.Huế\n\n[b:B.Hà Nội]\n\nC.Vinh\nD.Đà Nẵng",
        [["A. Huế", "[b:B. Hà Nội]"], ["C. Vinh", "D. Đà Nẵng"]],
        [["A", "Huế"], ["B", "[b:Hà Nội]"], ["C", "Vinh"], ["D", "Đà Nẵng"]],
        [["A. Huế\n[b:B. Hà Nội]", "C. Vinh\nD. Đà Nẵng"]],
    ],
)
def test_ways_of_setting_out_choices(choices):
    (item,) = read("Câu 1. Thủ đô?", choices)
    assert shares(item) == CAPITAL


def test_choices__behind_the_stem_in_one_paragraph():
    items = read(
        "Câu 1. Thủ đô? A. Huế [b:B. Hà Nội] C. Vinh D. Đà Nẵng\n"
        "Câu 2. Vitamin A. có ở đâu?\n" + FOUR
    )
    assert shares(items[0]) == CAPITAL
    assert items[1]["stem"] == "Vitamin A. có ở đâu?"


def test_choices__initials_of_persons_are_no_letters():
    first, second = read(
        "Câu 1. Ai?\nA. V. I. Lênin B. C. Mác C. Ph. Ăngghen [b:D. Hồ Chí Minh]",
        "Câu 2. Ai?\nA. Nguyễn Văn B. nào đó\nB. Hai\n[b:C. C. Mác]",
    )
    assert shares(first) == [
        ("V. I. Lênin", 0),
        ("C. Mác", 0),
        ("Ph. Ăngghen", 0),
        ("Hồ Chí Minh", 100),
    ]
    assert shares(second) == [("Nguyễn Văn B. nào đó", 0), ("Hai", 0), ("C. Mác", 100)]


def test_stem__of_several_paragraphs_with_a_list_of_its_own():
    first, second = read(
        "1. Cho các ý:\n1. một\n2. hai\nC. Mác nói ý nào?\n" + FOUR,
        "2. Hỏi nữa?\n" + FOUR,
    )
    assert first["stem"] == "Cho các ý:\n1. một\n2. hai\nC. Mác nói ý nào?"
    assert (second["stem"], second["paragraph"]) == ("Hỏi nữa?", 9)


def test_choice__of_several_paragraphs_is_joined_and_said():
    says = warnings("Câu 1. Hỏi?\n[b:A. một]\nhai\nB. ba")
    assert [paragraph for paragraph, _message in says] == [3]
    assert shares(read("Câu 1. Hỏi?\n[b:A. một]\n[b:hai]\nB. ba")[0])[0] == ("một hai", 100)


def test_line_breaks__part_lines_of_a_paragraph():
    def build(document):
        paragraph = document.add_paragraph("Câu 1. Thủ đô?")
        for text, bold in (("A. Huế", False), ("B. Hà Nội", True), ("C. Vinh", False)):
            paragraph.add_run().add_break()
            paragraph.add_run(text).bold = bold

    (item,) = read(build)
    assert shares(item) == CAPITAL[:3]


def test_numbering__by_word_itself():
    def nested(document):
        add = add_list(document, [("decimal", "Câu %1."), ("upperLetter", "%2.")])
        for stem in ("Một?", "Hai?"):
            add(0, stem)
            for text in ("Huế", "[b:Hà Nội]", "Vinh", "Đà Nẵng"):
                add(1, text)

    first, second = read(nested)
    assert (first["stem"], second["stem"], second["paragraph"]) == ("Một?", "Hai?", 6)
    assert shares(first) == shares(second) == CAPITAL


def test_numbering__letters_that_run_on_begin_anew_in_each_question():
    def running(document):
        questions = add_list(document, [("decimal", "%1.")])
        letters = add_list(document, [("lowerLetter", "%1)")])
        for stem in ("Một?", "Hai?"):
            questions(0, stem)
            for text in ("Huế", "Hà Nội", "Vinh", "Đà Nẵng"):
                letters(0, text)
            document.add_paragraph("Đáp án: B")

    assert [shares(item) for item in read(running)] == [CAPITAL, CAPITAL]
    assert warnings(running)[0] == (8, "Câu 2: lựa chọn ghi E đứng ở chỗ của A.")


def test_table__with_question_and_choices_in_its_cells():
    (item,) = read([["Câu 1", "Thủ đô?"], ["A", "Huế"], ["B", "[u:Hà Nội]"]])
    assert (item["stem"], shares(item)) == ("Thủ đô?", CAPITAL[:2])


def test_table__with_a_question_a_row():
    first, second, third = read(
        "Câu 1. Ai?\nĐáp án: Bác Hồ",
        [
            ["TT", "Nội dung câu hỏi", "Phương án A", "Phương án B", "Đáp án"],
            ["1", "Thủ đô?", "Huế", "Hà Nội", "B"],
            ["2", "Cố đô?", "Huế\n(Thừa Thiên)", "Hà Nội", "A"],
        ],
    )
    assert (first["kind"], second["paragraph"], third["paragraph"]) == ("short_text", 9, 14)
    assert shares(second) == CAPITAL[:2]
    assert shares(third) == [("Huế (Thừa Thiên)", 100), ("Hà Nội", 0)]


# --- Which answer is right ---


@pytest.mark.parametrize(
    "second",
    [
        "[b:B. Hà Nội]",
        "B. [b:Hà Nội]",
        "[b:B]. Hà Nội",
        "[u:B. Hà Nội]",
        "[u:B]. Hà Nội",
        "[r:B. Hà Nội]",
        "[l:B. Hà Nội]",
        "[h:B. Hà Nội]",
        "[bur:B. Hà Nội]",
        "*B. Hà Nội",
        "B*. Hà Nội",
        "B. *Hà Nội",
        "B. Hà Nội*",
        "B. Hà Nội (*)",
        "* [b:B. Hà Nội]",
    ],
)
def test_mark(second):
    (item,) = read(f"[b:Câu 1. Thủ đô?]\nA. Huế\n{second}\nC. Vinh\nD. Đà Nẵng")
    assert shares(item) == CAPITAL


@pytest.mark.parametrize(
    "choices",
    [
        "[b:A.] Huế\n[b:B.] [r:Hà Nội]\n[b:C.] Vinh\n[b:D.] Đà Nẵng",
        "[b:A. Huế]\n[bu:B. Hà Nội]\n[b:C. Vinh]\n[b:D. Đà Nẵng]",
        "[l:A. Huế]\n[r:B. Hà Nội]\n[l:C. Vinh]\n[l:D. Đà Nẵng]",
        "A. Huế\n[r:B. Hà Nội]\nC. Vinh\nD. [u:Đà] Nẵng",
    ],
    ids=["bold letters", "all bold", "all coloured", "one word stressed"],
)
def test_mark__counts_only_where_it_sets_choices_apart(choices):
    assert shares(read("Câu 1. Thủ đô?", choices)[0]) == CAPITAL


def test_mark__from_a_style():
    def build(document):
        document.add_paragraph("Câu 1. Thủ đô?")
        for text, style in (("A. Huế", None), ("B. Hà Nội", "Strong"), ("C. Vinh", None)):
            document.add_paragraph().add_run(text, style)

    assert shares(read(build)[0]) == CAPITAL[:3]


def test_marks__of_several_choices_make_a_multiple_choice():
    (item,) = read("Câu 1. Chọn hết?\n[r:A. một]\nB. hai\n[r:C. ba]\nD. bốn")
    assert item["kind"] == "multiple"
    assert shares(item) == [("một", 50), ("hai", -50), ("ba", 50), ("bốn", -50)]


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("Đáp án: B", ["Hà Nội"]),
        ("ĐÁP ÁN: B.", ["Hà Nội"]),
        ("Đáp án đúng là: B", ["Hà Nội"]),
        ("Đáp án B", ["Hà Nội"]),
        ("=> Chọn đáp án B", ["Hà Nội"]),
        ("(Đáp án: b)", ["Hà Nội"]),
        ("Đáp án: B. Hà Nội", ["Hà Nội"]),
        ("Đáp án: hà nội", ["Hà Nội"]),
        ("Đáp án:\nB", ["Hà Nội"]),
        ("Ðáp án: B", ["Hà Nội"]),
        ("Đáp án: \u0412", ["Hà Nội"]),
        ("Đáp án: A, C", ["Huế", "Vinh"]),
        ("Đáp án: A và C", ["Huế", "Vinh"]),
        ("Đáp án: AC", ["Huế", "Vinh"]),
        ("Đáp án: B. Giải thích: vì thế", ["Hà Nội"]),
    ],
)
def test_answer_line(line, answers):
    (item,) = read(f"Câu 1. Thủ đô?\nA. Huế\nB. Hà Nội\nC. Vinh\n{line}")
    assert right(item) == answers


TWO = "Câu 1. Thủ đô?\nA. Huế\nB. Hà Nội\nCâu 2. Cố đô?\nA. Huế\nB. Hà Nội\n"


@pytest.mark.parametrize(
    "key",
    [
        ["Bảng đáp án\n1. B 2. A"],
        ["ĐÁP ÁN\n1-B, 2-A"],
        ["BẢNG ĐÁP ÁN:\n1.B\n2.A"],
        ["--- HẾT ---\nĐáp án\nCâu 1: B\nCâu 2: A"],
        ["Đáp án trắc nghiệm\n1b 2a"],
        ["Câu 1: B\nCâu 2: A"],
        ["Bảng đáp án", [["1", "2"], ["B", "A"]]],
        ["Bảng đáp án", [["Câu", "1", "2"], ["Đáp án", "B", "A"]]],
        [[["Câu", "1"], ["ĐA", "B"], ["Câu", "2"], ["ĐA", "A"]]],
        [[["Câu", "Đáp án", "Câu", "Đáp án"], ["1", "B", "2", "A"]]],
        [[["Câu", "Đáp án"], ["1", "B"], ["2", "A"]]],
        ["Đáp án", [["1. B", "2. A"]]],
        ["ĐÁP ÁN VÀ GIẢI THÍCH\nCâu 1: B. Vì là thủ đô.\nCâu 2: Đáp án A"],
    ],
)
def test_key(key):
    assert [right(item) for item in read(TWO, *key)] == [["Hà Nội"], ["Huế"]]


def test_key__with_several_letters_text_and_explanation():
    first, second, third = read(
        TWO + "Câu 3. Ai?\nĐÁP ÁN\n1. B 2. A\n3. Bác Hồ",
    )
    assert (right(first), right(second), right(third)) == (["Hà Nội"], ["Huế"], ["Bác Hồ"])
    (item,) = read("Câu 1. Hỏi?\nA. một\nB. hai\nC. ba\nĐÁP ÁN\n1. A, C")
    assert right(item) == ["một", "ba"]
    item, _other = read(TWO + "Đáp án:\n1. B. Vì thế.\n2. A")
    assert item["explanation"] == "Vì thế."
    first, second = read(TWO + "Đáp án:\nCâu 1: B\nGiải thích: vì thế\nvà thế.\nCâu 2: A")
    assert (first["explanation"], second["explanation"]) == ("vì thế\nvà thế.", "")


def test_key__of_parts_that_count_anew():
    part = "Câu 1. Hỏi?\nA. một\nB. hai\n"
    items = read(f"Phần I\n{part}Phần II\n{part}ĐÁP ÁN\nPhần I\n1. A\nPhần II\n1. B")
    assert [right(item) for item in items] == [["một"], ["hai"]]
    assert [item["category"] for item in items] == ["Phần I", "Phần II"]


# --- Other kinds, and what surrounds questions ---


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("Đáp án: Đúng", True),
        ("Đáp án: S", False),
        ("Trả lời: sai.", False),
        ("A. Đúng\n[b:B. Sai]", False),
        ("[b:Đúng]\nSai", True),
        ("Đúng\t[r:Sai]", False),
        ("A. Đúng\nB. Sai\nĐáp án: Đúng", True),
        ("A. Sai\nB. Đúng\nĐáp án: A", False),
        ("Đúng/Sai\nĐáp án: Sai", False),
        ("Bảng đáp án\n1. Đ", True),
    ],
)
def test_true_false(text, truth):
    (item,) = read("Câu 1. Có bốn nghị quyết.\n" + text)
    assert item["kind"] == "true_false"
    assert shares(item) == [("Đúng", 100 * truth), ("Sai", 100 * (not truth))]


def test_short_text():
    (item,) = read("Câu 1. Ai?\nĐáp án: Bác Hồ; Hồ Chí Minh")
    assert (item["kind"], right(item)) == ("short_text", ["Bác Hồ", "Hồ Chí Minh"])


@pytest.mark.parametrize(
    ("answer", "low", "high"),
    [
        ("1945", 1945, 1945),
        ("1.234,5", 1234.5, 1234.5),
        ("3,14 ± 0,01", 3.13, 3.15),
        ("-5.", -5, -5),
        ("100 sai số: 2", 98, 102),
    ],
)
def test_number(answer, low, high):
    (item,) = read(f"Câu 1. Bao nhiêu?\nĐáp án: {answer}")
    assert item["kind"] == "number"
    assert [(one["min"], one["max"]) for one in item["answers"]] == [(low, high)]


@pytest.mark.parametrize(
    "words", ["Giải thích:", "GIẢI THÍCH:", "Hướng dẫn giải:", "Lời giải:", "Giải thích: "]
)
def test_explanation(words):
    first, second = read(
        f"Câu 1. Hỏi?\n{FOUR}\n{words} vì thế.\n1. điều này\nA. điều kia\nCâu 2. Hỏi nữa?\n{FOUR}"
    )
    assert first["explanation"] == "vì thế.\n1. điều này\nA. điều kia"
    assert second["explanation"] == ""


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("Phần I. Nghị quyết 42", "Phần I. Nghị quyết 42"),
        ("Chương 2", "Chương 2"),
        ("Chương 2\nTổ chức Đảng", "Chương 2. Tổ chức Đảng"),
        ("PHẦN THỨ NHẤT: MỞ ĐẦU", "PHẦN THỨ NHẤT: MỞ ĐẦU"),
        ("I. PHẦN TRẮC NGHIỆM", "I. PHẦN TRẮC NGHIỆM"),
        ("Bài 3: Điều lệ", "Bài 3: Điều lệ"),
    ],
)
def test_heading__becomes_the_category(heading, category):
    first, second = read(f"Câu 1. Hỏi?\n{FOUR}\n{heading}\nCâu 2. Hỏi nữa?\n{FOUR}")
    assert (first["category"], second["category"]) == ("", category)


def test_heading__named_in_an_explanation_is_none():
    first, second = read(
        f"Câu 1. Hỏi?\n{FOUR}\nGiải thích: xem\nMục 2. Nhiệm vụ\nCâu 2. Hỏi nữa?\n{FOUR}"
    )
    assert first["explanation"] == "xem\nMục 2. Nhiệm vụ"
    assert second["category"] == ""
    _first, second = read(
        f"Câu 1. Hỏi?\n{FOUR}\nGiải thích: xem\nPhần II. Hai\nCâu 2. Hỏi nữa?\n{FOUR}"
    )
    assert second["category"] == "Phần II. Hai"


def test_line_of_no_question__is_said_unless_it_is_a_title_or_stands_behind_the_end():
    says = warnings(
        "ĐỀ THI\nThời gian: 45 phút\nPhần I. Một\nDùng cho câu 1 và 2\nCâu 1. Hỏi?\n"
        + FOUR
        + "\n--- HẾT ---\nKhông giải thích gì thêm"
    )
    assert says == [(4, "Dòng này không thuộc câu hỏi nào nên không được nhập.")]


def test_heading__by_its_style():
    def build(document):
        document.add_heading("Bộ câu hỏi", 0)
        document.add_heading("Xây dựng Đảng", 1)

    assert read(build, f"Câu 1. Hỏi?\n{FOUR}")[0]["category"] == "Xây dựng Đảng"


def test_raised_and_lowered_figures__are_kept():
    def build(document):
        paragraph = document.add_paragraph("Câu 1. Mấy m")
        paragraph.add_run("2").font.superscript = True
        paragraph.add_run(" và H")
        paragraph.add_run("2").font.subscript = True
        paragraph.add_run("O?")

    assert read(build, "Đáp án: 3")[0]["stem"] == "Mấy m² và H₂O?"


# --- Repairs ---


def test_repair__decomposed_letters_even_across_runs():
    def build(document):
        base, mark = unicodedata.normalize("NFD", "á")
        paragraph = document.add_paragraph(f"Câu 1. H{base}")
        paragraph.add_run(mark + unicodedata.normalize("NFD", "t gì?"))

    assert read(build, FOUR)[0]["stem"] == "Hát gì?"
    assert warnings(build, FOUR)[0][0] == 1
    assert "NFC" in warnings(build, FOUR)[0][1]


def test_repair__look_alike_letters():
    blocks = "Câu 1. Thủ đô?\n\u0410. Huế\n[b:\u0412. Hà Nội]\n\u0421. Vinh"
    assert shares(read(blocks)[0]) == CAPITAL[:3]
    assert [paragraph for paragraph, _message in warnings(blocks)] == [2, 3, 4]
    assert read("Câu 1. Правда là gì?\n" + FOUR)[0]["stem"] == "Правда là gì?"


def test_repair__spaces_that_do_not_break():
    blocks = "Câu\u00a01.\u00a0Thủ đô?\n" + FOUR
    assert read(blocks)[0]["stem"] == "Thủ đô?"
    assert "dấu cách" in warnings(blocks)[0][1]


@pytest.mark.parametrize(
    ("numbers", "paragraph", "says"),
    [
        ((1, 3), 6, "Thiếu câu 2"),
        ((1, 5), 6, "Thiếu câu 2 đến 4"),
        ((1, 1), 6, "lặp lại"),
        ((1, 2, 1), 11, "bắt đầu lại"),
        ((3, 2), 6, "không đúng thứ tự"),
        ((2, 3), 1, "Thiếu câu 1"),
        ((1, 2, 2), 11, "lặp lại"),
    ],
)
def test_stray_number__is_said(numbers, paragraph, says):
    found = warnings("\n".join(f"Câu {number}. Hỏi {number}?\n{FOUR}" for number in numbers))
    assert any(place == paragraph and says in message for place, message in found)


def test_question_without_number():
    blocks = f"Đề thi\nHỏi gì?\n{FOUR}\nHỏi nữa?\n{FOUR}"
    assert [item["stem"] for item in read(blocks)] == ["Hỏi gì?", "Hỏi nữa?"]
    assert [paragraph for paragraph, _message in warnings(blocks)] == [2, 7]


def test_repeated_letter__counts_by_its_place():
    (item,) = read("Câu 1. Hỏi?\nA. một\nB. hai\nB. ba\nĐáp án: C")
    assert right(item) == ["ba"]


def test_picture__is_not_imported_and_said(tmp_path):
    path = tmp_path / "ảnh.png"
    Image.new("RGB", (2, 2)).save(path)

    def build(document):
        document.add_paragraph("Câu 1. Thủ đô?")
        document.add_picture(str(path), width=Inches(1))

    assert warnings(build, FOUR) == [
        (2, "Hình ảnh (hoặc công thức dạng ảnh) ở đây không được nhập.")
    ]


# --- What is wrong, and where ---


@pytest.mark.parametrize(
    ("text", "paragraph", "says"),
    [
        ("", 1, ["Không thấy câu hỏi"]),
        ("Kính gửi các đồng chí", 1, ["Không thấy câu hỏi"]),
        ("Câu 1. Hỏi?\nA. a\nB. b", 1, ["Câu 1", "không biết lựa chọn nào đúng"]),
        ("Câu 1. Hỏi?\n[r:A. a]\n[r:B. b]", 1, ["Câu 1", "mọi lựa chọn đều có màu chữ"]),
        ("Câu 1. Hỏi?\n*A. a\n*B. b", 1, ["dấu *", "mọi lựa chọn đều đúng"]),
        (
            "Câu 1. Hỏi?\n[b:A. a]\nB. b\nBảng đáp án\n1. B",
            1,
            ["chữ đậm cho là A (đoạn 2)", "bảng đáp án cho là B (đoạn 5)"],
        ),
        (
            "Câu 1. Hỏi?\n[b:A. a]\nB. b\nĐáp án: B",
            1,
            ["chữ đậm cho là A", "dòng «Đáp án» cho là B (đoạn 4)"],
        ),
        ("Câu 1. Hỏi?\n[b:A. a]\n[u:B. b]", 1, ["chữ đậm cho là A", "gạch chân cho là B"]),
        ("Câu 1. Hỏi?\nA. a\nB. b\nĐáp án: D", 4, ["không có lựa chọn D"]),
        ("Câu 1. Hỏi?\nA. a\nB. b\nĐáp án: gì đó", 4, ["không hiểu", "«gì đó»"]),
        ("Câu 1. Hỏi?\n[b:A. a]\nB. b\nBảng đáp án\n1. A 9. B", 5, ["câu 9"]),
        ("Câu 1. Hỏi?\nA. a\nĐáp án: A", 1, ["mọi lựa chọn đều đúng"]),
        ("Câu 1. Hỏi?\nCâu 2. Hỏi?\nĐáp án: x", 1, ["Câu 1", "không có dòng «Đáp án»"]),
        ("Câu 1.\n[b:A. a]\nB. b", 1, ["chưa có lời"]),
        ("Câu 1. Hỏi?\n[b:A. a]\nB. a", 3, ["lặp lại"]),
        ("Câu 1. Hỏi?\n[b:A. a]\nB. ", 3, ["Chưa có nội dung"]),
        ("Câu 1. Hỏi?\nĐáp án: B", 1, ["không có lựa chọn nào"]),
        ("Câu 1. Hỏi?\n[b:A. a]\nB. b\nA. c\nB. d", 4, ["bắt đầu lại từ A"]),
        ("Câu 1. Hỏi?\nĐáp án: D", 1, ["không có lựa chọn nào"]),
    ],
)
def test_error__has_its_paragraph(text, paragraph, says):
    found = errors(text)
    assert found[0][0] == paragraph
    assert all(words in found[0][1] for words in says)


@pytest.mark.parametrize(
    ("text", "kind", "answers", "end"),
    [
        ("A. a\nB. b", "multiple", [("a", 0), ("b", 0)], 3),
        ("[r:A. a]\n[r:B. b]", "multiple", [("a", 0), ("b", 0)], 3),
        ("*A. a\n*B. b", "multiple", [("a", 0), ("b", 0)], 3),
        ("[b:A. a]\nB. b\nĐáp án: B", "multiple", [("a", 0), ("b", 0)], 4),
        ("[b:A. a]\nB. b\nBảng đáp án\n1. B", "multiple", [("a", 0), ("b", 0)], 3),
        ("A. a\nB. b\nBảng đáp án\n1. D", "multiple", [("a", 0), ("b", 0)], 3),
        ("A. a\nB. b\nĐáp án: gì đó", "multiple", [("a", 0), ("b", 0)], 4),
        ("A. a\nĐáp án: A", "multiple", [("a", 0)], 3),
        ("A. Đúng\nB. Sai", "true_false", [("Đúng", 0), ("Sai", 0)], 3),
        ("Đáp án: Đúng\nĐáp án: Sai", "true_false", [("Đúng", 0), ("Sai", 0)], 3),
        ("Đáp án: Huế\nĐáp án: Vinh", "short_text", [], 3),
        ("Câu 2. Hỏi?\n[b:A. a]\nB. b", "short_text", [], 1),
        ("Đáp án: B", "multiple", [], 2),
        ("[b:A. a]\nB. b\nA. c\nB. d", "single", [("a", 0), ("b", 0), ("c", 0), ("d", 0)], 5),
        ("[b:A. a]\nB. a", "single", [("a", 100), ("a", 0)], 3),
        ("[b:A. a]\nB. ", "single", [("a", 100), ("", 0)], 3),
    ],
)
def test_broken_question__is_kept_for_correction(text, kind, answers, end):
    result = parse(word("Câu 1. Hỏi?\n" + text))
    (item,) = result.broken
    assert (item.kind, item.stem.text) == (kind, "Hỏi?")
    assert [(answer.text.text, answer.fraction) for answer in item.answers] == answers
    assert (item.place.paragraph, item.end.paragraph) == (1, end)
    assert {error.about for error in result.errors} == {item.place}


def test_broken_question__with_its_explanation_and_category():
    result = parse(word("Phần I. Lịch sử", "Câu 1. Hỏi?\nA. a\nB. b\nGiải thích: Vì thế."))
    (item,) = result.broken
    assert (item.explanation.text, item.category) == ("Vì thế.", "Phần I. Lịch sử")


def test_broken_question__without_its_stem():
    (item,) = parse(word("Câu 1.\n[b:A. a]\nB. b")).broken
    assert [answer.fraction for answer in item.answers] == [100, 0]


def test_broken_question__in_a_table_with_a_question_a_row():
    (item,) = parse(word([["Câu hỏi", "A", "B", "Đáp án"], ["Hỏi?", "a", "b", "C"]])).broken
    assert [answer.text.text for answer in item.answers] == ["a", "b"]


def test_question_without_anything__is_only_said():
    result = parse(word("Câu 1.\nCâu 2. Hỏi?\n[b:A. a]\nB. b"))
    assert [(error.place.paragraph, len(result.items)) for error in result.errors] == [(1, 1)]
    assert result.broken == []


def test_errors__reading_goes_on_after_one():
    found = errors("Câu 1. Hỏi?\nA. a\nB. b\nCâu 2. Hỏi?\n[b:A. a]\nB. b\nCâu 3. Hỏi?\nA. a\nB. b")
    assert [paragraph for paragraph, _message in found] == [1, 7]


def test_deleted_text__is_not_read():
    document = docx.Document()
    paragraph = document.add_paragraph("Câu 1. Thủ đô?")
    run = paragraph.add_run(" bỏ")
    deleted = run._r.makeelement(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}del", {}
    )
    run._r.addprevious(deleted)
    deleted.append(run._r)
    document.add_paragraph("Đáp án: Hà Nội")
    assert parse(saved(document)).items[0].stem.text == "Thủ đô?"


PIECES = (
    *("Câu 1. ", "Câu 2: ", "1. ", "3) ", "A. ", "B. ", "C) ", "a/ ", "*", "Đáp án: ", "ĐÁP ÁN"),
    *("Bảng đáp án", "1-B ", "A, C", "Đúng", "Sai", "Giải thích: ", "Phần I. ", "HẾT", "hỏi gì? "),
    *(
        "[b:B. đậm]",
        "[r:đỏ]",
        "[u:A]",
        "1945",
        "± 2",
        "\u0410. ",
        "e\u0301",
        "\u00a0",
        "",
        "(",
        "…",
    ),
)
LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map("".join), max_size=9)
TABLES = st.lists(st.lists(st.sampled_from(PIECES), min_size=2, max_size=2), min_size=1, max_size=3)


@settings(max_examples=80, deadline=None)
@given(st.lists(LINES.map("\n".join) | TABLES, max_size=4))
def test_any_document__is_read_without_raising(blocks):
    result = parse(word(*blocks))
    assert result.items or result.errors
    for remark in (*result.errors, *result.warnings):
        assert remark.place.paragraph >= 1
        assert remark.message.endswith((".", "…"))

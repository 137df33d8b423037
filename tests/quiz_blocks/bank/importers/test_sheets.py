"""The Excel and CSV readers, on files made here."""

import datetime
import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.bank.importers.files import FileRefused
from quiz_blocks.bank.importers.sheets import CSV, EXCEL, template

HEADER = ["Câu hỏi", "A", "B", "C", "Đáp án đúng"]


def workbook(*rows, title="Câu hỏi", **more_sheets):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, other_rows in more_sheets.items():
        sheet = book.create_sheet(name)
        for row in other_rows:
            sheet.append(row)
    return saved(book)


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def items_of(result):
    assert [error.message for error in result.errors] == []
    return [item.as_json() for item in result.items]


def read(*rows, **more_sheets):
    return items_of(EXCEL.read(workbook(*rows, **more_sheets)))


def read_csv(text, encoding="utf-8"):
    return items_of(CSV.read(text.encode(encoding)))


def errors(result):
    return [(error.place.cell, error.message) for error in result.errors]


def right(item):
    return [answer["text"] for answer in item["answers"]]


# --- Finding the columns ---


def test_single():
    (item,) = read(HEADER, ["Thủ đô?", "Huế", "Hà Nội", "Vinh", "B"])
    assert item == {
        "cell": "A2",
        "kind": "single",
        "title": "",
        "stem": "Thủ đô?",
        "choices": [
            {"text": "Huế", "fraction": 0, "feedback": ""},
            {"text": "Hà Nội", "fraction": 100, "feedback": ""},
            {"text": "Vinh", "fraction": 0, "feedback": ""},
        ],
        "answers": [{"text": "Hà Nội", "fraction": 100, "feedback": ""}],
        "explanation": "",
        "category": "",
        "tags": [],
    }


@pytest.mark.parametrize(
    "header",
    [
        ["Câu hỏi", "A", "B", "Đáp án đúng", "Giải thích", "Chuyên mục", "Nhãn", "Tên"],
        ["CÂU HỎI", "Lựa chọn 1", "Lựa chọn 2", "ĐÁP ÁN", "GIẢI THÍCH", "CHỦ ĐỀ", "TỪ KHOÁ", "TÊN"],
        ["Question", "Option A", "Option B", "Answer", "Explanation", "Category", "Tags", "Title"],
        ["noi dung", "phuong an a", "phuong an b", "dap an", "loi giai", "chuong", "nhan", "ten"],
        [
            "Câu hỏi (*)",
            "Đáp án A:",
            "Đáp án B:",
            "Đáp án",
            "Giải  thích",
            "Phần",
            "tag",
            "Tiêu đề",
        ],
        ["Stem", "Choice 1", "Choice 2", "Correct answer", "Feedback", "Topic", "Labels", "Name"],
    ],
)
def test_headings__in_either_language_and_any_order(header):
    row = ["Hỏi?", "một", "hai", "B", "vì thế", "Mục", "x; y", "Tên câu"]
    for names, values in ((header, row), (header[::-1], row[::-1])):
        (item,) = read(names, values)
        assert right(item) == ["hai"]
        assert [choice["text"] for choice in item["choices"]] == ["một", "hai"]
        assert (item["explanation"], item["category"]) == ("vì thế", "Mục")
        assert (item["tags"], item["title"], item["stem"]) == (["x", "y"], "Tên câu", "Hỏi?")


def test_header__below_merged_titles_and_rows_between_are_empty():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "Bộ câu hỏi về Nghị quyết"
    sheet.merge_cells("A1:F1")
    for row, values in ((3, ["STT", *HEADER]), (5, [1, "Hỏi?", "a", "b", "c", "C"]), (8, [2])):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    (item,) = items_of(EXCEL.read(saved(book)))
    assert (item["cell"], right(item)) == ("B5", ["c"])


def test_several_sheets__are_read_and_named():
    first, second = read(
        HEADER,
        ["Một?", "a", "b", "c", "A"],
        Thêm=[["Question", "Answer"], ["Hai?", "x"]],
    )
    assert (first["cell"], second["cell"]) == ("Câu hỏi!A2", "Thêm!A2")


def test_sheet_without_header__is_passed_over_and_said():
    result = EXCEL.read(workbook(HEADER, ["Một?", "a", "b", "c", "A"], Khác=[["ghi chú"]]))
    assert len(result.items) == 1
    assert "«Khác»" in result.warnings[0].message


def test_unknown_column__is_said():
    result = EXCEL.read(workbook([*HEADER, "Người soạn"], ["Một?", "a", "b", "c", "A", "Lan"]))
    assert [(one.place.cell, "«Người soạn»" in one.message) for one in result.warnings] == [
        ("F1", True)
    ]


# --- Answers and kinds ---


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        ("B", ["Hà Nội"]),
        ("b.", ["Hà Nội"]),
        ("B. Hà Nội", ["Hà Nội"]),
        (2, ["Hà Nội"]),
        ("2", ["Hà Nội"]),
        ("Hà Nội", ["Hà Nội"]),
        ("ha noi", ["Hà Nội"]),
        ("A, C", ["Huế", "Vinh"]),
        ("A;C", ["Huế", "Vinh"]),
        ("A và C", ["Huế", "Vinh"]),
        ("AC", ["Huế", "Vinh"]),
        ("1, 3", ["Huế", "Vinh"]),
        (1.3, ["Huế", "Vinh"]),
        ("Huế; Vinh", ["Huế", "Vinh"]),
        ("Huế\nVinh", ["Huế", "Vinh"]),
    ],
)
def test_answer__by_letter_number_or_text(answer, texts):
    (item,) = read(HEADER, ["Thành phố?", "Huế", "Hà Nội", "Vinh", answer])
    assert right(item) == texts
    assert item["kind"] == ("single" if len(texts) == 1 else "multiple")


@pytest.mark.parametrize(
    ("answer", "truth"),
    [("Đúng", True), ("S", False), (True, True), (False, False), ("TRUE", True), ("f", False)],
)
def test_true_false(answer, truth):
    (item,) = read(["Câu hỏi", "Đáp án"], ["Có bốn nghị quyết.", answer])
    assert item["kind"] == "true_false"
    assert right(item) == ["Đúng" if truth else "Sai"]


def test_true_false__with_its_choices_in_columns():
    (item,) = read(HEADER, ["Có bốn nghị quyết.", "Sai", "Đúng", None, "B"])
    assert (item["kind"], right(item)) == ("true_false", ["Đúng"])


@pytest.mark.parametrize(
    ("answer", "tolerance", "low", "high"),
    [
        (1945, None, 1945, 1945),
        ("1.234,5", "0,5", 1234, 1235),
        (3.14, 0.01, 3.13, 3.15),
        ("-5", 2, -7, -3),
    ],
)
def test_number(answer, tolerance, low, high):
    (item,) = read(["Câu hỏi", "Đáp án", "Dung sai"], ["Bao nhiêu?", answer, tolerance])
    assert item["kind"] == "number"
    assert [(one["min"], one["max"]) for one in item["answers"]] == [(low, high)]


def test_short_text():
    (item,) = read(["Câu hỏi", "Đáp án"], ["Ai?", "Bác Hồ; Hồ Chí Minh"])
    assert (item["kind"], right(item)) == ("short_text", ["Bác Hồ", "Hồ Chí Minh"])


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("Trả lời ngắn", "short_text"),
        ("short_text", "short_text"),
        ("Trả lời bằng số", "number"),
        ("Number", "number"),
        (None, "number"),
    ],
)
def test_kind__may_be_named(named, kind):
    (item,) = read(["Câu hỏi", "Đáp án", "Loại"], ["Năm nào?", "1945", named])
    assert item["kind"] == kind


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1945, "1945"),
        (2.5, "2,5"),
        (3.0, "3"),
        (datetime.date(2023, 11, 24), "24/11/2023"),
        (datetime.datetime(2023, 11, 24, 7, 30), "07:30 24/11/2023"),
    ],
)
def test_values_of_excel__read_as_people_write_them(value, text):
    (item,) = read(HEADER, ["Hỏi?", value, "b", None, "A"])
    assert right(item) == [text]


# --- CSV ---

ROWS = "Câu hỏi{0}A{0}B{0}Đáp án\n\nThủ đô?{0}Huế{0}Hà Nội{0}B\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv(delimiter, encoding, end):
    (item,) = read_csv(ROWS.format(delimiter).replace("\n", end), encoding)
    assert (item["cell"], right(item)) == ("A3", ["Hà Nội"])


def test_csv__quoted_cells_hold_delimiters_and_lines():
    (item,) = read_csv('Câu hỏi;A;B;Đáp án\n"Chọn; rồi\n""nói""";"a, b";c;A\n')
    assert item["stem"] == 'Chọn; rồi\n"nói"'
    assert right(item) == ["a, b"]


@pytest.mark.parametrize("content", ['Câu hỏi,Đáp án\n"Hỏi,x', 'Câu hỏi,Đáp án\n"Hỏi"x,y'])
def test_csv__quotation_marks_gone_wrong(content):
    with pytest.raises(FileRefused, match="ngoặc kép") as caught:
        CSV.read(content.encode())
    assert caught.value.remark.place.line == 2


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_csv__other_encodings_are_refused(encoding):
    with pytest.raises(FileRefused, match="UTF-8"):
        CSV.read(ROWS.format(";").encode(encoding, "replace"))


# --- What is wrong, and where ---


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        (["Hỏi?", "a", "b", "c", None], "E2", "chưa có đáp án"),
        ([None, "a", "b", "c", "A"], "A2", "chưa có lời"),
        (["Hỏi?", "a", "b", None, "C"], "E2", "chỉ có 2 lựa chọn"),
        (["Hỏi?", "a", "b", "c", "0"], "E2", "chỉ có 3 lựa chọn"),
        (["Hỏi?", "a", "b", "c", "gì đó"], "E2", "không hiểu đáp án «gì đó»"),
        (["Hỏi?", "a", None, "c", "A"], "C2", "để trống"),
        (["Hỏi?", "a", "a", "c", "C"], "C2", "lặp lại"),
        (["Hỏi?", "a", None, None, "A"], "A2", "ít nhất hai lựa chọn"),
        (["Hỏi?", 2, 1, 3, 1], "E2", "hãy ghi chữ A, B, C"),
        (["Hỏi?", "=1+1", "b", "c", "B"], "B2", "công thức"),
        (["Hỏi?", "#REF!", "b", "c", "B"], "B2", "lỗi công thức"),
        (["Hỏi?" + "x" * 30_000, "a", "b", "c", "B"], "A2", "dài quá"),
        (["Hỏi?", "a", "b", "c", "A", "ghép đôi"], "F2", "không biết loại câu hỏi"),
        (["Hỏi?", "a", "b", "c", "A, B", "Một lựa chọn đúng"], "E2", "2 đáp án đúng"),
        (["Hỏi? A. a B. b", None, None, None, "B"], "E2", "tách mỗi lựa chọn"),
        (["Hỏi? A. a B. b", None, None, None, "D"], "E2", "tách mỗi lựa chọn"),
        (["Hỏi?", None, None, None, "A", "single"], "E2", "chưa có lựa chọn"),
        (["Hỏi?", None, None, None, "x", "Đúng hay sai"], "E2", "«x»"),
        (["Hỏi?", None, None, None, "x", "số"], "E2", "không phải là số"),
        (["Hỏi?", None, None, None, 5, None, "lớn"], "G2", "không phải là số"),
        (["Hỏi?", None, None, None, 5, None, -1], "E2", "không được âm"),
        (["Hỏi?", None, None, None, 10**20], "E2", "15 chữ số"),
    ],
)
def test_error__has_its_cell(row, cell, says):
    found = errors(EXCEL.read(workbook([*HEADER, "Loại", "Dung sai"], row)))
    assert found[0][0] == cell
    assert says.lower() in found[0][1].lower()


@pytest.mark.parametrize(
    ("row", "kind", "answers"),
    [
        (["Hỏi?", "a", "b", "c", None], "multiple", [("a", 0), ("b", 0), ("c", 0)]),
        (["Hỏi?", "a", "b", None, "C"], "multiple", [("a", 0), ("b", 0)]),
        (["Hỏi?", "a", "b", None, "gì đó"], "multiple", [("a", 0), ("b", 0)]),
        (["Hỏi?", "a", None, "c", "A"], "multiple", [("a", 0), ("", 0), ("c", 0)]),
        (["Hỏi?", 2, 1, None, 1], "multiple", [("2", 0), ("1", 0)]),
        (["Hỏi?", "a", "=1+1", None, "A"], "multiple", [("a", 0)]),
        (["Hỏi?", "a", "b", None, "A", "ghép đôi"], "multiple", [("a", 0), ("b", 0)]),
        (["Hỏi?", "a", "b", None, "A, B", "single"], "multiple", [("a", 0), ("b", 0)]),
        (["Hỏi?", "Đúng", "Sai", None, "C"], "true_false", [("Đúng", 0), ("Sai", 0)]),
        (["Hỏi?", None, None, None, "x", "đúng sai"], "true_false", [("Đúng", 0), ("Sai", 0)]),
        (["Hỏi?", None, None, None, "B"], "multiple", []),
        (["Hỏi?", None, None, None, "A", "single"], "single", []),
        (["Hỏi?", None, None, None, None], "short_text", []),
        (["Hỏi?", None, None, None, None, "số"], "number", []),
        (["Hỏi?", "a", "a", "c", "C"], "single", [("a", 0), ("a", 0), ("c", 100)]),
        (["Hỏi?", "a", None, None, "A"], "single", [("a", 100)]),
        (["Hỏi?", None, None, None, "x", "số"], "number", [("x", 100)]),
    ],
)
def test_broken_question__is_kept_for_correction(row, kind, answers):
    row += [None] * (6 - len(row))
    header = [*HEADER, "Loại", "Giải thích", "Chuyên mục", "Nhãn"]
    result = EXCEL.read(workbook(header, [*row, "vì thế", "Mục", "dễ"]))
    (item,) = result.broken
    assert (item.kind, item.stem.text, item.place.cell) == (kind, "Hỏi?", "A2")
    assert [(answer.text.text, answer.fraction) for answer in item.answers] == answers
    assert (item.explanation.text, item.category, item.tags) == ("vì thế", "Mục", ("dễ",))
    assert {error.about for error in result.errors} == {item.place}


def test_broken_question__without_its_stem():
    (item,) = EXCEL.read(workbook(HEADER, [None, "a", "b", "c", "A"])).broken
    assert (item.stem.text, len(item.answers)) == ("", 3)


@pytest.mark.parametrize(
    "row",
    [
        ["Hỏi?" + "x" * 30_000, "a", "b", "c", None],
        ["Hỏi?", None, None, None, 10**20],
        ["Hỏi?", None, None, None, 5, None, "lớn"],
        ["Hỏi?", "a", "b", "c", "A", None, None, "#REF!"],
    ],
    ids=["long", "large", "tolerance", "explanation"],
)
def test_what_the_screen_does_not_ask_for__is_only_said(row):
    result = EXCEL.read(workbook([*HEADER, "Loại", "Dung sai", "Giải thích"], row))
    assert result.errors
    assert (result.items, result.broken) == ([], [])


@pytest.mark.parametrize(
    ("rows", "cell", "says"),
    [
        ([], "A1", "tiêu đề cột"),
        ([["một", "hai"], ["ba", "bốn"]], "A1", "tiêu đề cột"),
        ([HEADER], "A1", "chưa có câu hỏi"),
        ([["Câu hỏi", "A", "B"], ["Hỏi?", "a", "b"]], "A1", "«Đáp án đúng»"),
        ([["Câu hỏi", "Đáp án", "Question"], ["Hỏi?", "a", "b"]], "C1", "trùng"),
    ],
)
def test_header__that_is_missing_or_unclear(rows, cell, says):
    found = errors(EXCEL.read(workbook(*rows)))
    assert found[0][0] == cell
    assert says in found[0][1]


def test_formula__with_its_result_is_read():
    book = openpyxl.Workbook()
    for row in (HEADER, ["Hỏi?", "a", "=1+1", "c", "B"]):
        book.active.append(row)
    content = saved(book)
    # What Excel stores beside the formula, and openpyxl cannot write.
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<v\s*/>|<v></v>", b"<v>2</v>", old.read(name)))
    (item,) = items_of(EXCEL.read(packed.getvalue()))
    assert right(item) == ["2"]


def test_template__is_imported_without_a_remark():
    result = EXCEL.read(template())
    assert (result.errors, result.warnings) == ([], [])
    assert [item.kind for item in result.items] == [
        "single",
        "multiple",
        "true_false",
        "short_text",
        "number",
    ]


@given(st.text(alphabet='Câuhỏi,;\t"\nABĐápn12', max_size=120))
def test_any_csv__is_read_or_refused(text):
    try:
        CSV.read(("Câu hỏi,A,B,Đáp án\n" + text).encode())
    except FileRefused as refused:
        assert refused.remark.message.endswith((".", ")"))

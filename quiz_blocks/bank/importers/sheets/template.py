"""The sample workbook that editors download and fill in."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

_TITLE = "Mẫu nhập câu hỏi"
_NOTES = (
    "Mỗi dòng là một câu hỏi. Xoá các câu mẫu rồi ghi câu của mình; có thể đổi thứ tự các cột.",
    "Đáp án đúng: ghi chữ của lựa chọn (B), nhiều chữ nếu có nhiều ý đúng (A, C), Đúng hoặc Sai,"
    " hoặc nội dung phải trả lời (nhiều cách viết thì cách nhau bằng dấu chấm phẩy).",
)
_HEADINGS = (
    ("Câu hỏi", 50),
    ("A", 22),
    ("B", 22),
    ("C", 22),
    ("D", 22),
    ("Đáp án đúng", 18),
    ("Dung sai", 10),
    ("Giải thích", 40),
    ("Chuyên mục", 22),
    ("Nhãn", 18),
)
_SAMPLES = (
    (
        "Thủ đô của nước Cộng hoà xã hội chủ nghĩa Việt Nam là thành phố nào?",
        *("Huế", "Hà Nội", "Đà Nẵng", "Cần Thơ"),
        *("B", "", "Điều 13 Hiến pháp năm 2013.", "Kiến thức chung", "dễ"),
    ),
    (
        "Những thành phố nào trực thuộc trung ương?",
        *("Hải Phòng", "Đà Lạt", "Cần Thơ", "Vũng Tàu"),
        *("A, C", "", "", "Kiến thức chung", ""),
    ),
    (
        "Ngày Quốc khánh của nước ta là ngày 2 tháng 9.",
        *("", "", "", ""),
        *("Đúng", "", "", "Kiến thức chung", "dễ"),
    ),
    (
        "Bác Hồ đọc Tuyên ngôn Độc lập ở quảng trường nào?",
        *("", "", "", ""),
        *("Ba Đình; Quảng trường Ba Đình", "", "", "Lịch sử", ""),
    ),
    (
        "Đường bờ biển nước ta dài khoảng bao nhiêu ki-lô-mét?",
        *("", "", "", ""),
        *(3260, 10, "Không kể bờ các đảo.", "Địa lý", ""),
    ),
)


def template() -> bytes:
    """Return the workbook; importing it as it is gives its samples and no error."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Câu hỏi"
    for text in (_TITLE, *_NOTES):
        sheet.append([text])
        sheet.merge_cells(
            start_row=sheet.max_row,
            end_row=sheet.max_row,
            start_column=1,
            end_column=len(_HEADINGS),
        )
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([heading for heading, _width in _HEADINGS])
    header = sheet.max_row
    for cell, (_heading, width) in zip(sheet[header], _HEADINGS, strict=True):
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="DDE7F3")
        sheet.column_dimensions[cell.column_letter].width = width
    for sample in _SAMPLES:
        sheet.append([value if value != "" else None for value in sample])
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"A{header + 1}"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()

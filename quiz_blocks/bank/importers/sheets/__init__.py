"""Excel workbooks and CSV files: a question a row, columns by their headings."""

from collections.abc import Sequence

from ..archives import MAX_BYTES
from ..drafts import Gathering
from ..format import Format
from ..records import ImportResult, Place
from .columns import find_columns
from .grid import Sheet, read_csv, read_workbook
from .questions import read_questions
from .template import template

__all__ = ["CSV", "EXCEL", "template"]

_NO_HEADER = (
    "Không thấy dòng tiêu đề cột: cần ít nhất cột «Câu hỏi» và cột «Đáp án đúng»"
    " (có thể thêm A, B, C, D, «Giải thích», «Chuyên mục», «Nhãn»)."
)
_NO_ANSWERS = "Không thấy cột «Đáp án đúng»."
_NO_QUESTIONS = "Dưới dòng tiêu đề chưa có câu hỏi nào."


def _read_excel(content: bytes) -> ImportResult:
    return _read_sheets(read_workbook(content))


def _read_csv(content: bytes) -> ImportResult:
    ways = read_csv(content)
    return _read_sheets(sorted(ways, key=_known_columns, reverse=True)[:1])


def _known_columns(sheet: Sheet) -> int:
    columns = find_columns(sheet)
    return columns.known if columns else 0


def _read_sheets(sheets: Sequence[Sheet]) -> ImportResult:
    found = Gathering()
    first = Place(cell="A1")
    has_header = False
    for sheet in sheets:
        columns = find_columns(sheet)
        if columns is None:
            continue
        has_header = True
        if "answer" not in columns.by_meaning:
            found.error(sheet.cell(columns.header, 0).place, _NO_ANSWERS)
            continue
        read_questions(sheet, columns, found)
    for sheet in sheets if has_header else ():
        if find_columns(sheet) is None and any(cell.text for row in sheet.rows for cell in row):
            found.warn(first, f"Trang «{sheet.name}» không có dòng tiêu đề cột nên được bỏ qua.")
    return found.finish(first, _NO_QUESTIONS if has_header else _NO_HEADER)


EXCEL = Format(
    "excel",
    "Excel",
    (".xlsx",),
    _read_excel,
    max_bytes=MAX_BYTES,
    relatives=(".xls", ".xlsm", ".xltx", ".xltm", ".xlsb"),
    start=Place(),
)
CSV = Format("csv", "CSV", (".csv", ".tsv"), _read_csv)

"""Excel files that are safe to open: nothing in them is run as a formula."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import IllegalCharacterError

from .results import QuestionRow, Results

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What a spreadsheet program takes for the beginning of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Row = Sequence[Any]


def results_workbook(title: str, results: Results) -> bytes:
    """Return the figures of a quiz as a workbook of three sheets."""
    book = Workbook(write_only=True)
    _add_sheet(book, _("Tổng hợp"), _summary(title, results))
    _add_sheet(book, _("Phổ điểm"), _distribution(results))
    _add_sheet(book, _("Từng câu"), _questions(results))
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _add_sheet(book: Workbook, name: str, rows: Iterable[Row]) -> None:
    sheet = book.create_sheet(title=name)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any) -> WriteOnlyCell:
    """Return a cell that holds the value as text or number, never as a formula."""
    if isinstance(value, datetime):
        value = local_naive(value)
    try:
        cell = WriteOnlyCell(sheet, value)
    except IllegalCharacterError:
        cell = WriteOnlyCell(sheet, "".join(char for char in value if char.isprintable()))
    if cell.data_type == "f":
        cell.data_type = "s"
    return cell


def local_naive(value: datetime) -> datetime:
    """Return a moment as Excel holds it: without a zone, in the office's own time."""
    return timezone.localtime(value).replace(tzinfo=None, microsecond=0)


def csv_safe(value: Any) -> Any:
    """Return a text that no spreadsheet program runs as a formula when it opens a CSV file."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _summary(title: str, results: Results) -> list[Row]:
    figures = results.figures
    return [
        [_("Bài trắc nghiệm"), title],
        [_("Tính đến"), results.counted_at],
        [_("Số lượt đã nộp"), figures["attempts"]],
        [_("Số người làm (tính theo máy)"), figures["takers"]],
        [_("Điểm trung bình (%)"), _number(figures["mean"])],
        [_("Điểm trung vị (%)"), _number(figures["median"])],
        [_("Độ lệch chuẩn (%)"), _number(figures["deviation"])],
        [_("Thấp nhất (%)"), _number(figures["lowest"])],
        [_("Cao nhất (%)"), _number(figures["highest"])],
        [_("Số lượt đạt"), figures["passed"] if figures["judged"] else ""],
        [_("Tỷ lệ đạt (%)"), _number(results.pass_share)],
    ]


def _distribution(results: Results) -> list[Row]:
    rows = [[name, count, _number(part)] for name, count, part in results.distribution()]
    return [[_("Mức điểm"), _("Số lượt"), _("Tỷ lệ (%)")], *rows]


def _questions(results: Results) -> list[Row]:
    head = [
        _("Câu"),
        _("Nội dung"),
        _("Số lượt hỏi"),
        _("Đúng"),
        _("Đúng một phần"),
        _("Sai"),
        _("Bỏ trống"),
        _("Tỷ lệ đúng (%)"),
        _("Điểm trung bình (%)"),
    ]
    return [head, *(_question(question) for question in results.questions)]


def _question(question: QuestionRow) -> Row:
    return [
        question.number,
        question.label,
        question.asked,
        question.right,
        question.partly,
        question.wrong,
        question.blank,
        _number(question.share_right),
        _number(question.credit),
    ]


def _number(value: str | Decimal | None) -> float | str:
    return "" if value is None else float(value)

"""Rows of cells, from a workbook or from a CSV file, as one and the same thing."""

import csv
import datetime
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from ..archives import Package, open_package
from ..files import FileRefused, decode
from ..records import Place

PACKAGE = Package("Excel", ".xlsx", "xl/", Place(cell="A1"))
MAX_COLUMNS, MAX_ROWS, MAX_SHEETS = 60, 20_000, 20

_DELIMITERS = ";,\t"
_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)")


@dataclass(frozen=True)
class Cell:
    """What a cell says, as a person reads it, or the ``problem`` that keeps it from saying it."""

    place: Place
    text: str = ""
    problem: str = ""


Row = list[Cell]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, empty where a file has only one, and its rows, empty ones too.

    A table in a Word file is read as one, its places paragraphs.
    """

    name: str
    rows: list[Row]
    place: Callable[[int, int], Place]
    #: Did it have more rows than are read?
    is_cut: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell by its indexes, an empty one where the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else Cell(self.place(row, column))


def places_in(sheet: str = "") -> Callable[[int, int], Place]:
    """Return what names the cells of a sheet."""
    return lambda row, column: Place(cell=cell_name(row, column, sheet))


def cell_name(row: int, column: int, sheet: str = "") -> str:
    """Return ``B3``, or ``Trang 2!B3`` for a sheet that is not the only one."""
    name = f"{get_column_letter(column + 1)}{row + 1}"
    return f"{sheet}!{name}" if sheet else name


# --- Excel ---


def read_workbook(content: bytes) -> list[Sheet]:
    """Return the visible sheets of a workbook; raise ``FileRefused`` where it cannot be opened."""
    package = open_package(content, PACKAGE)
    try:
        return list(_sheets(package))
    except FileRefused:
        raise
    except Exception as error:  # whatever a broken file makes the library stumble over
        raise PACKAGE.unreadable from error


def _sheets(package: io.BytesIO) -> Iterator[Sheet]:
    """Yield the sheets, each read twice: what formulas gave, and where formulas are."""
    results = openpyxl.load_workbook(package, read_only=True, data_only=True)
    written = openpyxl.load_workbook(package, read_only=True)
    visible = [sheet for sheet in results.worksheets if sheet.sheet_state == "visible"]
    if len(visible) > MAX_SHEETS:
        raise PACKAGE.refuse(f"Tệp có hơn {MAX_SHEETS} trang. Hãy chia thành nhiều tệp nhỏ hơn.")
    for sheet in visible:
        name = sheet.title if len(visible) > 1 else ""
        place = places_in(name)
        pairs = zip(_rows(sheet), _rows(written[sheet.title]), strict=False)
        rows = [
            [
                _cell(place(row, column), value, formula)
                for column, (value, formula) in enumerate(zip_longest(values, formulas))
            ]
            for row, (values, formulas) in enumerate(pairs)
        ]
        yield Sheet(name, rows[:MAX_ROWS], place, len(rows) > MAX_ROWS)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what the file says of its size may be a lie
    for row in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True):
        used = [index for index, value in enumerate(row) if value is not None]
        yield row[: used[-1] + 1] if used else ()


def _cell(place: Place, value: Any, written: Any) -> Cell:
    is_formula = isinstance(written, str) and written.startswith("=") and value != written
    if value is None and is_formula:
        return Cell(
            place,
            problem="Ô có công thức chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi nhập.",
        )
    text = _text(value)
    if _ERROR.fullmatch(text):
        return Cell(place, problem=f"Ô có lỗi công thức {text}.")
    return Cell(place, text)


def _text(value: Any) -> str:
    """Return a value as a Vietnamese reader would have typed it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Đúng" if value else "Sai"
    if isinstance(value, float):
        number = Decimal(repr(value))
        whole = number == number.to_integral_value() if number.is_finite() else False
        return f"{number:.0f}" if whole else f"{number:f}".replace(".", ",")
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value)
    return str(value).strip()


def _date(value: datetime.date) -> str:
    day = f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return f"{value:%H:%M} {day}"
    return day


# --- CSV ---


def read_csv(content: bytes) -> list[Sheet]:
    """Return the file once for each delimiter that it may have; the header tells which is right.

    Raises ``FileRefused`` where it is no text, or its quotation marks cannot be read in any way.
    """
    text = decode(content)
    read: list[Sheet] = []
    refused: FileRefused | None = None
    for delimiter in _DELIMITERS:
        if delimiter not in text and (read or delimiter != _DELIMITERS[-1]):
            continue
        try:
            read.append(_read_delimited(text, delimiter))
        except FileRefused as error:
            refused = error
    if not read and refused:
        raise refused
    return read


def _read_delimited(text: str, delimiter: str) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    place = places_in()
    try:
        for index, fields in enumerate(reader):
            if index == MAX_ROWS:
                return Sheet("", rows, place, is_cut=True)
            rows.append(
                [
                    Cell(place(index, column), field.strip())
                    for column, field in enumerate(fields[:MAX_COLUMNS])
                ]
            )
    except csv.Error as error:
        raise FileRefused(
            f"Dấu ngoặc kép ở gần dòng {reader.line_num} không đóng hoặc đặt sai chỗ,"
            ' hoặc một ô quá dài. Trong ô, dấu ngoặc kép phải viết hai lần ("").',
            Place(line=reader.line_num, cell=cell_name(len(rows), 0)),
        ) from error
    return Sheet("", rows, place)

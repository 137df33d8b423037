"""Which column holds what, by headings in Vietnamese or English, in any order."""

import re
from dataclasses import dataclass, field

from quiz_blocks.text import fold

from .grid import Cell, Sheet

#: A header stands at the top, perhaps below a title and some notes.
_HEADER_WITHIN = 30
_MIN_CHOICES = 2
_LONGEST_HEADING = 100

_HEADINGS = {
    "stem": "cau hoi, noi dung, noi dung cau hoi, de bai, question, question text, stem",
    "answer": "dap an dung, dap an, cau tra loi dung, tra loi, dung, answer, answers,"
    " correct, correct answer, right answer, key",
    "explanation": "giai thich, huong dan giai, loi giai, ghi chu dap an, explanation, feedback",
    "category": "chuyen muc, chu de, chuong, phan, danh muc, category, topic",
    "tags": "nhan, tu khoa, the, tags, tag, labels",
    "kind": "loai, loai cau hoi, dang, dang cau hoi, kieu, kind, type, question type",
    "tolerance": "dung sai, sai so, tolerance",
    "title": "ten, ten cau hoi, tieu de, title, name",
    "ignored": "stt, tt, so, so thu tu, cau, cau so, no, no., #, id, ma, ma cau hoi",
}
_MEANING = {
    heading.strip(): meaning
    for meaning, headings in _HEADINGS.items()
    for heading in headings.split(",")
}
_CHOICE = re.compile(
    r"(?:(?:lua chon|phuong an|dap an|tra loi|y|option|choice|answer)\s*)?([a-j]|\d{1,2})"
)
_HINT = re.compile(r"\s*[(\[].*[)\]]\s*$")


@dataclass
class Columns:
    """The columns of a sheet by what they mean; ``choices`` in the order of their letters."""

    header: int
    by_meaning: dict[str, int] = field(default_factory=dict)
    choices: list[int] = field(default_factory=list)
    unknown: list[Cell] = field(default_factory=list)
    repeated: list[tuple[Cell, Cell]] = field(default_factory=list)

    @property
    def known(self) -> int:
        """How many columns are understood."""
        return len(self.by_meaning) + len(self.choices)


def find_columns(sheet: Sheet) -> Columns | None:
    """Return the columns, from the first row that can be a header; ``None`` if there is none."""
    for row in range(min(_HEADER_WITHIN, len(sheet.rows))):
        columns = _read_header(sheet.rows[row], row)
        has_answers = "answer" in columns.by_meaning or len(columns.choices) >= _MIN_CHOICES
        if "stem" in columns.by_meaning and has_answers:
            return columns
    return None


def _read_header(cells: list[Cell], row: int) -> Columns:
    columns = Columns(row)
    choices: dict[int, int] = {}
    seen: dict[str, Cell] = {}
    for index, cell in enumerate(cells):
        heading = _HINT.sub("", fold(cell.text[:_LONGEST_HEADING])).strip(" :*.")
        meaning = _MEANING.get(heading, "")
        choice = _CHOICE.fullmatch(heading)
        same = meaning or (f"choice {_order(choice[1])}" if choice else "")
        if same and same != "ignored" and same in seen:
            columns.repeated.append((seen[same], cell))
        elif meaning:
            columns.by_meaning[meaning] = index
        elif choice:
            choices[_order(choice[1])] = index
        elif heading:
            columns.unknown.append(cell)
        seen.setdefault(same, cell)
    columns.choices = [choices[order] for order in sorted(choices)]
    return columns


def _order(written: str) -> int:
    return int(written) if written.isdigit() else ord(written) - ord("a") + 1

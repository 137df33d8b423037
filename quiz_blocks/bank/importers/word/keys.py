"""The table of answers at the end of a file, in the many ways that offices lay it out."""

from collections.abc import Iterator
from typing import NamedTuple

from quiz_blocks.text import fold

from .document import Table
from .lines import Line
from .patterns import (
    KEY_GAP,
    KEY_HEADER_WORDS,
    KEY_NUMBER,
    KEY_PAIR,
    KEY_TEXT,
    KEY_VALUE,
)


class Entry(NamedTuple):
    """What a key says of one question."""

    number: int
    value: str
    paragraph: int
    explanation: str = ""


def entries_of_line(line: Line) -> list[Entry]:
    """Return the pairs of a line that holds nothing else (``1. B  2. C``), or none."""
    entries, position = [], 0
    while position < len(line.text):
        pair = KEY_PAIR.match(line.text, position)
        if pair is None:
            return []
        entries.append(Entry(int(pair[1]), pair[2], line.paragraph))
        position = KEY_GAP.match(line.text, pair.end()).end()
    return entries


def entry_with_text(line: Line) -> Entry | None:
    """Return a line of a key that says more: ``1. B. Vì …``, ``21. Hà Nội``."""
    if pair := KEY_PAIR.match(line.text):
        rest = line.text[pair.end() :].lstrip(" .,:;–-")
        return Entry(int(pair[1]), pair[2], line.paragraph, rest)
    if written := KEY_TEXT.fullmatch(line.text):
        return Entry(int(written[1]), written[2], line.paragraph)
    return None


def entries_of_table(table: Table) -> list[Entry]:
    """Return what a table says where it is a key and nothing else, or none.

    Numbers with their letters below them or to their right, in as many rows and columns as there
    are, or cells that hold both.
    """
    grid = [[_Cell(lines, table.paragraph) for lines in row] for row in table.rows]
    if not all(cell.is_key for row in grid for cell in row):
        return []
    return [entry for cells in _pairs(grid) for entry in cells]


class _Cell:
    def __init__(self, lines: list[Line], paragraph: int) -> None:
        written = [line for line in lines if line.text]
        self.text = " ".join(line.text for line in written)
        self.paragraph = written[0].paragraph if written else paragraph
        number = KEY_NUMBER.fullmatch(self.text)
        self.number = int(number[1]) if number else None
        value = KEY_VALUE.fullmatch(self.text.rstrip("."))
        self.value = value[0] if value else ""
        each = [entries_of_line(line) for line in written]
        self.entries = [entry for one in each for entry in one] if all(each) else []

    @property
    def is_key(self) -> bool:
        return bool(
            self.number is not None
            or self.value
            or self.entries
            or fold(self.text).strip(" .:") in KEY_HEADER_WORDS
        )


def _pairs(grid: list[list[_Cell]]) -> Iterator[list[Entry]]:
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if cell.entries:
                yield cell.entries
            if cell.number is None:
                continue
            below = grid[row + 1][column : column + 1] if row + 1 < len(grid) else []
            beside = cells[column + 1 : column + 2]
            for other in (*below, *beside):
                if other.value:
                    yield [Entry(cell.number, other.value, other.paragraph)]
                    break

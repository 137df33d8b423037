"""The Word files that offices already have: Câu 1, choices A to D, and a mark or a key."""

from collections import Counter

from ..archives import MAX_BYTES
from ..drafts import Gathering
from ..format import Format
from ..records import ImportResult, Place
from ..sheets.questions import read_questions
from .answers import assign, settle
from .document import Table, read_document
from .lines import Line
from .questions import Splitter

__all__ = ["FORMAT", "parse"]

_REPAIRS = {
    "nfd": "dấu tiếng Việt được gõ rời (NFD), đã ghép lại thành chữ có dấu (NFC)",
    "space": "dấu cách không ngắt, đã thay bằng dấu cách thường",
}


def parse(content: bytes) -> ImportResult:
    """Read a whole Word file; raise ``FileRefused`` where it cannot be opened."""
    found = Gathering()
    blocks = read_document(content, found)
    _warn_of_repairs(blocks, found)
    splitter = Splitter(blocks, found)
    splitter.run()
    entries = assign(splitter.questions, splitter.entries, found)
    for index, question in enumerate(splitter.questions):
        if found.is_full(question.place):
            break
        settle(question, entries.get(index, []), found)
    for sheet, columns in splitter.sheets:
        read_questions(sheet, columns, found)
    found.result.items.sort(key=lambda item: item.place.paragraph)
    return found.finish(
        Place(paragraph=1),
        "Không thấy câu hỏi nào. Mỗi câu phải bắt đầu bằng «Câu 1.» hoặc «1.»,"
        " mỗi lựa chọn bằng «A.», «B.», «C.»…",
    )


def _warn_of_repairs(blocks: list[Line | Table], found: Gathering) -> None:
    """Say once for the file what is in many places, and where each wrong letter was."""
    lines = [line for block in blocks for line in _lines(block)]
    counts = Counter(repair for line in lines for repair in line.repairs)
    for repair, what in _REPAIRS.items():
        if counts[repair]:
            first = next(line for line in lines if repair in line.repairs)
            found.warn(first.place, f"Có {counts[repair]} dòng dùng {what}.")
    for line in lines:
        if "letters" in line.repairs:
            found.warn(
                line.place,
                f"Có chữ cái lạ trông giống chữ Latinh, đã sửa: «{line.text[:60]}».",
            )


def _lines(block: Line | Table) -> list[Line]:
    if isinstance(block, Line):
        return [block]
    return [line for row in block.rows for cell in row for line in cell]


FORMAT = Format(
    "word",
    "Word",
    (".docx",),
    parse,
    max_bytes=MAX_BYTES,
    relatives=(".doc", ".docm", ".dot", ".dotx", ".dotm"),
    start=Place(),
)

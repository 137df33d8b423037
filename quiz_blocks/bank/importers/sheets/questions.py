"""From the rows of a sheet to questions."""

import re
from decimal import Decimal

from quiz_blocks.bank.kinds import all_kinds
from quiz_blocks.text import clean_plain_text, fold, parse_number

from ..drafts import (
    Draft,
    DraftAnswer,
    Gathering,
    is_truth_choices,
    kind_in_doubt,
    short_or_number,
    truth_of,
)
from ..records import Place
from .columns import Columns
from .grid import MAX_ROWS, Cell, Sheet

_KINDS = {
    "single": "single, mot lua chon, mot dap an, mot dap an dung, single choice, chon mot",
    "multiple": "multiple, nhieu lua chon, nhieu dap an, nhieu dap an dung, multiple response,"
    " chon nhieu",
    "true_false": "true_false, true false, truefalse, true/false, tf, dung sai, dung/sai, d/s",
    "short_text": "short_text, short text, short answer, tra loi ngan, dien tu, dien khuyet",
    "number": "number, numeric, numerical, so, dien so, tra loi so",
    "": "trac nghiem, multiple choice, mcq, tu dong",
}
_KIND_OF = {name.strip(): kind for kind, names in _KINDS.items() for name in names.split(",")} | {
    fold(kind.label): kind.value for kind in all_kinds()
}
_LETTERS = re.compile(r"[A-Ja-j](?:\s*(?:[,;&+/]|và|\s)\s*[A-Ja-j])*|[A-J]{2,10}")
_NUMBERS = re.compile(r"\d{1,2}(?:\s*[,;&+]\s*\d{1,2})*")
_MARKED_LETTER = re.compile(r"([A-Ja-j])\s*[.)]\s*\S.*")
_LIST = re.compile(r"[;|\n]")
_LONE_LETTER = re.compile(r"[A-Ja-j]\.?")
_TAGS = re.compile(r"[,;\n]")
_TYPED = ("short_text", "number")
#: What a person is asked for on the screen; what else is wrong has to be mended in the file.
_ASKED = ("stem", "answer")


def read_questions(sheet: Sheet, columns: Columns, found: Gathering) -> None:
    """Add every question of a sheet, and an error for whatever is wrong in a row."""
    for first, second in columns.repeated:
        found.error(second.place, f"Cột «{second.text[:50]}» trùng với cột ở {first.place}.")
    for cell in columns.unknown:
        found.warn(cell.place, f"Không hiểu cột «{cell.text[:50]}» nên bỏ qua cột này.")
    if sheet.is_cut:
        found.error(
            sheet.cell(len(sheet.rows) - 1, 0).place,
            f"Trang có hơn {MAX_ROWS} dòng; hãy chia thành nhiều tệp.",
        )
    for row in range(columns.header + 1, len(sheet.rows)):
        reader = _Row(sheet, columns, row, found)
        if found.is_full(reader.cell("stem").place):
            return
        if not reader.is_empty:
            reader.read()


class _Row:
    def __init__(self, sheet: Sheet, columns: Columns, row: int, found: Gathering) -> None:
        self.cells = {
            meaning: sheet.cell(row, column) for meaning, column in columns.by_meaning.items()
        }
        self.choices = [sheet.cell(row, column) for column in columns.choices]
        self.missing = sheet.cell(row, columns.by_meaning["stem"])
        self.found = found
        self.name = f"Dòng {row + 1}"

    def cell(self, meaning: str) -> Cell:
        """Return a cell; where the sheet has no such column, an empty one in the stem's place."""
        return self.cells.get(meaning) or Cell(self.missing.place)

    @property
    def is_empty(self) -> bool:
        """Has the row neither a question nor an answer? A number or a category alone is nothing."""
        used = [self.cell("stem"), self.cell("answer"), *self.choices]
        return not any(cell.text or cell.problem for cell in used)

    def read(self) -> None:
        """Add the question of this row."""
        unreadable = [c for c in (*self.cells.values(), *self.choices) if c.problem]
        for cell in unreadable:
            self.found.error(cell.place, cell.problem, self.place)
        kind = self._wanted_kind()
        if unreadable or kind is None:
            asked = [*self.choices, *map(self.cell, _ASKED)]
            if all(cell in asked for cell in unreadable):
                self._add_broken(kind or "")
        elif not self.cell("stem").text:
            self._error(self.cell("stem"), "chưa có lời câu hỏi.")
            self._add_broken(kind)
        elif not self.cell("answer").text:
            self._error(self.cell("answer"), "chưa có đáp án đúng.")
            self._add_broken(kind)
        elif self._has_choices and kind not in _TYPED:
            self._read_choices(kind)
        else:
            self._read_typed(kind)

    @property
    def place(self) -> Place:
        """Where the question stands."""
        return self.cell("stem").place

    @property
    def _has_choices(self) -> bool:
        return any(cell.text for cell in self.choices)

    def _wanted_kind(self) -> str | None:
        """Return the kind that the row names, empty where it names none, ``None`` if unknown."""
        cell = self.cell("kind")
        if not cell.text:
            return ""
        kind = _KIND_OF.get(fold(cell.text))
        if kind is None:
            known = ", ".join(kind.label for kind in all_kinds())
            self._error(cell, f"không biết loại câu hỏi «{cell.text[:50]}». Các loại: {known}.")
        return kind

    # --- With choices ---

    def _read_choices(self, wanted: str) -> None:
        choices = self._written_choices()
        gaps = [cell for cell in choices if not cell.text]
        for cell in gaps:
            self._error(cell, "lựa chọn này để trống mà sau nó còn lựa chọn khác.")
        right = self._right([cell.text for cell in choices])
        if gaps or not right:
            self._add_broken(wanted)
            return
        kind = "single" if len(right) == 1 else "multiple"
        if is_truth_choices([cell.text for cell in choices]):
            kind = "true_false"
        if wanted == "multiple":
            kind = wanted
        elif wanted and wanted != kind:
            self._error(
                self.cell("answer"),
                f"loại câu hỏi ghi là «{self.cell('kind').text}» nhưng có {len(choices)} lựa chọn"
                f" và {len(right)} đáp án đúng.",
            )
            self._add_broken(wanted)
            return
        answers = [
            DraftAnswer(cell.text, cell.place, index in right) for index, cell in enumerate(choices)
        ]
        self._add(kind, answers)

    def _written_choices(self) -> list[Cell]:
        """Return the cells up to the last that says something."""
        last = max((index for index, cell in enumerate(self.choices) if cell.text), default=-1)
        return self.choices[: last + 1]

    def _right(self, texts: list[str]) -> set[int]:
        """Return the indexes that the answer cell means: by letter, by number, or by the text."""
        cell = self.cell("answer")
        by_text = _by_text(cell.text, texts)
        by_name = _by_name(cell.text)
        if by_text and by_name and by_text != by_name and max(by_name) < len(texts):
            self._error(
                cell,
                f"«{cell.text[:50]}» vừa là thứ tự của một lựa chọn vừa là nội dung của lựa chọn"
                " khác. Hãy ghi chữ A, B, C… của lựa chọn đúng.",
            )
            return set()
        right = by_text or by_name
        if not right:
            self._error(
                cell,
                f"không hiểu đáp án «{cell.text[:80]}». Hãy ghi chữ (A), số thứ tự (1)"
                " hoặc đúng nội dung của lựa chọn.",
            )
        elif max(right) >= len(texts) or min(right) < 0:
            self._error(
                cell, f"đáp án «{cell.text[:50]}» nhưng câu hỏi chỉ có {len(texts)} lựa chọn."
            )
            return set()
        return right

    # --- Typed ---

    def _read_typed(self, wanted: str) -> None:
        cell = self.cell("answer")
        truth = truth_of(cell.text)
        if wanted in ("", "true_false") and truth is not None:
            self._add(
                "true_false",
                [DraftAnswer("Đúng", cell.place, truth), DraftAnswer("Sai", cell.place, not truth)],
            )
        elif wanted == "true_false":
            self._error(cell, f"câu đúng hay sai nhưng đáp án là «{cell.text[:50]}».")
            self._add_broken(wanted)
        elif wanted in ("single", "multiple"):
            self._error(cell, "chưa có lựa chọn nào ở các cột A, B, C…")
            self._add_broken(wanted)
        elif not wanted and _LONE_LETTER.fullmatch(cell.text):
            self._error(
                cell,
                f"đáp án là «{cell.text}» nhưng không có lựa chọn nào ở các cột A, B, C…"
                " Nếu các lựa chọn ở trong ô câu hỏi, hãy tách mỗi lựa chọn ra một cột.",
            )
            self._add_broken("multiple")
        else:
            kind = wanted or short_or_number(cell.text)
            texts = [cell.text] if kind == "number" else _LIST.split(cell.text)
            accepted = dict.fromkeys(clean_plain_text(text) for text in texts)
            self._add(kind, [DraftAnswer(text, cell.place) for text in accepted if text])

    def _tolerance(self, kind: str) -> Decimal | None:
        cell = self.cell("tolerance")
        if not cell.text:
            return Decimal(0)
        tolerance = parse_number(cell.text)
        if tolerance is None:
            self._error(cell, f"dung sai «{cell.text[:50]}» không phải là số.")
        elif kind != "number":
            self.found.warn(cell.place, f"{self.name}: dung sai chỉ dùng cho câu trả lời bằng số.")
            return Decimal(0)
        return tolerance

    def _add(self, kind: str, answers: list[DraftAnswer]) -> None:
        tolerance = self._tolerance(kind)
        if tolerance is None:
            return
        self.found.add(self._draft(kind, answers, tolerance))

    def _add_broken(self, wanted: str) -> None:
        """Add what can be read of a row in which something is wrong, without its answer."""
        cells = self._written_choices() if wanted not in _TYPED else []
        kind = wanted or "short_text"
        if cells:
            kind = kind_in_doubt([cell.text for cell in cells])
        elif wanted == "true_false":
            cells = [Cell(self.place, "Đúng"), Cell(self.place, "Sai")]
        self.found.add_broken(
            self._draft(kind, [DraftAnswer(cell.text, cell.place) for cell in cells])
        )

    def _draft(
        self, kind: str, answers: list[DraftAnswer], tolerance: Decimal = Decimal(0)
    ) -> Draft:
        tags = (clean_plain_text(tag) for tag in _TAGS.split(self.cell("tags").text))
        return Draft(
            place=self.place,
            name=self.name,
            kind=kind,
            stem=self.cell("stem").text,
            answers=tuple(answers),
            tolerance=tolerance,
            title=clean_plain_text(self.cell("title").text),
            explanation=self.cell("explanation").text,
            category=clean_plain_text(self.cell("category").text),
            tags=tuple(tag for tag in tags if tag),
        )

    def _error(self, cell: Cell, message: str) -> None:
        self.found.error(cell.place, f"{self.name}: {message}", self.place)


def _by_name(written: str) -> set[int]:
    """Return the indexes that letters or numbers name; ``B. Hà Nội`` names B."""
    written = " ".join(written.split()).rstrip(".")
    if marked := _MARKED_LETTER.fullmatch(written):
        written = marked[1]
    if _NUMBERS.fullmatch(written):
        return {int(number) - 1 for number in re.findall(r"\d+", written)}
    if _LETTERS.fullmatch(written):
        letters = re.findall("[A-J]", written.replace("và", "").upper())
        return {ord(letter) - ord("A") for letter in letters}
    return set()


def _by_text(written: str, texts: list[str]) -> set[int]:
    """Return the indexes of the choices that an answer writes out, the whole or a list of them."""
    for same in (_exact, fold):
        known = [same(text) for text in texts]
        for parts in ([written], _LIST.split(written)):
            said = [same(part) for part in parts if part.strip()]
            if said and all(known.count(one) == 1 for one in said):
                return {known.index(one) for one in said}
    return set()


def _exact(text: str) -> str:
    return " ".join(clean_plain_text(text).split())

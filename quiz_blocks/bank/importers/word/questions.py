"""From the lines of a Word file to questions, line by line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from quiz_blocks.text import fold

from ..drafts import Gathering
from ..records import Place
from ..sheets.columns import Columns, find_columns
from ..sheets.grid import Cell, Sheet
from . import keys
from .choices import Choice, split_choices
from .document import Table
from .lines import Line
from .patterns import (
    ANSWER,
    BLANK_TO_FILL,
    CHOSEN,
    END,
    EXPLANATION,
    EXPLANATION_BEHIND,
    FIRST_MARKER,
    HEADING,
    KEY_HEADING,
    KEY_WORDS,
    LABEL_CELL,
    LETTER_LIST,
    MARKER,
    NAMED,
    NUMBERED,
    ROMAN,
)

_LONGEST_HEADING = 200
#: In an explanation these are parts of a document: "Mục 2. Nhiệm vụ, quyền hạn".
_CITED = ("muc ", "bai ")
#: A title is shorter; what is longer may have been meant for the questions below it.
_LONGEST_TITLE = 200
#: How often "A." may stand in a stem before the one that begins the choices.
_MAX_TRIES = 5
#: A key that stands outside of "Bảng đáp án" must say at least so much to be one.
_SURELY_A_KEY = 2


@dataclass
class Said:
    """An answer line of a question."""

    value: str
    paragraph: int


@dataclass
class Question:
    """A question as it stands in the file; ``number`` is ``None`` where it has none."""

    number: int | None
    paragraph: int
    category: str
    stem: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    explanation: list[str] = field(default_factory=list)
    is_explaining: bool = False
    #: The last number of a list that stands in the stem.
    listed: int = 0
    #: Lines behind the last choice that nothing introduces.
    tail: list[Line] = field(default_factory=list)
    #: Its last paragraph so far.
    end: int = 0
    #: Do its choices begin anew, so that a question may be missing between them?
    is_doubtful: bool = False

    @property
    def name(self) -> str:
        """What messages call it."""
        return "Câu không có số" if self.number is None else f"Câu {self.number}"

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(paragraph=self.paragraph)

    @property
    def is_complete(self) -> bool:
        """May another question or a heading follow?"""
        return len(self.choices) > 1 or bool(self.said or self.explanation)


class Splitter:
    """Takes lines and tables in order and finds ``questions``, and ``entries`` of keys.

    ``sheets`` are tables that have a question a row, under headings as in Excel.
    """

    def __init__(self, blocks: Sequence[Line | Table], found: Gathering) -> None:
        self.found = found
        self.questions: list[Question] = []
        self.entries: list[keys.Entry] = []
        self.sheets: list[tuple[Sheet, Columns]] = []
        self.question: Question | None = None
        self.category = ""
        self.before: Line | None = None
        self.is_in_key = False
        self.is_over = False
        self.awaits_answer = False
        self.title_may_follow = False
        self.blocks = [block for block in blocks if isinstance(block, Table) or block.text]
        self.is_named = any(_is_named_question(line) for line in self._all_lines())
        self.position = 0

    def run(self) -> None:
        """Read everything."""
        while self.position < len(self.blocks):
            block = self.blocks[self.position]
            if isinstance(block, Table):
                self._read_table(block)
            elif self.found.is_full(block.place):
                break
            else:
                self._read_line(block)
                if self.question:
                    self.question.end = block.paragraph
            self.position += 1
        self._close()

    def _all_lines(self) -> list[Line]:
        return [
            line
            for block in self.blocks
            for line in (_lines_of(block) if isinstance(block, Table) else [block])
        ]

    # --- Tables ---

    def _read_table(self, table: Table) -> None:
        entries = keys.entries_of_table(table)
        if entries and (self.is_in_key or len(entries) >= _SURELY_A_KEY):
            self.entries += entries
            self.awaits_answer = False
            return
        sheet = _as_sheet(table)
        columns = find_columns(sheet)
        if columns and "answer" in columns.by_meaning:
            self._close()
            self.sheets.append((sheet, columns))
            return
        lines: list[Line | Table] = [line for line in _lines_of(table) if line.text]
        self.blocks[self.position + 1 : self.position + 1] = lines

    # --- Lines ---

    def _read_line(self, line: Line) -> None:
        if self.awaits_answer and self.question:
            self.awaits_answer = False
            self.question.said.append(Said(line.text, line.paragraph))
            return
        if self.is_in_key and self._read_key_line(line):
            return
        readers = (
            self._read_key_heading,
            self._read_key_without_heading,
            self._read_question,
            self._read_heading,
            self._read_end,
            self._read_answer,
            self._read_explanation,
            self._read_choices,
        )
        if not any(reads(line) for reads in readers):
            self._read_more(line)

    def _read_key_heading(self, line: Line) -> bool:
        heading = KEY_HEADING.fullmatch(line.text)
        if not heading:
            return False
        rest = fold(heading[2])
        if not (heading[1] or not rest or rest.startswith(KEY_WORDS) or line.text.isupper()):
            return False
        if not heading[1] and not rest and self.question and not self._key_follows():
            self.awaits_answer = True
            return True
        self._close()
        self.is_in_key = True
        return True

    def _read_key_without_heading(self, line: Line) -> bool:
        """``Câu 1: B`` after the last question, where the numbers were there before."""
        entries = keys.entries_of_line(line)
        if not entries or not all(self._is_entry(entry) for entry in entries):
            return False
        is_over = self.question is None or self.question.is_complete
        if not is_over or self._taken_next() == "A":
            return False
        self._close()
        self.is_in_key = True
        self.entries += entries
        return True

    def _key_follows(self) -> bool:
        following = self._next_block()
        if isinstance(following, Table):
            return bool(keys.entries_of_table(following))
        return following is None or bool(
            keys.entries_of_line(following)
            or _is_named_question(following)
            or HEADING.fullmatch(following.text)
            or ROMAN.match(following.text)
            or self._is_entry(keys.entry_with_text(following))
        )

    def _is_entry(self, entry: keys.Entry | None) -> bool:
        """Say whether a line of a key is about a question that there is."""
        known = {question.number for question in self.questions + self._open()}
        return entry is not None and entry.number in known

    def _read_key_line(self, line: Line) -> bool:
        if entries := keys.entries_of_line(line):
            self.entries += entries
            return True
        if self._explains_entry(line):
            return True
        if HEADING.fullmatch(line.text) or END.fullmatch(line.text) or ROMAN.match(line.text):
            return True
        entry = keys.entry_with_text(line)
        if entry and self._is_entry(entry):
            self.entries.append(entry)
            return True
        if self._starts_question(line) is None:
            self.found.warn(
                line.place, f"Không hiểu dòng này trong bảng đáp án: «{line.text[:80]}»."
            )
            return True
        self.is_in_key = False
        return False

    def _explains_entry(self, line: Line) -> bool:
        """Add ``Giải thích: …`` in a key, and the lines after it, to the question before it."""
        explanation = EXPLANATION.fullmatch(line.text)
        last = self.entries[-1] if self.entries else None
        if last is None or not (explanation or (last.explanation and not _begins_entry(line))):
            return False
        text = explanation[1] if explanation else line.text
        self.entries[-1] = last._replace(explanation=f"{last.explanation}\n{text}".strip())
        return True

    def _starts_question(self, line: Line) -> tuple[int, int] | None:
        """Return the number of the question that begins here, and where its text does."""
        if named := NAMED.match(line.text):
            return int(named[1]), named.end()
        numbered = NUMBERED.match(line.text)
        if not numbered:
            return None
        number = int(numbered[1])
        begins = self._is_next(number) or (not self.is_named and self._may_follow(line))
        return (number, numbered.end()) if begins else None

    def _is_next(self, number: int) -> bool:
        """Say whether a bare number is that of the next question, and not a point in a stem."""
        current = self.question
        if current is None:
            return not self.is_named
        if self.is_named:
            return number == (current.number or 0) + 1 and len(current.choices) > 1
        if not current.is_complete and number == current.listed + 1:
            is_point = bool(current.listed) or number != (current.number or 0) + 1
            current.listed = number if is_point else 0
            return not is_point
        return number == (current.number or 0) + 1

    def _may_follow(self, line: Line) -> bool:
        """Say whether a number out of order begins a question, and not a point of a list."""
        if self.question is None or self.question.is_explaining:
            taken_next = self._taken_next()
            return taken_next == "A" or _choices_behind(line, taken_next) is not None
        return self.question.is_complete

    def _read_question(self, line: Line) -> bool:
        start = self._starts_question(line)
        if start is None:
            return False
        number, text_at = start
        self._check_order(line, number)
        self._begin(line, number)
        self._read_stem(line.cut(text_at))
        return True

    def _begin(self, line: Line, number: int | None) -> None:
        self._close()
        self.is_over = False
        self.question = Question(number, line.paragraph, self.category)

    def _read_stem(self, line: Line) -> None:
        """Add a line to the stem, and the choices that stand behind it in the same line."""
        question = self.question
        if question is None or not line.text:
            return
        at = _choices_behind(line, self._taken_next())
        question.stem.append(line.text if at is None else line.text[:at].strip())
        if at is not None:
            self._add_choices(split_choices(line, "A", self._taken_next(), at), line)

    def _check_order(self, line: Line, number: int) -> None:
        """Say where numbers are missing, repeated or out of order; a new part may count anew."""
        numbered = [q for q in self.questions + self._open() if q.number is not None]
        before = numbered[-1].number or 0 if numbered else 0
        if number == before + 1 or (numbered and numbered[-1].category != self.category):
            return
        if number == before:
            message = f"Số câu {number} bị lặp lại."
        elif number > before:
            missing = f"{before + 1}" if number == before + 2 else f"{before + 1} đến {number - 1}"
            message = f"Thiếu câu {missing} trước câu {number}."
        elif number == 1:
            message = f"Sau câu {before}, số câu bắt đầu lại từ 1."
        else:
            message = f"Câu {number} đứng sau câu {before}, không đúng thứ tự."
        self.found.warn(line.place, message)

    def _open(self) -> list[Question]:
        return [self.question] if self.question else []

    def _read_heading(self, line: Line) -> bool:
        if self.question and not self.question.is_complete:
            return False
        text = line.text
        is_explaining = bool(self.question and self.question.is_explaining)
        if is_explaining and not line.is_heading and fold(text).startswith(_CITED):
            return False
        is_roman = ROMAN.match(text) and (text.isupper() or line.is_heading)
        is_heading = (
            HEADING.fullmatch(text)
            or is_roman
            or line.is_heading
            or (text.isupper() and fold(text).startswith(("phan ", "chuong ")))
        )
        if not is_heading or len(text) > _LONGEST_HEADING:
            return False
        self._close()
        self.category = " ".join(text.split()).rstrip(" .:–-")
        self.title_may_follow = len(text.split()) <= 2
        self.before = None
        return True

    def _read_end(self, line: Line) -> bool:
        if not END.fullmatch(line.text):
            return False
        self._close()
        self.is_over = True
        return True

    def _read_answer(self, line: Line) -> bool:
        answer = CHOSEN.fullmatch(line.text) or ANSWER.fullmatch(line.text)
        if not (self.question and answer):
            return False
        parts = EXPLANATION_BEHIND.split(answer[1], maxsplit=1)
        value = parts[0].strip().rstrip(")]").strip()
        if BLANK_TO_FILL.fullmatch(value):
            return True
        self.question.said.append(Said(value, line.paragraph))
        self.question.explanation += parts[1:]
        self.question.is_explaining = len(parts) > 1
        return True

    def _read_explanation(self, line: Line) -> bool:
        explanation = EXPLANATION.fullmatch(line.text)
        if not (self.question and explanation):
            return False
        self.question.is_explaining = True
        self.question.explanation += [explanation[1]] if explanation[1] else []
        return True

    # --- Choices ---

    def _read_choices(self, line: Line) -> bool:
        if self.question and self.question.is_explaining:
            return False
        if truths := _truth_words(line):
            return self._read_truths(line, truths)
        marker = MARKER.match(line.text)
        if not marker or not self._is_choice(marker[2].upper(), line):
            return False
        self._add_choices(split_choices(line, marker[2].upper(), self._taken_next()), line)
        return True

    def _is_choice(self, letter: str, line: Line) -> bool:
        """Say whether a letter in front of a line begins a choice; a new question may begin too."""
        question = self.question
        if letter == "A" and self._begins_without_number():
            return True
        if question is None:
            return False
        if not question.choices:
            return letter == "A" or line.auto
        return letter <= "J"

    def _begins_without_number(self) -> bool:
        """Where choices begin anew, the lines before them are a question without a number."""
        question = self.question
        if question is None:
            stem, self.before = [self.before] if self.before else [], None
        elif len(question.choices) > 1 and question.tail:
            stem, question.tail = question.tail, []
        else:
            return question is not None and not question.choices
        if not stem:
            return False
        self._begin(stem[0], None)
        if self.question:
            self.question.stem = [line.text for line in stem]
        self.found.warn(stem[0].place, "Câu hỏi này không có số thứ tự.")
        return True

    def _add_choices(self, choices: list[Choice], line: Line) -> None:
        question = self.question
        if question is None:
            return
        self._tail_to_choice(question)
        if question.choices and choices[0].letter == "A":
            self.found.error(
                line.place,
                f"{question.name}: các lựa chọn bắt đầu lại từ A mà trước đó không có câu hỏi mới.",
                question.place,
            )
            question.is_doubtful = True
        for choice in choices:
            expected = chr(ord("A") + len(question.choices))
            if choice.letter != expected:
                self.found.warn(
                    line.place,
                    f"{question.name}: lựa chọn ghi {choice.letter} đứng ở chỗ của {expected}.",
                )
                if line.auto or any(choice.letter == one.letter for one in question.choices):
                    choice.letter = expected
            question.choices.append(choice)

    def _read_truths(self, line: Line, words: list[tuple[int, int]]) -> bool:
        question = self.question
        if question is None or (question.choices and len(question.choices) > 1):
            return False
        for start, end in words:
            part = line.cut(start, end)
            letter = chr(ord("A") + len(question.choices))
            choice = Choice(letter, line.paragraph, letter_look=part.looks[0])
            choice.add(part)
            question.choices.append(choice)
        return True

    # --- What nothing introduces ---

    def _read_more(self, line: Line) -> None:
        question = self.question
        if question is None:
            if self.title_may_follow:
                self.category = f"{self.category}. {line.text}"[:255]
                self.title_may_follow = False
                return
            self._pass_over()
            self.before = line
        elif question.is_explaining:
            question.explanation.append(line.text)
        elif question.choices:
            question.tail.append(line)
        else:
            self._read_stem(line)

    def _tail_to_choice(self, question: Question) -> None:
        for line in question.tail:
            question.choices[-1].add(line)
            self.found.warn(
                line.place,
                f"{question.name}: dòng này được nối vào lựa chọn {question.choices[-1].letter}.",
            )
        question.tail = []

    def _close(self) -> None:
        if self.question:
            self._tail_to_choice(self.question)
            self.questions.append(self.question)
        self._pass_over()
        self.question = None
        self.title_may_follow = False

    def _pass_over(self) -> None:
        """Leave out the line before, which belongs to no question; say so where it is no title."""
        line, self.before = self.before, None
        is_title = (
            not (self.questions or self.category) and line and len(line.text) < _LONGEST_TITLE
        )
        if line and not is_title and not self.is_over:
            self.found.warn(line.place, "Dòng này không thuộc câu hỏi nào nên không được nhập.")

    def _next_block(self) -> Line | Table | None:
        following = self.blocks[self.position + 1 : self.position + 2]
        return following[0] if following else None

    def _taken_next(self) -> str:
        """Return the letter that the next line begins with, empty where it begins with none."""
        following = self._next_block()
        marker = MARKER.match(following.text) if isinstance(following, Line) else None
        return marker[2].upper() if marker else ""


def repeated_numbers(questions: Sequence[Question]) -> Counter[int]:
    """Count how often each number stands before a question; parts may count anew."""
    return Counter(question.number for question in questions if question.number is not None)


def _begins_entry(line: Line) -> bool:
    """Say whether a line of a key may be about another question, or begin another part."""
    patterns = (NAMED, NUMBERED, HEADING, ROMAN, END)
    return any(pattern.match(line.text) for pattern in patterns)


def _is_named_question(line: Line) -> bool:
    """Say whether a line begins with ``Câu 1`` and is no part of a key."""
    named = NAMED.match(line.text)
    return bool(named) and not keys.entries_of_line(line)


def _as_sheet(table: Table) -> Sheet:
    def place(row: int, _column: int) -> Place:
        lines = [line for cell in table.rows[row] for line in cell]
        return lines[0].place if lines else Place(paragraph=table.paragraph)

    rows = [
        [
            Cell(cell[0].place if cell else place(index, 0), "\n".join(line.text for line in cell))
            for cell in row
        ]
        for index, row in enumerate(table.rows)
    ]
    return Sheet("", rows, place)


def _lines_of(table: Table) -> list[Line]:
    """Return the lines of a table's cells; a letter or number in a cell of its own goes before."""
    lines: list[Line] = []
    for row in table.rows:
        label: Line | None = None
        for cell in row:
            for line in cell:
                if label is not None:
                    line, label = _joined(label, line), None
                elif LABEL_CELL.fullmatch(line.text) and len(cell) == 1:
                    label = line
                    continue
                lines.append(line)
        lines += [label] if label is not None else []
    return lines


def _joined(label: Line, line: Line) -> Line:
    sign = "" if label.text[-1] in ".:)/" else "."
    text = f"{label.text}{sign} {line.text}"
    looks = (*label.looks, *label.looks[-1:] * (len(sign) + 1), *line.looks)
    return Line(line.paragraph, text, looks, repairs=label.repairs | line.repairs)


def _choices_behind(line: Line, taken_next: str) -> int | None:
    """Return where ``A. … B. …`` begins in a line that begins with a stem."""
    for marker in islice(FIRST_MARKER.finditer(line.text), _MAX_TRIES):
        choices = split_choices(line, "A", taken_next, marker.start())
        if len(choices) > 1 and all(choice.text for choice in choices):
            return marker.start()
    return None


def _truth_words(line: Line) -> list[tuple[int, int]]:
    """Return where Đúng and Sai stand in a line that holds nothing else."""
    words = []
    position = 0
    for word in line.text.replace("/", " ").replace("\t", " ").split(" "):
        bare = word.strip("*☐□○-.").lower()
        if bare in ("đúng", "sai"):
            words.append((position, position + len(word)))
        elif bare:
            return []
        position += len(word) + 1
    return words


def is_letters(value: str) -> bool:
    """Say whether an answer is one letter of a choice, or several."""
    return bool(LETTER_LIST.fullmatch(value.strip().rstrip(".")))

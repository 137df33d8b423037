"""The Aiken format: a question on a line, choices ``A.`` or ``A)``, then ``ANSWER: B``.

https://docs.moodle.org/en/Aiken_format. A file that Moodle reads is read in the same way; a
question of several lines, which Moodle refuses, is read too where no empty line parts it.
"""

import re
from dataclasses import dataclass, field

from quiz_blocks.text import nfc

from .drafts import Draft, DraftAnswer, Gathering
from .files import decode
from .format import Format
from .records import ImportResult, Place

_CHOICE = re.compile(r"([A-Z])[.)][ \t]*(.*)")
_ANSWER = re.compile(r"(?:ANSWER|ĐÁP ÁN)\s*:\s*(.*)", re.IGNORECASE)
_LETTER = re.compile(r"([A-Za-z])[.)]?")
_FIRST_TWO_CHOICES = re.compile(r"^\s*A[.)].*\n+\s*B[.)]", re.MULTILINE)
_ANSWER_LINE = re.compile(r"^\s*(?:ANSWER|ĐÁP ÁN)\s*:", re.MULTILINE)


@dataclass
class _Question:
    line: int
    stem: list[str]
    letters: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    #: Its last line so far.
    end: int = 0
    has_letter_twice: bool = False

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(line=self.line)

    def draft(self, right: str = "") -> Draft:
        """Return the question; without the letter of the right choice, none is."""
        choices = zip(self.letters, self.texts, self.places, strict=True)
        return Draft(
            place=self.place,
            name="Câu hỏi",
            kind="single",
            stem="\n".join(self.stem),
            answers=tuple(
                DraftAnswer(text, place, letter == right) for letter, text, place in choices
            ),
            end=Place(line=self.end),
        )


class _Reader:
    def __init__(self) -> None:
        self.found = Gathering()
        self.question: _Question | None = None
        self.is_new_paragraph = True

    def read(self, text: str) -> ImportResult:
        line = 0
        for line, written in enumerate(nfc(text).split("\n"), 1):
            if self.found.is_full(Place(line=line)):
                break
            self._read_line(line, written.strip())
        if self.question:
            self._add_unanswered(
                self.question,
                self.question.place,
                "Câu hỏi này chưa có dòng ANSWER; có thể tệp đã bị cắt cụt.",
            )
        return self.found.finish(Place(line=1), "Tệp không có câu hỏi nào nhập được.")

    def _read_line(self, line: int, written: str) -> None:
        if not written:
            self.is_new_paragraph = True
            return
        if choice := _CHOICE.match(written):
            self._read_choice(line, choice[1], choice[2])
        elif answer := _ANSWER.match(written):
            self._read_answer(line, answer[1].strip())
        else:
            self._read_stem(line, written)
        if self.question:
            self.question.end = line
        self.is_new_paragraph = False

    def _read_choice(self, line: int, letter: str, text: str) -> None:
        place = Place(line=line)
        if self.question is None:
            self.found.error(
                place, f"Lựa chọn {letter} đứng ở đây mà chưa có câu hỏi nào trước nó."
            )
            return
        letters = self.question.letters
        if letter in letters:
            self.found.error(
                place, f"Lựa chọn {letter} có hai lần trong một câu hỏi.", self.question.place
            )
            self.question.has_letter_twice = True
        elif ord(letter) - ord("A") != len(letters):
            self.found.warn(place, f"Lựa chọn {letter} không đứng đúng thứ tự A, B, C…")
        letters.append(letter)
        self.question.texts.append(text)
        self.question.places.append(place)

    def _read_stem(self, line: int, written: str) -> None:
        if self.question is None:
            self.question = _Question(line, [written])
        elif not self.question.letters and not self.is_new_paragraph:
            self.question.stem.append(written)
        else:
            self._add_unanswered(
                self.question,
                Place(line=line),
                f"Câu hỏi ở dòng {self.question.line} chưa có dòng ANSWER"
                " mà ở đây đã sang câu khác.",
            )
            self.question = _Question(line, [written])

    def _read_answer(self, line: int, written: str) -> None:
        place = Place(line=line)
        question, self.question = self.question, None
        if question is None:
            self.found.error(place, "Dòng ANSWER ở đây không thuộc câu hỏi nào.")
            return
        question.end = line
        letter = _LETTER.fullmatch(written)
        right = letter[1].upper() if letter else ""
        if len(question.letters) < 2:
            message = "Câu hỏi phải có ít nhất hai lựa chọn (A và B) trước ANSWER."
        elif not letter:
            message = f"Sau ANSWER phải là chữ của một lựa chọn, không phải «{written[:50]}»."
        elif right not in question.letters:
            message = f"Câu hỏi không có lựa chọn {right}."
        else:
            self.found.add(question.draft(right), in_doubt=question.has_letter_twice)
            return
        self.found.error(place, message, question.place)
        self.found.add_broken(question.draft())

    def _add_unanswered(self, question: _Question, place: Place, message: str) -> None:
        """Report a question that ends too early; without choices it may be any text."""
        self.found.error(place, message, question.place)
        if question.letters:
            self.found.add_broken(question.draft())


def parse(text: str) -> ImportResult:
    """Read a whole Aiken file. Never raises."""
    return _Reader().read(text)


def _read(content: bytes) -> ImportResult:
    return parse(decode(content))


def _recognises(content: bytes) -> bool:
    text = nfc(content.decode("utf-8-sig", "replace")).replace("\r\n", "\n").replace("\r", "\n")
    return bool(_ANSWER_LINE.search(text) or _FIRST_TWO_CHOICES.search(text))


FORMAT = Format("aiken", "Aiken", (".txt", ".aiken"), _read, _recognises)

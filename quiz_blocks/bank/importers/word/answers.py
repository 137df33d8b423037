"""Which answer of a question is right: marks, answer lines and keys must agree."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from quiz_blocks.text import fold, parse_number

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
from .choices import Claim, all_alike, marked
from .keys import Entry
from .patterns import LETTER_AND_TEXT, NUMBER_AND_TOLERANCE
from .questions import Question, is_letters, repeated_numbers


class _Told(NamedTuple):
    """What an answer line or a key says, and who says it."""

    who: str
    value: str
    paragraph: int


def assign(
    questions: Sequence[Question], entries: Iterable[Entry], found: Gathering
) -> dict[int, list[Entry]]:
    """Return the entries of the keys by the index of their question.

    Where parts of a file count anew, the first entry of a number is the first such question's.
    """
    counts = repeated_numbers(questions)
    by_number: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_number[entry.number].append(entry)
    indexes: dict[int, list[int]] = defaultdict(list)
    for index, question in enumerate(questions):
        if question.number is not None:
            indexes[question.number].append(index)
    assigned: dict[int, list[Entry]] = defaultdict(list)
    for number, told in by_number.items():
        place = Place(paragraph=told[0].paragraph)
        if not counts[number]:
            found.error(
                place, f"Bảng đáp án có câu {number} nhưng không có câu hỏi nào mang số đó."
            )
        elif counts[number] == 1:
            assigned[indexes[number][0]] += told
        elif counts[number] == len(told):
            for index, entry in zip(indexes[number], told, strict=True):
                assigned[index].append(entry)
        else:
            found.error(
                place,
                f"Có {counts[number]} câu hỏi mang số {number} nhưng bảng đáp án có"
                f" {len(told)} đáp án cho số đó, nên không biết đáp án nào của câu nào.",
            )
    return assigned


def settle(question: Question, entries: Sequence[Entry], found: Gathering) -> None:
    """Add the question to what was found, or an error that says what keeps it out."""
    told = [_Told("dòng «Đáp án»", said.value, said.paragraph) for said in question.said]
    told += [_Told("bảng đáp án", entry.value, entry.paragraph) for entry in entries]
    explanation = question.explanation or [e.explanation for e in entries if e.explanation]
    settled = _Settled(question, "\n".join(explanation), found)
    if question.choices:
        settled.by_choices(told)
    else:
        settled.by_typing(told)


class _Settled:
    def __init__(self, question: Question, explanation: str, found: Gathering) -> None:
        self.question = question
        self.explanation = explanation
        self.found = found

    def by_choices(self, told: list[_Told]) -> None:
        question = self.question
        claims = list(marked(question.choices))
        errors_before = len(self.found.result.errors)
        claims += [claim for one in told if (claim := self._claim(one))]
        if len(self.found.result.errors) > errors_before:
            self._add_broken()
        elif not claims:
            self._reject(self._nothing_said())
        elif dispute := next((c for c in claims if c.right != claims[0].right), None):
            self._reject(
                f"{self._said(claims[0])} nhưng {self._said(dispute)}. Hãy sửa cho khớp nhau."
            )
        elif len(claims[0].right) == len(question.choices):
            self._reject(f"{claims[0].who} cho rằng mọi lựa chọn đều đúng; hãy xem lại.")
        else:
            self._add_choices(claims[0].right)

    def _add_choices(self, right: frozenset[int]) -> None:
        kind = "single" if len(right) == 1 else "multiple"
        if is_truth_choices([choice.text for choice in self.question.choices]):
            kind = "true_false"
        self._add(kind, self._choices(right))

    def _choices(self, right: frozenset[int]) -> list[DraftAnswer]:
        return [
            DraftAnswer(choice.text, Place(paragraph=choice.paragraph), index in right)
            for index, choice in enumerate(self.question.choices)
        ]

    def _claim(self, told: _Told) -> Claim | None:
        """Return which choices an answer means; say what is wrong where it means none."""
        right, wrong_letter = self._meant(told.value.strip())
        if right:
            return Claim(told.who, right, told.paragraph)
        message = (
            f"{told.who} ghi {wrong_letter} nhưng câu hỏi không có lựa chọn {wrong_letter}."
            if wrong_letter
            else f"không hiểu {told.who} «{told.value[:80]}»: hãy ghi chữ của lựa chọn đúng."
        )
        self.found.error(
            Place(paragraph=told.paragraph), f"{self.question.name}: {message}", self.question.place
        )
        return None

    def _meant(self, value: str) -> tuple[frozenset[int], str]:
        choices = self.question.choices
        texts = [fold(choice.text).rstrip(" .") for choice in choices]
        letters = [choice.letter for choice in choices]
        if fold(value).rstrip(" .") in texts and not is_letters(value):
            return frozenset([texts.index(fold(value).rstrip(" ."))]), ""
        truth = truth_of(value)
        if is_truth_choices([choice.text for choice in choices]) and truth is not None:
            return frozenset([texts.index("dung" if truth else "sai")]), ""
        with_text = LETTER_AND_TEXT.fullmatch(value)
        if with_text and not is_letters(value):
            value = with_text[1]
        if not is_letters(value):
            return frozenset(), ""
        named = re.findall("[A-Z]", value.replace("và", "").upper())
        missing = next((letter for letter in named if letter not in letters), "")
        return (frozenset() if missing else frozenset(map(letters.index, named))), missing

    def by_typing(self, told: list[_Told]) -> None:
        if not told:
            if self.question.stem:
                self._reject("không có lựa chọn A, B, C… và cũng không có dòng «Đáp án».")
            else:
                self._error("chưa có lời.")
            return
        first, dispute = (
            told[0],
            next((one for one in told if fold(one.value) != fold(told[0].value)), None),
        )
        place = Place(paragraph=first.paragraph)
        truth = truth_of(first.value)
        if dispute:
            self._reject(
                f"{first.who} ghi «{first.value[:50]}» (đoạn {first.paragraph}) nhưng {dispute.who}"
                f" ghi «{dispute.value[:50]}» (đoạn {dispute.paragraph}). Hãy sửa cho khớp nhau.",
                self._truths(place) if truth is not None else [],
            )
        elif truth is not None:
            self._add("true_false", self._truths(place, truth))
        elif len(first.value) == 1 and first.value.isalpha():
            self._error(f"{first.who} là «{first.value}» nhưng câu hỏi không có lựa chọn nào.")
            self.found.add_broken(self._draft("multiple", []))
        else:
            self._add_typed(first.value.rstrip(), place)

    def _truths(self, place: Place, truth: bool = True) -> list[DraftAnswer]:
        return [DraftAnswer("Đúng", place, truth), DraftAnswer("Sai", place, not truth)]

    def _add_typed(self, value: str, place: Place) -> None:
        margin = Decimal(0)
        if spread := NUMBER_AND_TOLERANCE.fullmatch(value):
            number, tolerance = parse_number(spread[1]), parse_number(spread[2].rstrip("."))
            if number is not None and tolerance is not None:
                value, margin = spread[1], tolerance
        if short_or_number(value.rstrip(".")) == "number":
            self._add("number", [DraftAnswer(value.rstrip("."), place)], margin)
            return
        accepted = [part.strip() for part in value.split(";") if part.strip()]
        self._add("short_text", [DraftAnswer(part, place) for part in dict.fromkeys(accepted)])

    def _add(self, kind: str, answers: list[DraftAnswer], tolerance: Decimal = Decimal(0)) -> None:
        draft = self._draft(kind, answers, tolerance)
        self.found.add(draft, in_doubt=self.question.is_doubtful)

    def _add_broken(self, answers: Sequence[DraftAnswer] = ()) -> None:
        """Add the question without its answer; without choices, it is typed."""
        answers = answers or self._choices(frozenset())
        texts = [answer.text for answer in answers]
        self.found.add_broken(self._draft(kind_in_doubt(texts) if texts else "short_text", answers))

    def _draft(
        self, kind: str, answers: Sequence[DraftAnswer], tolerance: Decimal = Decimal(0)
    ) -> Draft:
        question = self.question
        return Draft(
            place=question.place,
            name=question.name,
            kind=kind,
            stem="\n".join(question.stem),
            answers=tuple(answers),
            tolerance=tolerance,
            explanation=self.explanation,
            category=question.category,
            end=Place(paragraph=question.end),
        )

    def _nothing_said(self) -> str:
        if mark := all_alike(self.question.choices):
            return (
                f"mọi lựa chọn đều có {mark} nên không biết lựa chọn nào đúng,"
                " và không có dòng «Đáp án» hay bảng đáp án."
            )
        return (
            "không biết lựa chọn nào đúng: không có chữ đậm, gạch chân, khác màu, tô nền"
            " hay dấu * ở một lựa chọn nào, cũng không có dòng «Đáp án» hay bảng đáp án."
        )

    def _said(self, claim: Claim) -> str:
        letters = ", ".join(self.question.choices[index].letter for index in sorted(claim.right))
        return f"{claim.who} cho là {letters} (đoạn {claim.paragraph})"

    def _reject(self, message: str, answers: Sequence[DraftAnswer] = ()) -> None:
        """Say what keeps the question out, and keep what was understood of it."""
        self._error(message)
        self._add_broken(answers)

    def _error(self, message: str) -> None:
        place = self.question.place
        self.found.error(place, f"{self.question.name}: {message}", place)

"""Number: the reader types a figure."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from quiz_blocks.text import format_number, parse_number

from .answer_block import Answer, AnswerBlock, AnswerError, Entry, Text
from .base import FULL, NOTHING, ChoiceData, Problem, TypedKind

#: What stands for every other answer, so that it can have a feedback.
ANYTHING = "*"

_INTERNATIONAL = re.compile(r"[+-]?(?:\d{1,15}\.?\d{0,11}|\.\d{1,11})(?:[eE][+-]?\d{1,2})?")
_LOOKS_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_LARGEST, _SMALLEST = Decimal(10) ** 15, Decimal(10) ** -11


class Number(TypedKind):
    """The choices are accepted values, each with what it may be off by, both ends included."""

    value = "number"
    label = "Trả lời bằng số"
    hint = "Mỗi dòng là một giá trị được chấp nhận (viết như 1.234,5) và sai số cho phép."

    def canonical_text(self, text: str) -> str:
        """Return the value as a plain decimal (``1.234,5`` is ``1234.5``), or what was typed."""
        number = parse_number(text)
        return text.strip() if number is None else f"{number.normalize():f}"

    def own_problems(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        """Every value is a number, and no tolerance is negative."""
        yield from super().own_problems(choices)
        fractions = self.fractions(choices)
        for index, (choice, fraction) in enumerate(zip(choices, fractions, strict=True)):
            text = choice.text.strip()
            if text == ANYTHING and fraction > 0:
                yield Problem("Dấu * nghĩa là mọi số khác, nên không thể có điểm.", index)
            elif text not in ("", ANYTHING) and parse_number(text) is None:
                yield Problem(f"«{text}» không phải là số. Hãy viết như 1.234,5.", index)
            if choice.tolerance < 0:
                yield Problem("Sai số không được âm.", index)

    def claims(self, block: AnswerBlock) -> bool:
        """``{#1945}``, ``{#3.14:0.01}``, ``{#1..5}``, ``{#=1945:0 =%50%1945:2}``."""
        return block.numeric

    def read(self, block: AnswerBlock) -> list[Answer]:
        """Each entry is an accepted value; a wrong sign stands for all others."""
        if not block.entries:
            raise AnswerError("Câu trả lời bằng số chưa có đáp án sau dấu #.", block.position)
        return [_read_entry(entry) for entry in block.entries]

    def doubts(self, answers: Sequence[Answer]) -> Iterator[Problem]:
        """A point before three digits may have been meant for thousands."""
        for index, answer in enumerate(answers):
            for number in _LOOKS_GROUPED.findall(answer.written):
                meant = format_number(Decimal(number))
                yield Problem(
                    f"«{number}» được hiểu là {meant} (dấu chấm là dấu thập phân)."
                    " Nếu muốn nói hàng nghìn, hãy bỏ dấu chấm.",
                    index,
                )


def fits(number: Decimal) -> bool:
    """Say whether a number can be stored and marked: 15 digits, 11 decimals."""
    return abs(number) < _LARGEST and number == number.quantize(_SMALLEST)


def _read_entry(entry: Entry) -> Answer:
    written = entry.text.text.strip()
    if entry.sign == "~" and written in ("", ANYTHING):
        written = ANYTHING
    default = NOTHING if entry.sign == "~" else FULL
    value, tolerance = (ANYTHING, NOTHING) if written == ANYTHING else _read_value(written, entry)
    return Answer(
        Text(value, "plain"),
        default if entry.weight is None else entry.weight,
        entry.feedback,
        tolerance,
        entry.position,
        written,
    )


def _read_value(written: str, entry: Entry) -> tuple[str, Decimal]:
    """Return the value in canonical notation and its tolerance."""
    low, dots, high = written.partition("..")
    if dots:
        ends = sorted((_read_number(low, entry), _read_number(high, entry)))
        value, tolerance = (ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / 2
    else:
        number, colon, margin = written.partition(":")
        value = _read_number(number, entry)
        tolerance = _read_number(margin, entry) if colon else NOTHING
    if tolerance < 0:
        raise AnswerError(f"Sai số trong «{written}» không được âm.", entry.position)
    return f"{value.normalize():f}", tolerance


def _read_number(written: str, entry: Entry) -> Decimal:
    """Read the point as the decimal sign, as the format has it; a comma means Vietnamese."""
    compact = written.strip().replace("\u2212", "-")
    number = Decimal(compact) if _INTERNATIONAL.fullmatch(compact) else parse_number(compact)
    if number is None:
        raise AnswerError(f"«{written.strip()}» không phải là số.", entry.position)
    if not fits(number):
        raise AnswerError(
            f"Số «{written.strip()}» vượt quá 15 chữ số hoặc 11 số lẻ.", entry.position
        )
    return number

"""Single choice: one of several is right."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .answer_block import Answer, AnswerBlock, Entry
from .base import FULL, NOTHING, ChoiceData, OptionKind, Problem


class Single(OptionKind):
    """The reader picks one choice; a partly right one may earn a part."""

    value = "single"
    label = "Một lựa chọn đúng"
    hint = "Đánh dấu «Đúng» ở một lựa chọn; cần ít nhất hai lựa chọn."

    def default_fraction(self, choice: ChoiceData, choices: Sequence[ChoiceData]) -> Decimal:
        """The right one is worth everything, the others nothing."""
        return FULL if choice.right else NOTHING

    def own_problems(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        """Two choices or more, one ticked; more may be wholly right where a figure says so."""
        yield from super().own_problems(choices)
        if len(choices) < 2:
            yield Problem("Câu một lựa chọn cần ít nhất hai lựa chọn.")
        ticked = sum(1 for choice in choices if choice.right and choice.fraction is None)
        if FULL not in self.fractions(choices):
            yield Problem("Câu một lựa chọn cần một lựa chọn đúng, được 100 % điểm.")
        elif ticked > 1:
            yield Problem(
                f"Câu một lựa chọn chỉ có một lựa chọn đúng, đang đánh dấu {ticked}."
                " Nếu có nhiều ý đúng, hãy chọn loại «Nhiều lựa chọn đúng»."
            )

    def claims(self, block: AnswerBlock) -> bool:
        """``{~Sai =Đúng}``: wrong and right signs, and something wholly right."""
        return not block.numeric and block.has_wrong and is_single(block.entries)

    def read(self, block: AnswerBlock) -> list[Answer]:
        """Each entry is a choice."""
        return read_choices(block)

    def doubts(self, answers: Sequence[Answer]) -> Iterator[Problem]:
        """Several ``=`` are alternatives here, which is seldom meant."""
        whole = sum(1 for answer in answers if answer.fraction == FULL)
        if whole > 1:
            yield Problem(
                f"Câu này có {whole} lựa chọn đúng (=): người đọc chọn một trong số đó là đủ điểm."
                " Nếu phải chọn tất cả, hãy viết ~%50%… trước mỗi ý đúng."
            )


def is_single(entries: Sequence[Entry]) -> bool:
    """Say whether choices are meant for one pick: a ``=`` is worth everything."""
    return any(entry.sign == "=" and entry.weight in (None, FULL) for entry in entries)


def read_choices(block: AnswerBlock) -> list[Answer]:
    """Return one answer for each entry: ``=`` is 100 %, ``~`` nothing, where no weight stands."""
    return [
        Answer(
            entry.text,
            (FULL if entry.sign == "=" else NOTHING) if entry.weight is None else entry.weight,
            entry.feedback,
            position=entry.position,
        )
        for entry in block.entries
    ]

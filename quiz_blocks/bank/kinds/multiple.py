"""Multiple choice: several may be right."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal

from .answer_block import Answer, AnswerBlock
from .base import FULL, ChoiceData, OptionKind, Problem
from .single import is_single, read_choices

_STEP = Decimal("0.00001")
#: How far from 100 % the right choices may add up to: three times 33 % is still meant as all.
_SLACK = Decimal(1)


class Multiple(OptionKind):
    """The reader ticks every choice that is right; a wrong tick takes one right tick away."""

    value = "multiple"
    label = "Nhiều lựa chọn đúng"
    hint = "Đánh dấu mọi lựa chọn đúng; chọn thừa một ý sai thì mất phần điểm của một ý đúng."

    def default_fraction(self, choice: ChoiceData, choices: Sequence[ChoiceData]) -> Decimal:
        """The right ones share 100 % equally, and a wrong one costs one such share."""
        right = sum(1 for other in choices if other.right) or 1
        share = (FULL / right).quantize(_STEP, ROUND_DOWN)
        return share if choice.right else -share

    def fractions(self, choices: Sequence[ChoiceData]) -> list[Decimal]:
        """Return the shares; what rounding left of 100 % goes to the first right choice."""
        shares = super().fractions(choices)
        missing = FULL - earned(shares)
        if missing and abs(missing) <= _SLACK:
            first = next(index for index, share in enumerate(shares) if share > 0)
            shares[first] += missing
        return shares

    def own_problems(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        """Two choices or more; what is right adds up to everything."""
        yield from super().own_problems(choices)
        if len(choices) < 2:
            yield Problem("Câu nhiều lựa chọn cần ít nhất hai lựa chọn.")
        total = earned(self.fractions(choices))
        if not total:
            yield Problem("Câu nhiều lựa chọn cần ít nhất một lựa chọn đúng.")
        elif total != FULL:
            written = f"{total.normalize():f}".replace(".", ",")
            yield Problem(
                f"Tỷ lệ điểm của các lựa chọn đúng cộng lại là {written} %; hãy chia cho đủ 100 %."
            )

    def claims(self, block: AnswerBlock) -> bool:
        """``{~%50%Một ~%50%Hai ~%-100%Ba}``: nothing alone is worth everything."""
        return not block.numeric and block.has_wrong and not is_single(block.entries)

    def read(self, block: AnswerBlock) -> list[Answer]:
        """Each entry is a choice."""
        return read_choices(block)


def earned(fractions: Sequence[Decimal]) -> Decimal:
    """Return the sum of what can be earned."""
    return sum((fraction for fraction in fractions if fraction > 0), Decimal(0))

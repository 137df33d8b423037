"""True or false: a statement, and the two choices Đúng and Sai."""

from collections.abc import Iterator, Sequence

from quiz_blocks.text import nfc

from .answer_block import Answer, AnswerBlock, Text
from .base import FULL, NOTHING, ChoiceData, Problem
from .single import Single

TRUE, FALSE = "Đúng", "Sai"

#: How an answer section says it; Vietnamese files may use their own words.
_WORDS = {"t": True, "true": True, "f": False, "false": False}
_WORDS |= {"đ": True, "đúng": True, "s": False, "sai": False}


class TrueFalse(Single):
    """The reader says whether a statement holds."""

    value = "true_false"
    label = "Đúng hay sai"
    hint = "Viết một khẳng định; hai lựa chọn là «Đúng» và «Sai»."

    def own_problems(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        """Exactly the two choices, and exactly one of them right."""
        if [choice.text.strip() for choice in choices] != [TRUE, FALSE]:
            yield Problem(
                f"Câu đúng hay sai có đúng hai lựa chọn, theo thứ tự: «{TRUE}» rồi «{FALSE}»."
            )
        elif self.fractions(choices).count(FULL) != 1:
            yield Problem("Hãy cho biết khẳng định này đúng hay sai.")

    def claims(self, block: AnswerBlock) -> bool:
        """``{TRUE}``, ``{F#nếu trả lời sai#nếu trả lời đúng}``."""
        return (
            not block.numeric
            and not block.has_wrong
            and nfc(block.statement).strip().lower() in _WORDS
        )

    def read(self, block: AnswerBlock) -> list[Answer]:
        """The first remark is for who answers wrongly, the second for who answers rightly."""
        answer = _WORDS[nfc(block.statement).strip().lower()]
        wrong, right = (*block.remarks, Text(), Text())[:2]
        return [
            Answer(
                Text(text, "plain"),
                FULL if truth == answer else NOTHING,
                right if truth == answer else wrong,
                position=block.position,
            )
            for text, truth in ((TRUE, True), (FALSE, False))
        ]


def true_false_choices(
    answer: bool, feedback_if_true: str = "", feedback_if_false: str = ""
) -> tuple[ChoiceData, ChoiceData]:
    """Return the two choices of a statement that is ``answer``.

    A feedback is shown to the reader who picked that choice.
    """
    return (
        ChoiceData(TRUE, right=answer, feedback=feedback_if_true),
        ChoiceData(FALSE, right=not answer, feedback=feedback_if_false),
    )

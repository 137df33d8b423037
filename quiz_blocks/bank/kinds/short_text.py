"""Short text: the reader types a word or two."""

from .answer_block import Answer, AnswerBlock
from .base import TypedKind
from .single import read_choices


class ShortText(TypedKind):
    r"""The choices are the accepted answers; ``*`` stands for anything, ``\*`` for itself."""

    value = "short_text"
    label = "Trả lời ngắn"
    hint = "Mỗi dòng là một đáp án được chấp nhận; dấu * thay cho chữ bất kỳ."

    def claims(self, block: AnswerBlock) -> bool:
        """``{=đổi mới =%50%cải cách}``: right signs only, nothing before them."""
        return (
            not block.numeric
            and not block.has_wrong
            and bool(block.entries)
            and not block.head.strip()
        )

    def read(self, block: AnswerBlock) -> list[Answer]:
        """Each entry is an accepted answer."""
        return read_choices(block)

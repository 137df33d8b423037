"""What every kind of question answers for itself; pure, so that importers may use it too."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from quiz_blocks.text import clean_plain_text

from .answer_block import Answer, AnswerBlock

FULL = Decimal(100)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class ChoiceData:
    """One choice as an editor or an importer wrote it.

    ``fraction`` is a percentage from -100 to 100, or ``None`` where only ``right`` was said.
    """

    text: str
    right: bool = False
    fraction: Decimal | None = None
    feedback: str = ""
    tolerance: Decimal = field(default=NOTHING)


@dataclass(frozen=True)
class Problem:
    """What keeps an item from being published, said in Vietnamese.

    ``index`` is the place of the choice it is about, ``None`` for the item as a whole.
    """

    message: str
    index: int | None = None


class Kind(ABC):
    """One kind of question: its name, its rules, how its choices are counted and read."""

    value: str
    label: str
    hint: str
    #: Does the reader pick among the choices (and not type an answer)?
    has_options: bool

    def fractions(self, choices: Sequence[ChoiceData]) -> list[Decimal]:
        """Return the percentage that each choice is worth, explicit ones as they stand."""
        return [
            self.default_fraction(choice, choices) if choice.fraction is None else choice.fraction
            for choice in choices
        ]

    @abstractmethod
    def default_fraction(self, choice: ChoiceData, choices: Sequence[ChoiceData]) -> Decimal:
        """Return what a choice is worth that has no fraction of its own."""

    def canonical_text(self, text: str) -> str:
        """Return the text of a choice as the marking compares or shows it: one clean line."""
        return " ".join(clean_plain_text(text).split())

    def problems(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        """Yield everything that keeps an item with these choices from being published."""
        yield from self._texts_missing(choices)
        yield from self._fractions_out_of_range(choices)
        yield from self.own_problems(choices)

    @abstractmethod
    def own_problems(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        """Yield what this kind alone asks for."""

    @abstractmethod
    def claims(self, block: AnswerBlock) -> bool:
        """Say whether an answer section is of this kind; no two kinds claim the same."""

    @abstractmethod
    def read(self, block: AnswerBlock) -> list[Answer]:
        """Return the answers of a section of this kind; raise ``AnswerError`` where it is wrong."""

    def doubts(self, answers: Sequence[Answer]) -> Iterator[Problem]:
        """Yield what is allowed in an import but may not be what its author meant."""
        yield from ()

    def _texts_missing(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        for index, choice in enumerate(choices):
            if not choice.text.strip():
                yield Problem("Chưa có nội dung.", index)

    def _fractions_out_of_range(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        for index, choice in enumerate(choices):
            if choice.fraction is not None and abs(choice.fraction) > FULL:
                yield Problem("Tỷ lệ điểm phải từ -100 đến 100.", index)


class OptionKind(Kind):
    """A kind whose reader picks among the choices shown."""

    has_options = True

    def own_problems(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        """No choice may look like another."""
        seen: set[str] = set()
        for index, choice in enumerate(choices):
            text = self.canonical_text(choice.text)
            if text and text in seen:
                yield Problem(f"Lựa chọn «{text}» bị lặp lại.", index)
            seen.add(text)


class TypedKind(Kind):
    """A kind whose reader types an answer; its choices are the accepted answers."""

    has_options = False

    def default_fraction(self, choice: ChoiceData, choices: Sequence[ChoiceData]) -> Decimal:
        """Every accepted answer is worth everything unless it says otherwise."""
        return FULL

    def own_problems(self, choices: Sequence[ChoiceData]) -> Iterator[Problem]:
        """At least one answer must be worth everything."""
        if FULL not in self.fractions(choices):
            yield Problem("Cần ít nhất một đáp án được tính đủ 100 % điểm.")

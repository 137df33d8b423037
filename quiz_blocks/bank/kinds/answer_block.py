"""The answer section of a question in a text format, as the kinds read it.

A format (GIFT) splits its text into these parts; each kind says which sections are its own and
what they mean. Positions are offsets into the file, for the messages.
"""

from dataclasses import dataclass, field
from decimal import Decimal

MARKUPS = ("moodle", "html", "markdown", "plain")


@dataclass(frozen=True)
class Text:
    """A text as it was written, and the markup that it is written in."""

    text: str = ""
    markup: str = "moodle"


@dataclass(frozen=True)
class Entry:
    """One answer: its sign (``=`` right, ``~`` wrong), weight in percent, text and feedback."""

    sign: str
    weight: Decimal | None
    text: Text
    feedback: Text
    position: int


@dataclass(frozen=True)
class AnswerBlock:
    """A whole answer section.

    ``statement`` is what stands before the first ``#`` and ``remarks`` what follows it, cut at
    the next one: the shape of true and false. ``head`` is what stands before the first entry.
    """

    position: int
    numeric: bool
    statement: str
    remarks: tuple[Text, ...]
    head: str
    entries: tuple[Entry, ...]

    @property
    def has_wrong(self) -> bool:
        """Is there an entry with the sign of a wrong answer?"""
        return any(entry.sign == "~" for entry in self.entries)


@dataclass(frozen=True)
class Answer:
    """One choice or accepted answer, read.

    ``fraction`` is a percentage; ``written`` is a number as the file has it.
    """

    text: Text
    fraction: Decimal
    feedback: Text = field(default_factory=Text)
    tolerance: Decimal = Decimal(0)
    position: int = 0
    written: str = ""


class AnswerError(ValueError):
    """A section that is this kind's, but wrongly written."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position

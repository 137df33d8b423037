"""What every format's reader gives back, and how it looks as JSON."""

from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any

from ..kinds import get_kind
from ..kinds.answer_block import Answer, Text
from ..kinds.number import ANYTHING


@dataclass(frozen=True)
class Place:
    """Where something stands in a file, in the terms of its format; numbers count from one.

    Text and XML have a ``line`` and perhaps a ``column``, a Word file a ``paragraph``, a sheet a
    ``cell`` (``B3``); in a package ``file`` names the file inside it.
    """

    line: int = 0
    column: int = 0
    paragraph: int = 0
    cell: str = ""
    file: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what is known of the place."""
        return {name: value for name, value in asdict(self).items() if value}

    def __str__(self) -> str:
        said = {
            "tệp": self.file,
            "ô": self.cell,
            "đoạn": self.paragraph,
            "dòng": self.line,
            "cột": self.column,
        }
        return ", ".join(f"{word} {value}" for word, value in said.items() if value)


@dataclass(frozen=True)
class Remark:
    """Something to say about a place in the file.

    ``about`` is where the question begins that is meant, where the place alone does not tell:
    a key of answers stands far behind its questions.
    """

    place: Place
    message: str
    about: Place | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the remark as the import command prints it."""
        return {**self.place.as_json(), "message": self.message}


@dataclass(frozen=True)
class ImportedItem:
    """One question, its texts as they were written (escapes undone).

    ``end`` is where it ends, if the format says so: what is remarked up to there is about it.
    """

    place: Place
    kind: str
    title: str
    stem: Text
    answers: tuple[Answer, ...]
    explanation: Text = field(default_factory=Text)
    category: str = ""
    tags: tuple[str, ...] = ()
    end: Place | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the item as the import command prints it.

        ``choices`` is what a reader picks from, empty for the kinds that are typed. ``answers``
        is what is right: the choices that earn something, or every accepted answer. A short
        text's answers have ``text``; a number's have ``value``, ``tolerance``, ``min`` and
        ``max`` (``value`` is ``"*"`` and the others null for "anything else").
        """
        picked = get_kind(self.kind).has_options
        choices = [_choice(answer) for answer in self.answers] if picked else []
        return {
            **replace(self.place, column=0).as_json(),
            "kind": self.kind,
            "title": self.title,
            "stem": self.stem.text,
            "choices": choices,
            "answers": self._accepted(choices),
            "explanation": self.explanation.text,
            "category": self.category,
            "tags": list(self.tags),
        }

    def _accepted(self, choices: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if choices:
            return [choice for choice in choices if choice["fraction"] > 0]
        as_json = _number if self.kind == "number" else _choice
        return [as_json(answer) for answer in self.answers]


@dataclass
class ImportResult:
    """All that was read from a file. With any error, nothing of it may be stored as it is.

    ``broken`` are questions that were understood but break a rule of their kind (``errors`` says
    which): a person may mend them, and the rest is sound.
    """

    items: list[ImportedItem] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    broken: list[ImportedItem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return ``{items, errors, warnings}`` as the import command prints it."""
        return {
            "items": [item.as_json() for item in self.items],
            "errors": [error.as_json() for error in self.errors],
            "warnings": [warning.as_json() for warning in self.warnings],
        }


def _choice(answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.text.text,
        "fraction": _plain(answer.fraction),
        "feedback": answer.feedback.text,
    }


def _number(answer: Answer) -> dict[str, Any]:
    rest = {"fraction": _plain(answer.fraction), "feedback": answer.feedback.text}
    if answer.text.text == ANYTHING:
        return {"value": ANYTHING, "tolerance": None, "min": None, "max": None} | rest
    value = Decimal(answer.text.text)
    return {
        "value": _plain(value),
        "tolerance": _plain(answer.tolerance),
        "min": _plain(value - answer.tolerance),
        "max": _plain(value + answer.tolerance),
    } | rest


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)

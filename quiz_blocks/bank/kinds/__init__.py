"""The kinds of question. To add one: write its module and add its class to ``_KINDS``."""

from .answer_block import AnswerBlock
from .base import ChoiceData, Kind, Problem
from .multiple import Multiple
from .number import Number
from .short_text import ShortText
from .single import Single
from .true_false import TrueFalse, true_false_choices

__all__ = [
    "ChoiceData",
    "Kind",
    "Problem",
    "all_kinds",
    "get_kind",
    "kind_choices",
    "kind_of_answers",
    "true_false_choices",
]

_KINDS: dict[str, Kind] = {
    kind.value: kind for kind in (Single(), Multiple(), TrueFalse(), ShortText(), Number())
}


def get_kind(value: str) -> Kind:
    """Return the kind of that name; ``KeyError`` if there is none."""
    return _KINDS[value]


def all_kinds() -> list[Kind]:
    """Return every kind, in the order in which editors see them."""
    return list(_KINDS.values())


def kind_choices() -> list[tuple[str, str]]:
    """Return (value, Vietnamese label) of every kind, for a model field.

    Given to the field as a callable, so that a new kind needs no migration.
    """
    return [(kind.value, kind.label) for kind in _KINDS.values()]


def kind_of_answers(block: AnswerBlock) -> Kind | None:
    """Return the kind that an imported answer section is of, ``None`` if no kind knows it."""
    return next((kind for kind in _KINDS.values() if kind.claims(block)), None)

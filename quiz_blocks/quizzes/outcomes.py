"""Outcomes as the JSON that an attempt keeps. Pure, and the same bytes every time."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from .marking import Asked, Mark, Outcome, Verdict

VERSION = 1


def asked_of(questions: Sequence[Mapping[str, Any]]) -> list[Asked]:
    """Return the questions of a paper as the marking wants them."""
    return [Asked(question["key"], Decimal(question["points"])) for question in questions]


def to_json(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as JSON: ``{"version", "marks": {key: {...}}}``."""
    marks = {
        key: mark_to_json(mark) | {"score": _written(outcome.scores[key])}
        for key, mark in outcome.marks.items()
    }
    return {"version": VERSION, "marks": marks}


def mark_to_json(mark: Mark) -> dict[str, Any]:
    """Return one mark as JSON."""
    return {
        "credit": _written(mark.credit),
        "verdict": mark.verdict.value,
        "fits": list(mark.fits),
    }


def marks_of(outcome: Mapping[str, Any]) -> dict[str, Mark]:
    """Return the marks that an attempt's outcome holds, by question key."""
    return {
        key: Mark(Decimal(row["credit"]), Verdict(row["verdict"]), tuple(row["fits"]))
        for key, row in outcome.get("marks", {}).items()
    }


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"

"""What many attempts say together. Pure: no database, no request, no clock.

The order of the attempts makes no difference: the same attempts give the same figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from statistics import mean, median, pstdev
from typing import Any

BINS = 10
_PERCENT_STEP = Decimal("0.01")


@dataclass(frozen=True)
class Finished:
    """A finished attempt, as far as figures are made of it.

    ``verdicts`` and ``credits`` are by question key; ``passed`` is ``None`` without a pass mark.
    """

    taker_key: str
    score: Decimal
    max_score: Decimal
    passed: bool | None = None
    verdicts: Mapping[str, str] = field(default_factory=dict)
    credits: Mapping[str, Decimal] = field(default_factory=dict)


def summarise(attempts: Iterable[Finished]) -> dict[str, Any]:
    """Return the figures of the attempts, as JSON can hold them (numbers as decimal strings).

    ``attempts`` and ``takers`` are two numbers, never mixed. ``distribution`` counts the scores in
    ten steps: [0, 10), [10, 20) ... [90, 100] percent of the maximum. ``questions`` holds for each
    key how often it was asked and with which result; ``credit`` is the mean share of its points.
    """
    percents: list[Decimal] = []
    takers: set[str] = set()
    passes: list[bool] = []
    questions: dict[str, dict[str, Any]] = {}
    for attempt in attempts:
        percents.append(percent_of(attempt.score, attempt.max_score))
        takers.add(attempt.taker_key)
        if attempt.passed is not None:
            passes.append(attempt.passed)
        _count_questions(questions, attempt)
    return {
        "attempts": len(percents),
        "takers": len(takers),
        "judged": len(passes),
        "passed": sum(passes),
        **_spread(percents),
        "distribution": distribution(percents),
        "questions": {key: _with_mean(question) for key, question in sorted(questions.items())},
    }


def percent_of(score: Decimal, max_score: Decimal) -> Decimal:
    """Return the score in percent of the maximum, to two decimals, halves up; 0 of 0 is 0."""
    if not max_score:
        return Decimal(0)
    return (score * 100 / max_score).quantize(_PERCENT_STEP, ROUND_HALF_UP)


def distribution(percents: Iterable[Decimal]) -> list[int]:
    """Return how many percentages lie in each of ten steps; 100 lies in the last."""
    counts = [0] * BINS
    for percent in percents:
        counts[min(int(percent // (100 // BINS)), BINS - 1)] += 1
    return counts


def share(part: int, whole: int) -> Decimal | None:
    """Return a part in percent of the whole, to two decimals; ``None`` of nothing."""
    return percent_of(Decimal(part), Decimal(whole)) if whole else None


def _spread(percents: list[Decimal]) -> dict[str, str | None]:
    if not percents:
        return dict.fromkeys(("mean", "median", "deviation", "lowest", "highest"))
    figures = {
        "mean": mean(percents),
        "median": median(percents),
        "deviation": pstdev(sorted(percents)),
        "lowest": min(percents),
        "highest": max(percents),
    }
    return {name: str(Decimal(value).quantize(_PERCENT_STEP)) for name, value in figures.items()}


def _count_questions(questions: dict[str, dict[str, Any]], attempt: Finished) -> None:
    for key, verdict in attempt.verdicts.items():
        question = questions.setdefault(
            key,
            {"asked": 0, "right": 0, "partly": 0, "wrong": 0, "blank": 0, "credit": Decimal(0)},
        )
        question["asked"] += 1
        question[verdict] += 1
        question["credit"] += attempt.credits.get(key, Decimal(0))


def _with_mean(question: dict[str, Any]) -> dict[str, Any]:
    mean_credit = question["credit"] / question["asked"]
    return question | {"credit": str(mean_credit.quantize(Decimal("0.0001")))}

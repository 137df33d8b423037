"""Marking: what a response is worth. Pure: no database, no request, no clock, no chance.

A payload is what an ``ItemRevision`` holds, a response is ``{"choices": [key, ...]}`` or
``{"text": "..."}`` (docs/decisions/0001). The same stored facts always give the same marks.

The rules are Moodle's: a choice has a fraction of -100 to 100 %; a multiple choice is worth the
sum of what was ticked, never less than nothing and never more than everything; a typed answer is
worth the first accepted answer that it fits.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from quiz_blocks.text import clean_plain_text, fold, parse_number, same_tone_placement

Payload = Mapping[str, Any]
Response = Mapping[str, Any]

NOTHING, EVERYTHING = Decimal(0), Decimal(1)
#: Shares of a third are written with five decimals: what is this close to a bound is the bound.
_SNAP = Decimal("0.00001")
_CREDIT_STEP = Decimal("0.0000001")
#: Scores are kept to four decimals.
SCORE_STEP = Decimal("0.0001")


class Verdict(StrEnum):
    """What a reader is told of one answer."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    BLANK = "blank"


@dataclass(frozen=True)
class Mark:
    """What a response is worth.

    ``credit`` is the share of the question's points, from -1 to 1. ``fits`` are the keys of the
    choices it was marked by: those ticked, or the accepted answer that the text fits.
    """

    credit: Decimal
    verdict: Verdict
    fits: tuple[str, ...] = ()


BLANK = Mark(NOTHING, Verdict.BLANK)


@dataclass(frozen=True)
class Asked:
    """One question of a paper: its key and the points it is worth."""

    key: str
    points: Decimal


@dataclass(frozen=True)
class Outcome:
    """What a whole paper is worth. The score never falls below nothing."""

    marks: Mapping[str, Mark]
    scores: Mapping[str, Decimal]
    score: Decimal
    max_score: Decimal


def mark(payload: Payload, response: Response | None) -> Mark:
    """Return what ``response`` to the question in ``payload`` is worth.

    Raises ``KeyError`` for a kind that nobody taught us to mark.
    """
    markers = _MARKERS[payload["kind"]]
    return BLANK if is_blank(response) else markers(payload, response or {})


def mark_paper(
    asked: Sequence[Asked],
    payloads: Mapping[str, Payload],
    responses: Mapping[str, Response],
    settled: Mapping[str, Mark] | None = None,
) -> Outcome:
    """Return the outcome of a paper.

    ``settled`` are marks that the reader has already seen (feedback at once): they stand.
    """
    settled = settled or {}
    marks = {
        q.key: settled.get(q.key) or mark(payloads[q.key], responses.get(q.key)) for q in asked
    }
    scores = {q.key: rounded(marks[q.key].credit * q.points) for q in asked}
    total = max(sum(scores.values(), NOTHING), NOTHING)
    return Outcome(marks, scores, total, sum((q.points for q in asked), NOTHING))


def is_blank(response: Response | None) -> bool:
    """Say whether the reader has given no answer at all."""
    if not response:
        return True
    return not response.get("choices") and not str(response.get("text") or "").strip()


def rounded(score: Decimal) -> Decimal:
    """Return a score in the steps it is kept in, halves up."""
    return score.quantize(SCORE_STEP, ROUND_HALF_UP)


def right_keys(payload: Payload) -> tuple[str, ...]:
    """Return the keys of what should have been answered.

    Of a multiple choice all that earns something, of every other kind what earns most.
    """
    worth = {choice["key"]: Decimal(choice["fraction"]) for choice in payload["choices"]}
    if payload["kind"] == "multiple":
        return tuple(key for key, fraction in worth.items() if fraction > 0)
    best = max(worth.values(), default=NOTHING)
    return tuple(key for key, fraction in worth.items() if fraction == best and best > 0)


# --- By kind ---


def _mark_single(payload: Payload, response: Response) -> Mark:
    picked = tuple(response.get("choices", ()))[:1]
    return _judge(_worth(payload, picked), picked)


def _mark_multiple(payload: Payload, response: Response) -> Mark:
    picked = tuple(dict.fromkeys(response.get("choices", ())))
    credit = min(max(_worth(payload, picked), NOTHING), EVERYTHING)
    return _judge(credit, picked)


def _mark_short_text(payload: Payload, response: Response) -> Mark:
    loose = bool(payload.get("ignore_diacritics"))
    typed = comparable(str(response.get("text", "")), loose)
    return _first_fit(
        payload, lambda choice: fits_pattern(typed, comparable(choice["text"], loose))
    )


def _mark_number(payload: Payload, response: Response) -> Mark:
    typed = parse_number(str(response.get("text", "")))
    return _first_fit(payload, lambda choice: _is_near(typed, choice))


_MARKERS: dict[str, Callable[[Payload, Response], Mark]] = {
    "single": _mark_single,
    "true_false": _mark_single,
    "multiple": _mark_multiple,
    "short_text": _mark_short_text,
    "number": _mark_number,
}


# --- Texts and numbers ---


def comparable(text: str, ignore_diacritics: bool = False) -> str:
    """Return the form in which two short texts are compared.

    Case, spaces and the two habits of placing a tone (hoà, hòa) make no difference; the marks
    themselves do, unless the question says otherwise.
    """
    text = " ".join(clean_plain_text(text).split())
    return fold(text) if ignore_diacritics else same_tone_placement(text).casefold()


def fits_pattern(text: str, pattern: str) -> bool:
    r"""Say whether ``text`` fits ``pattern``, in which ``*`` stands for any run of characters.

    ``\*`` is an asterisk. Takes time in proportion to the two lengths, whatever the pattern.
    """
    pieces = [piece.replace("\0", "*") for piece in pattern.replace("\\*", "\0").split("*")]
    if len(pieces) == 1:
        return text == pieces[0]
    first, *middle, last = pieces
    if len(text) < len(first) + len(last):
        return False
    if not (text.startswith(first) and text.endswith(last)):
        return False
    return _holds_in_order(text[len(first) : len(text) - len(last)], middle)


def _holds_in_order(text: str, pieces: Iterable[str]) -> bool:
    start = 0
    for piece in pieces:
        found = text.find(piece, start)
        if found < 0:
            return False
        start = found + len(piece)
    return True


def _is_near(typed: Decimal | None, choice: Mapping[str, Any]) -> bool:
    if choice["text"].strip() == "*":
        return True
    if typed is None:
        return False
    return abs(typed - Decimal(choice["text"])) <= Decimal(choice.get("tolerance") or 0)


# --- From fractions to a mark ---


def _worth(payload: Payload, picked: Sequence[str]) -> Decimal:
    """Return the sum of the fractions of what was picked, as a share of one."""
    fractions = (Decimal(c["fraction"]) for c in payload["choices"] if c["key"] in picked)
    return sum(fractions, NOTHING) / 100


def _first_fit(payload: Payload, fits: Callable[[Mapping[str, Any]], bool]) -> Mark:
    for choice in payload["choices"]:
        if fits(choice):
            return _judge(Decimal(choice["fraction"]) / 100, (choice["key"],))
    return _judge(NOTHING, ())


def _judge(credit: Decimal, fits: tuple[str, ...]) -> Mark:
    credit = _snapped(credit)
    if credit == EVERYTHING:
        return Mark(credit, Verdict.RIGHT, fits)
    return Mark(credit, Verdict.PARTLY if credit > 0 else Verdict.WRONG, fits)


def _snapped(credit: Decimal) -> Decimal:
    for bound in (NOTHING, EVERYTHING, -EVERYTHING):
        if abs(credit - bound) <= _SNAP:
            return bound
    return credit.quantize(_CREDIT_STEP, ROUND_HALF_UP).normalize()

"""What a reader may see of a question: the one gate between a payload and a template.

Templates get these objects and never a payload. What is right, what it is worth and why comes
only in a ``Review``, and ``Delivery.may_review`` alone decides whether there is one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from quiz_blocks.text import format_number

from .enums import FeedbackTime
from .marking import Mark, Verdict, is_blank, right_keys
from .models import Attempt
from .outcomes import marks_of
from .passages import Passage, find_passages
from .responses import is_no_number
from .revisions import payloads_of

Payload = Mapping[str, Any]
Question = Mapping[str, Any]


@dataclass(frozen=True)
class ChoiceView:
    """A choice as it stands on the screen; ``right`` and ``feedback`` come under a review."""

    key: str
    text: str
    picked: bool
    right: bool = False
    feedback: str = ""


@dataclass(frozen=True)
class Review:
    """What a reader learns of an answer that can no longer be changed."""

    verdict: str
    label: str
    score: Decimal | None
    points: Decimal
    given: tuple[str, ...]
    right: tuple[str, ...]
    feedback: tuple[str, ...]
    explanation: str
    passage: Passage | None


@dataclass(frozen=True)
class QuestionView:
    """One question on the screen; ``review`` only where the reader may learn the answer.

    ``no_number``: it asks for a number and something else was typed, which is no answer yet.
    """

    number: int
    total: int
    key: str
    kind: str
    stem: str
    choices: tuple[ChoiceView, ...]
    text: str
    answered: bool
    no_number: bool = False
    review: Review | None = None


class Delivery:
    """The questions of one attempt, with the responses as they stand on a screen."""

    def __init__(
        self,
        attempt: Attempt,
        responses: Mapping[str, Any] | None = None,
        request: HttpRequest | None = None,
    ) -> None:
        self.attempt = attempt
        self.responses = attempt.responses if responses is None else responses
        self.payloads = payloads_of(attempt.questions)
        self.marks = marks_of(attempt.outcome)
        seen = [q["key"] for q in attempt.questions if self.may_review(q["key"])]
        self.passages = find_passages((self.payloads[key] for key in seen), request)

    def may_review(self, key: str) -> bool:
        """The gate: after the end, or where this very answer has been given for good."""
        if self.attempt.is_finished:
            return True
        return self.attempt.feedback == FeedbackTime.AT_ONCE and key in self.marks

    def questions(self) -> list[QuestionView]:
        """Return every question, in the paper's order."""
        return [self.question(number) for number in range(1, len(self.attempt.questions) + 1)]

    def question(self, number: int) -> QuestionView:
        """Return the question of that number, counted from 1."""
        question = self.attempt.questions[number - 1]
        key = question["key"]
        payload, response = self.payloads[key], self.responses.get(key, {})
        no_number = payload["kind"] == "number" and is_no_number(response.get("text", ""))
        return QuestionView(
            number=number,
            total=len(self.attempt.questions),
            key=key,
            kind=payload["kind"],
            stem=payload["stem"],
            choices=_choices(question, payload, response, self.may_review(key)),
            text=response.get("text", ""),
            answered=not (is_blank(response) or no_number),
            no_number=no_number,
            review=self._review(question, payload) if self.may_review(key) else None,
        )

    def _review(self, question: Question, payload: Payload) -> Review:
        mark = self.marks[question["key"]]
        points = Decimal(question["points"])
        passage = payload["passage"] or {"page": 0}
        return Review(
            verdict=mark.verdict.value,
            label=_verdict_label(mark),
            score=mark.credit * points,
            points=points,
            given=_given(payload, self.responses.get(question["key"], {})),
            right=_right(payload),
            feedback=_feedback(payload, mark),
            explanation=payload["explanation"],
            passage=self.passages.get((passage["page"], passage.get("anchor", ""))),
        )


def _choices(
    question: Question, payload: Payload, response: Mapping[str, Any], reviewed: bool
) -> tuple[ChoiceView, ...]:
    """Return the choices in the paper's order; a typed question shows none, they are its key."""
    texts = {choice["key"]: choice["text"] for choice in payload["choices"]}
    picked = response.get("choices", ())
    right = right_keys(payload) if reviewed else ()
    said = {choice["key"]: choice["feedback"] for choice in payload["choices"]}
    return tuple(
        ChoiceView(
            key,
            texts[key],
            key in picked,
            key in right,
            said[key] if reviewed and key in picked else "",
        )
        for key in question["choices"]
    )


def _given(payload: Payload, response: Mapping[str, Any]) -> tuple[str, ...]:
    picked = response.get("choices", ())
    texts = tuple(choice["text"] for choice in payload["choices"] if choice["key"] in picked)
    return texts or ((response["text"],) if response.get("text") else ())


def _right(payload: Payload) -> tuple[str, ...]:
    right = right_keys(payload)
    texts = (choice["text"] for choice in payload["choices"] if choice["key"] in right)
    if payload["kind"] == "number":
        return tuple(_as_written(Decimal(text)) for text in texts)
    return tuple(text.replace("\\*", "*") for text in texts)


def _as_written(number: Decimal) -> str:
    """Return a number in Vietnamese notation; what may be a year (2023) is not grouped."""
    whole = number == number.to_integral_value()
    return f"{number:.0f}" if whole and abs(number) < 10_000 else format_number(number)


def _feedback(payload: Payload, mark: Mark) -> tuple[str, ...]:
    return tuple(
        c["feedback"] for c in payload["choices"] if c["key"] in mark.fits and c["feedback"]
    )


def _verdict_label(mark: Mark) -> str:
    return {
        Verdict.RIGHT: _("Đúng"),
        Verdict.PARTLY: _("Đúng một phần"),
        Verdict.WRONG: _("Chưa đúng"),
        Verdict.BLANK: _("Chưa trả lời"),
    }[mark.verdict]

"""The quiz sheet: an attempt, or its result, as it stands on one screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from .delivery import Delivery, QuestionView
from .drawing import draw_paper
from .enums import FeedbackTime, Layout
from .models import Attempt, Quiz
from .responses import find_problems
from .services import find_blanks
from .tokens import make_token

SAMPLE_SEED = "sample"


@dataclass(frozen=True)
class Sheet:
    """An attempt in progress.

    ``questions`` are those on this screen, ``total`` counts them all. ``current`` is the number
    of the question on a screen of one; ``total + 1`` is the last look before handing in.
    ``blanks`` are the numbers of those without an answer, or with one that is no number.
    ``partial``: the server shows one question a screen. ``frozen``: nothing can be sent any more.
    """

    attempt: Attempt
    questions: tuple[QuestionView, ...]
    total: int
    current: int
    blanks: tuple[int, ...]
    token: str = ""
    partial: bool = False
    frozen: bool = False
    problems: Mapping[int, str] = field(default_factory=dict)
    warned: bool = False

    @property
    def one_by_one(self) -> bool:
        """Whether the quiz shows one question at a time."""
        return self.attempt.layout == Layout.ONE_BY_ONE

    @property
    def at_once(self) -> bool:
        """Whether a reader learns what was right after each question."""
        return self.attempt.feedback == FeedbackTime.AT_ONCE

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return self.total - len(self.blanks)

    @property
    def on_last_look(self) -> bool:
        """Whether this is the screen after the last question."""
        return self.partial and self.current > self.total

    @property
    def confirms(self) -> bool:
        """Whether the reader sees on this screen which questions have no answer."""
        return self.on_last_look or self.warned

    @property
    def shows_hand_in(self) -> bool:
        """Whether the screen ends with the handing in."""
        return not self.frozen and (not self.partial or self.on_last_look)


def build_sheet(
    attempt: Attempt,
    *,
    current: int = 1,
    whole: bool = False,
    draft: Mapping[str, Any] | None = None,
    frozen: bool = False,
    problems: Mapping[int, str] | None = None,
    warned: bool = False,
    request: HttpRequest | None = None,
) -> Sheet:
    """Return the sheet of an attempt in progress.

    ``whole`` puts every question on the screen (a script shows them one by one), ``draft`` are
    responses that were sent but not stored, ``frozen`` takes the buttons away,
    ``warned`` lets the next handing in go through with questions unanswered.
    """
    responses = attempt.responses | dict(draft or {})
    total = len(attempt.questions)
    current = min(max(current, 1), total + 1)
    partial = attempt.layout == Layout.ONE_BY_ONE and not (whole or frozen)
    delivery = Delivery(attempt, responses, request)
    numbers = [current] if partial else range(1, total + 1)
    return Sheet(
        attempt=attempt,
        questions=tuple(delivery.question(number) for number in numbers if number <= total),
        total=total,
        current=current,
        blanks=_find_open(attempt, responses, delivery),
        token=make_token(attempt.uuid),
        partial=partial,
        frozen=frozen,
        problems=problems or {},
        warned=warned,
    )


def _find_open(
    attempt: Attempt, responses: Mapping[str, Any], delivery: Delivery
) -> tuple[int, ...]:
    """Return the numbers of the questions without an answer that can be marked."""
    unready = find_problems(attempt.questions, delivery.payloads, responses)
    return tuple(sorted({*find_blanks(attempt, responses), *unready}))


def sample_sheet(quiz: Quiz) -> Sheet:
    """Return a sheet for an editor's preview: nothing of it is stored."""
    attempt = Attempt(
        quiz_title=quiz.title,
        paper=draw_paper(quiz, SAMPLE_SEED),
        layout=quiz.layout,
        feedback=quiz.feedback,
        pass_mark=quiz.pass_mark,
        max_score=0,
    )
    return build_sheet(attempt, whole=True, frozen=True)

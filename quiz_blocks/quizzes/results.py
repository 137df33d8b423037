"""The figures of a quiz: counted once, kept, and counted again when attempts have come in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from quiz_blocks.bank.models import ItemRevision

from .conf import conf
from .models import Attempt, QuizStatistics, Slot
from .outcomes import marks_of
from .statistics import Finished, share, summarise

QUEUED_SECONDS = 60


@dataclass(frozen=True)
class QuestionRow:
    """One question in the table: what it asks, and how readers did."""

    number: int
    label: str
    asked: int
    right: int
    partly: int
    wrong: int
    blank: int
    share_right: Decimal | None
    credit: Decimal


@dataclass(frozen=True)
class Results:
    """The figures of a quiz as they are shown. ``is_behind``: newer attempts are being counted."""

    figures: dict[str, Any]
    questions: list[QuestionRow]
    counted_at: datetime
    is_behind: bool

    @property
    def pass_share(self) -> Decimal | None:
        """The share of attempts that reached the pass mark, in percent."""
        return share(self.figures["passed"], self.figures["judged"])

    def distribution(self) -> list[tuple[str, int, Decimal | None]]:
        """Return each step of the score: its name, how many attempts, and their share."""
        counts = self.figures["distribution"]
        return [
            (f"{low}–{low + 10} %", count, share(count, self.figures["attempts"]))
            for low, count in zip(range(0, 100, 10), counts, strict=True)
        ]


def get_results(quiz_key: UUID) -> Results:
    """Return the figures of a quiz, its questions in the order of its slots, drawn ones last.

    Few new attempts are counted here and now; many are left to the task worker, and the last
    figures are shown until it is done.
    """
    finished = Attempt.objects.filter(quiz_key=quiz_key).finished().count()
    kept = QuizStatistics.objects.filter(quiz_key=quiz_key).first()
    if kept is None or kept.counted != finished:
        if finished <= conf.STATISTICS_AT_ONCE:
            kept = count_results(quiz_key)
        else:
            _count_later(quiz_key)
    if kept is None:
        kept = QuizStatistics(quiz_key=quiz_key, counted_at=timezone.now(), data=summarise([]))
    rows = _question_rows(quiz_key, kept.data["questions"])
    return Results(kept.data, rows, kept.counted_at, is_behind=kept.counted != finished)


@transaction.atomic
def count_results(quiz_key: UUID) -> QuizStatistics:
    """Count the finished attempts of a quiz, and keep the figures."""
    counted_at = timezone.now()
    figures = summarise(_finished(quiz_key))
    kept, _created = QuizStatistics.objects.update_or_create(
        quiz_key=quiz_key,
        defaults={"counted": figures["attempts"], "counted_at": counted_at, "data": figures},
    )
    return kept


def _count_later(quiz_key: UUID) -> None:
    from .tasks import count_in_background  # the task counts through this module

    if cache.add(f"quiz_blocks:counting:{quiz_key}", True, QUEUED_SECONDS):
        count_in_background.enqueue(str(quiz_key))


def _finished(quiz_key: UUID) -> Iterator[Finished]:
    attempts = Attempt.objects.filter(quiz_key=quiz_key).finished().defer("paper", "responses")
    for attempt in attempts.order_by("pk").iterator(chunk_size=500):
        marks = marks_of(attempt.outcome)
        yield Finished(
            taker_key=attempt.taker_key,
            score=attempt.score,
            max_score=attempt.max_score,
            passed=attempt.passed,
            verdicts={key: mark.verdict.value for key, mark in marks.items()},
            credits={key: mark.credit for key, mark in marks.items()},
        )


def _question_rows(quiz_key: UUID, questions: dict[str, dict[str, Any]]) -> list[QuestionRow]:
    labels = _labels(list(questions))
    places = _places(quiz_key)
    keys = sorted(questions, key=lambda key: (places.get(key, len(places)), labels.get(key, "")))
    rows = [(labels.get(key, _("Câu hỏi đã xoá")), questions[key]) for key in keys]
    return [
        QuestionRow(
            number=number,
            label=label,
            asked=question["asked"],
            right=question["right"],
            partly=question["partly"],
            wrong=question["wrong"],
            blank=question["blank"],
            share_right=share(question["right"], question["asked"]),
            credit=Decimal(question["credit"]) * 100,
        )
        for number, (label, question) in enumerate(rows, 1)
    ]


def _places(quiz_key: UUID) -> dict[str, int]:
    """Return where the quiz's fixed items stand, by item key (one query)."""
    slots = Slot.objects.filter(quiz__translation_key=quiz_key, item__isnull=False)
    keys = slots.order_by("sort_order", "pk").values_list("item__translation_key", flat=True)
    return {str(key): place for place, key in enumerate(dict.fromkeys(keys))}


def _labels(keys: list[str]) -> dict[str, str]:
    """Return what the newest revision of each item asks, as one line of text (one query)."""
    revisions = ItemRevision.objects.filter(item_key__in=keys).order_by("pk")
    return {
        payload["item"]: " ".join(strip_tags(payload["stem"].replace("<", " <")).split())
        for payload in revisions.values_list("payload", flat=True)
    }

"""The demo's question bank, its quizzes, and attempts that give the report something to show."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from home.demo.texts import CONTENT, read
from quiz_blocks.bank.models import Item, QuestionBank
from quiz_blocks.bank.services import publish_item
from quiz_blocks.quizzes import services
from quiz_blocks.quizzes.enums import FeedbackTime
from quiz_blocks.quizzes.models import Quiz, Slot
from quiz_blocks.quizzes.revisions import payloads_of
from quiz_blocks.quizzes.takers import Taker

TAKER_NAME = "Lượt làm minh họa"


def import_bank(pages: Mapping[str, Page], user: AbstractUser) -> QuestionBank:
    """Import the GIFT file and link every question to the passage that it tests."""
    content = read("questions")
    call_command(
        "import_questions",
        str(CONTENT / content["file"]),
        bank=content["bank"],
        json=True,
        stdout=_Silence(),
        stderr=_Silence(),
    )
    bank = QuestionBank.objects.get(name=content["bank"])
    for item in bank.items.all():
        slug, item.passage_anchor = content["passages"][item.title].split("#")
        item.passage_page = pages[slug]
        item.tags.set(content["tags"])
        publish_item(item, user)
    return bank


class _Silence:
    """Takes what a command prints; its exit code says whether it went well."""

    def write(self, text: str = "") -> None:
        """Drop the text."""

    def flush(self) -> None:
        """Have nothing to flush."""


def make_quizzes(bank: QuestionBank, now: datetime, user: AbstractUser) -> dict[str, Quiz]:
    """Put the quizzes together and publish them; return them by their key in the content file."""
    items = {item.title: item for item in bank.items.all()}
    return {
        key: _make_quiz(content, bank, items, now, user)
        for key, content in read("questions")["quizzes"].items()
    }


def _make_quiz(
    content: dict[str, Any],
    bank: QuestionBank,
    items: Mapping[str, Item],
    now: datetime,
    user: AbstractUser,
) -> Quiz:
    plain = ("title", "intro", "feedback", "layout", "shuffle_questions", "pass_mark")
    quiz = Quiz(**{name: content[name] for name in plain if name in content})
    quiz.attempts_allowed = content.get("attempts_allowed", 0)
    quiz.opens_at, quiz.closes_at = (
        _days_from(now, content.get("opens_in"), hour=7),
        _days_from(now, content.get("closes_in"), hour=17),
    )
    quiz.slots = [
        Slot(sort_order=place, **_slot(slot, bank, items))
        for place, slot in enumerate(content["slots"])
    ]
    quiz.full_clean()
    quiz.save()
    quiz.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    quiz.refresh_from_db()
    return quiz


def _slot(slot: dict[str, Any], bank: QuestionBank, items: Mapping[str, Item]) -> dict[str, Any]:
    if "item" in slot:
        return {"item": items[slot["item"]]}
    return {"bank": bank, "category": slot["category"], "draws": slot["draws"]}


def _days_from(now: datetime, days: int | None, hour: int) -> datetime | None:
    """Return that hour at the office, so many days away; ``None`` for no limit."""
    if days is None:
        return None
    day = timezone.localtime(now) + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


# --- Attempts ---


def make_attempts(quiz: Quiz, count: int, page: Page, block_id: str, now: datetime) -> None:
    """Let ``count`` invented takers, of differing diligence, take the quiz in the past weeks."""
    random = Random(f"{quiz.title}:{count}")  # noqa: S311 - invented readers, no secret
    end = min(now, quiz.closes_at or now)
    for number in range(count):
        key = hashlib.sha256(f"demo:{quiz.translation_key}:{number}".encode()).hexdigest()
        started = end - timedelta(hours=random.uniform(2, 24 * 9))
        attempt = services.start(
            quiz,
            Taker(key=key, name=TAKER_NAME),
            now=started,
            page_id=page.pk,
            block_id=block_id,
        )
        _take(attempt, random.uniform(0.35, 0.95), random, started)


def _take(attempt: Any, skill: float, random: Random, started: datetime) -> None:
    payloads = payloads_of(attempt.questions)
    given = {
        question["key"]: _response(payloads[question["key"]], skill, random)
        for question in attempt.questions
    }
    moment = started
    if attempt.feedback == FeedbackTime.AT_ONCE:
        for key, response in given.items():
            moment += timedelta(seconds=random.uniform(9, 40))
            attempt = services.answer(attempt, key, {key: response}, now=moment)
    minutes = timedelta(seconds=random.uniform(60, 420))
    services.submit(attempt, given, now=moment + minutes)


def _response(payload: dict[str, Any], skill: float, random: Random) -> dict[str, Any]:
    """Return what somebody of this skill answers: mostly right for the skilled."""
    knows = random.random() < skill
    choices = payload["choices"]
    right = [choice for choice in choices if float(choice["fraction"]) > 0]
    best = max(choices, key=lambda choice: float(choice["fraction"]))
    if payload["kind"] in ("short_text", "number"):
        wrong = "50" if payload["kind"] == "number" else "không nhớ"
        return {"text": best["text"] if knows else wrong}
    if payload["kind"] == "multiple":
        kept = right if knows else random.sample(right, max(1, len(right) - 1))
        return {"choices": [choice["key"] for choice in kept]}
    return {"choices": [(best if knows else random.choice(choices))["key"]]}

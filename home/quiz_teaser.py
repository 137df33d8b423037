"""The card of the current quiz on the front page."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wagtail.models import Page

from propaganda_cms.models import PageCard
from quiz_blocks.blocks import QuizBlock
from quiz_blocks.placement import iter_placements
from quiz_blocks.quizzes.models import Quiz
from quiz_blocks.quizzes.presentation import Facts, describe

if TYPE_CHECKING:
    from home.models import HomePage


@dataclass(frozen=True)
class QuizTeaser:
    """An invitation to the page that holds the quiz, with the quiz's own facts where it has any."""

    title: str
    text: str
    url: str
    facts: Facts | None


def build_teaser(page: "HomePage", card: PageCard | None, now: datetime) -> QuizTeaser | None:
    """Return the teaser of the home page's quiz; none where readers cannot open its page."""
    if card is None or not card.href:
        return None
    anchor, quiz = page.current_quiz
    return QuizTeaser(
        title=page.quiz_heading or card.title,
        text=page.quiz_text or card.summary,
        url=f"{card.href}{anchor}",
        facts=describe(quiz, now) if quiz else None,
    )


def find_quiz(page: Page) -> tuple[str, Quiz | None]:
    """Return the anchor of the page's first quiz block and its quiz, if it holds a live one."""
    for place in iter_placements(page, QuizBlock):
        quiz = place.value.get("quiz")
        if quiz and quiz.live:
            return f"#quiz-{place.block_id}", quiz
    return "", None

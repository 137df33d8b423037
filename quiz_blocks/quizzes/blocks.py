"""The block that places a quiz in a page."""

from copy import copy
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from quiz_blocks.placement import Placement, placement_of

from .models import Quiz
from .presentation import describe


class QuizChooserBlock(SnippetChooserBlock):
    """Chooses a quiz; a page's quizzes are fetched at once, with all that a page says of them."""

    def bulk_to_python(self, values: list[int | None]) -> list[Quiz | None]:
        """Return a quiz of its own for each number, ``None`` for one that is gone (one query)."""
        quizzes = Quiz.objects.with_question_count().in_bulk(values)
        return [copy(quizzes.get(number)) for number in values]


class QuizBlock(blocks.StructBlock):
    """Places one quiz in a page.

    Renders the same HTML for every reader: what the quiz is, whether it is open, and a link that
    works without JavaScript. The reader's own paper comes from the quizzes' own addresses.
    """

    #: What a page that holds the block must load (``{% quiz_blocks_assets page %}``).
    public_css = ("quiz_blocks/quizzes/quiz.css",)
    public_js = ("quiz_blocks/quizzes/quiz.js",)

    quiz = QuizChooserBlock("quiz_blocks_quizzes.Quiz", label=_("Bài trắc nghiệm"))
    heading = blocks.CharBlock(
        label=_("Tiêu đề"),
        required=False,
        max_length=255,
        help_text=_("Bỏ trống thì dùng tên bài trắc nghiệm."),
    )
    note = blocks.TextBlock(
        label=_("Lời nhắn"),
        required=False,
        rows=2,
        help_text=_("Một câu mời người đọc làm bài, dưới tiêu đề."),
    )

    class Meta:
        icon = "form"
        label = _("Trắc nghiệm")
        description = _("Đặt một bài trắc nghiệm vào trang; người đọc làm ngay tại đây.")
        group = _("Tương tác")
        template = "quiz_blocks/quizzes/block.html"
        preview_template = "quiz_blocks/quizzes/block_preview.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Return a newest real quiz where there is one, else an invented one."""
        quiz = Quiz.objects.filter(live=True).first() or Quiz(title=str(_("Tìm hiểu nghị quyết")))
        note = str(_("Mười phút ôn lại những điểm chính vừa đọc."))
        return blocks.StructValue(self, {"quiz": quiz, "heading": quiz.title, "note": note})

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the quiz's facts, and its address where the block has a place of its own."""
        context = super().get_context(value, parent_context)
        quiz = value.get("quiz")
        if quiz is None:
            return context
        placement = placement_of(value, parent_context)
        is_live = quiz.live and quiz.pk
        return context | {
            "quiz": quiz,
            "block_id": placement.block_id if placement else "",
            "facts": describe(quiz, timezone.now()) if quiz.pk else None,
            "urls": self.urls(placement) if placement and is_live else None,
        }

    def urls(self, placement: Placement) -> dict[str, str]:
        """Return the addresses of the quiz's own front page and of its start."""
        where = [placement.page.pk, placement.block_id]
        if placement.page.pk is None:
            return {}
        return {
            name: reverse(f"quiz_blocks_quizzes:{name}", args=where) for name in ("front", "start")
        }

    def next_change_at(self, value: blocks.StructValue, now: datetime) -> datetime | None:
        """Return when the block next opens, closes, appears or goes."""
        quiz = value.get("quiz")
        return quiz.next_change_at(now) if quiz else None

    def get_api_representation(
        self, value: blocks.StructValue, context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return what may be public: which quiz it is and when it is open; nothing of its items."""
        quiz = value.get("quiz")
        return {
            "heading": value.get("heading") or "",
            "note": value.get("note") or "",
            "quiz": _public(quiz) if quiz and quiz.live else None,
        }


def _public(quiz: Quiz) -> dict[str, Any]:
    return {
        "id": quiz.pk,
        "title": quiz.title,
        "questions": quiz.count_questions(),
        "opens_at": quiz.opens_at.isoformat() if quiz.opens_at else None,
        "closes_at": quiz.closes_at.isoformat() if quiz.closes_at else None,
    }

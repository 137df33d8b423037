"""The front page of a quiz: what it is, what this taker has done, and the start."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from quiz_blocks.guard.clock import receipt_time
from quiz_blocks.placement import Placement, get_live_placement

from .. import services
from ..blocks import QuizBlock
from ..exceptions import Refused
from ..models import Attempt, Quiz
from ..presentation import describe
from ..takers import Taker, get_provider
from ..tokens import make_token
from .common import (
    TOKEN_FIELD,
    Missing,
    endpoint,
    show,
    show_sheet,
    wants_fragment,
)

OWN_RESULTS = 10


@endpoint("GET", "HEAD")
def front(request: HttpRequest, page_id: int, block_id: str) -> HttpResponse:
    """Show the quiz as this taker stands to it."""
    placement, quiz = find_quiz(request, page_id, block_id)
    return _show_front(request, placement, quiz)


@endpoint("POST")
def start(request: HttpRequest, page_id: int, block_id: str) -> HttpResponse:
    """Start an attempt, or go on with the one in progress; remember the taker."""
    placement, quiz = find_quiz(request, page_id, block_id)
    provider = get_provider()
    try:
        taker = provider.get_or_make(request)
        attempt = services.start(
            quiz, taker, now=receipt_time(request), page_id=page_id, block_id=block_id
        )
    except Refused as refusal:
        return _show_front(request, placement, quiz, refusal)
    response = _show_attempt(request, attempt)
    provider.set_cookie(response, request, taker)
    return response


def find_quiz(request: HttpRequest, page_id: int, block_id: str) -> tuple[Placement, Quiz]:
    """Return where the quiz stands, and the quiz; raise ``Missing`` if it does not stand there."""
    placement = get_live_placement(page_id, block_id, QuizBlock, request)
    quiz = placement.value.get("quiz") if placement else None
    if placement is None or quiz is None or not quiz.live:
        raise Missing(
            _("Bài trắc nghiệm này không còn ở đây. Mời bạn về trang đầu để tìm bài khác.")
        )
    return placement, quiz


def _show_attempt(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if wants_fragment(request):
        return show_sheet(request, attempt)
    url = reverse("quiz_blocks_quizzes:attempt", args=[attempt.uuid])
    if not request.COOKIES:
        # Perhaps this browser keeps no cookies: the token lets it go on all the same.
        url = f"{url}?{TOKEN_FIELD}={make_token(attempt.uuid)}"
    return redirect(url)


def _show_front(
    request: HttpRequest, placement: Placement, quiz: Quiz, refusal: Refused | None = None
) -> HttpResponse:
    now = receipt_time(request)
    taker = get_provider().find(request)
    mine = _own_attempts(quiz, taker)
    running = next((attempt for attempt in mine if not attempt.is_finished), None)
    context = {
        "title": placement.value.get("heading") or quiz.title,
        "quiz": quiz,
        "facts": describe(quiz, now),
        "notice": refusal.message if refusal else "",
        "running": running,
        "can_go_on": bool(running and running.is_in_time(now)),
        "results": [attempt for attempt in mine if attempt.is_finished][:OWN_RESULTS],
        "left": quiz.attempts_allowed - len(mine) if quiz.attempts_allowed else None,
        "limit_note": get_provider().limit_note(),
        "start_url": reverse(
            "quiz_blocks_quizzes:start", args=[placement.page.pk, placement.block_id]
        ),
        "back_url": _back(request, placement),
    }
    return show(request, "front.html", context, refusal.status if refusal else 200)


def _own_attempts(quiz: Quiz, taker: Taker | None) -> list[Attempt]:
    if taker is None:
        return []
    fields: tuple[Any, ...] = ("paper", "responses", "outcome")
    attempts = Attempt.objects.of_taker(quiz.translation_key, taker.key)
    return list(attempts.select_related("quiz").defer(*fields))


def _back(request: HttpRequest, placement: Placement) -> str:
    url = placement.page.get_url(request)
    return f"{url}#quiz-{placement.block_id}" if url else ""

"""The attempt: see it, save it, answer one question, hand it in, see the result."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from quiz_blocks.guard.clock import receipt_time

from .. import services
from ..delivery import Delivery
from ..exceptions import BadResponse, NotReady, Refused, StaleSave
from ..formats import clock
from ..models import Attempt
from ..responses import parse
from ..revisions import payloads_of
from .common import (
    TOKEN_FIELD,
    attempt_for,
    endpoint,
    knows_taker,
    page_link,
    show,
    show_sheet,
    wants_fragment,
)

LAST_LOOK = "nop"


@endpoint("GET", "HEAD")
def attempt(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the sheet of an attempt in progress; of a finished one, its result."""
    attempt = attempt_for(request, uuid)
    has_token = TOKEN_FIELD in request.GET and not wants_fragment(request)
    if has_token and knows_taker(request, attempt):
        # The cookie has arrived: the token need not stand in the address that people share.
        return _to_sheet(request, attempt, request.GET.get("cau", ""))
    if attempt.is_finished:
        return _to_result(request, attempt)
    return show_sheet(request, attempt, current=_current(request, attempt))


@endpoint("POST")
def save(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep what was chosen so far. A plain form goes on to another question by it."""
    attempt = attempt_for(request, uuid)
    given = _given(request, attempt)
    try:
        attempt = services.save(attempt, given, now=receipt_time(request), seq=_seq(request))
    except Refused as refusal:
        if wants_fragment(request):
            return _tell_script(attempt, refusal)
        return _show_refused(request, attempt, given, refusal)
    if wants_fragment(request):
        return _tell_script(attempt)
    return _to_sheet(request, attempt, request.POST.get("den", ""))


@endpoint("POST")
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer one question and learn at once what was right."""
    attempt = attempt_for(request, uuid)
    given = _given(request, attempt)
    key = request.POST.get("tra-loi", "")
    if not key:
        raise BadResponse(_("Thiếu câu hỏi cần trả lời. Mời bạn mở lại bài."))
    try:
        attempt = services.answer(attempt, key, given, now=receipt_time(request))
    except Refused as refusal:
        return _show_refused(request, attempt, given, refusal, key)
    number = 1 + [question["key"] for question in attempt.questions].index(key)
    if wants_fragment(request):
        question = Delivery(attempt, request=request).question(number)
        return show(request, "question.html", {"question": question, "at_once": True})
    return _to_sheet(request, attempt, str(number))


@endpoint("POST")
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Hand in the attempt; the same again gives the same receipt."""
    attempt = attempt_for(request, uuid)
    given = {} if attempt.is_finished else _given(request, attempt)
    confirmed = request.POST.get("xac-nhan") == "1"
    now = receipt_time(request)
    try:
        attempt = services.submit(attempt, given, now=now, confirmed=confirmed)
    except Refused as refusal:
        return _show_refused(request, attempt, given, refusal)
    return _to_result(request, attempt)


@endpoint("GET", "HEAD")
def result(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what was right and why, once the attempt is handed in."""
    attempt = attempt_for(request, uuid)
    if not attempt.is_finished:
        return _to_sheet(request, attempt)
    return _show_result(request, attempt)


# --- What was sent ---


def _given(request: HttpRequest, attempt: Attempt) -> dict[str, dict[str, Any]]:
    fields = dict(request.POST.lists())
    return parse(attempt.questions, payloads_of(attempt.questions), fields)


def _seq(request: HttpRequest) -> int | None:
    """Return the number that our script gave the save; a plain form has none."""
    written = request.POST.get("seq")
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and len(written) <= 12):
        raise BadResponse(_("Số thứ tự lần lưu không hợp lệ. Chưa lưu gì cả."))
    return int(written)


def _current(request: HttpRequest, attempt: Attempt) -> int:
    """Return the number in ``?cau=``; ``nop`` is the last look, nonsense the first."""
    wanted = request.GET.get("cau", "")
    if wanted == LAST_LOOK:
        return len(attempt.questions) + 1
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 1


# --- What is answered ---


def _show_refused(
    request: HttpRequest,
    attempt: Attempt,
    given: Mapping[str, Any],
    refusal: Refused,
    key: str = "",
) -> HttpResponse:
    """Show the sheet again with the reason, and with everything that was chosen still in it."""
    if getattr(refusal, "attempt", None) and refusal.attempt.is_finished:
        return _to_result(request, refusal.attempt)
    keys = [question["key"] for question in attempt.questions]
    current = keys.index(key) + 1 if key in keys else len(keys) + 1
    unready = refusal if isinstance(refusal, NotReady) else None
    return show_sheet(
        request,
        attempt,
        refusal,
        current=current,
        draft=given,
        problems=unready.problems if unready else {},
        warned=bool(unready and unready.blanks),
    )


def _tell_script(attempt: Attempt, refusal: Refused | None = None) -> JsonResponse:
    """Answer an autosave: what stands on the server now, and why if nothing was kept."""
    if isinstance(refusal, StaleSave):
        attempt = refusal.attempt
    told = {
        "code": refusal.code if refusal else "saved",
        "message": refusal.message if refusal else "",
        "seq": attempt.seq,
        "saved_at": clock(attempt.saved_at),
        "finished": attempt.is_finished,
    }
    return JsonResponse(told, status=refusal.status if refusal else 200)


def _to_sheet(request: HttpRequest, attempt: Attempt, where: str = "") -> HttpResponseRedirect:
    url = reverse("quiz_blocks_quizzes:attempt", args=[attempt.uuid])
    query = {"cau": where} if where else {}
    return redirect(_with_token(request, url, query))


def _to_result(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if wants_fragment(request):
        return _show_result(request, attempt)
    url = reverse("quiz_blocks_quizzes:result", args=[attempt.uuid])
    return redirect(_with_token(request, url, {}))


def _show_result(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    context = {
        "title": attempt.quiz_title,
        "attempt": attempt,
        "questions": Delivery(attempt, request=request).questions(),
        "back_url": page_link(request, attempt),
        "again_url": again_url(attempt),
    }
    return show(request, "result.html", context)


def again_url(attempt: Attempt) -> str:
    """Return where the next attempt starts, "" where this was the last one allowed."""
    spent = attempt.attempts_allowed and attempt.attempt_no >= attempt.attempts_allowed
    if spent or not attempt.page_id:
        return ""
    return reverse("quiz_blocks_quizzes:front", args=[attempt.page_id, attempt.block_id])


def _with_token(request: HttpRequest, url: str, query: dict[str, str]) -> str:
    """Keep the token in the address where the browser sends no cookie at all."""
    token = request.POST.get(TOKEN_FIELD) or request.GET.get(TOKEN_FIELD)
    if token and not request.COOKIES:
        query = query | {TOKEN_FIELD: token}
    return f"{url}?{urlencode(query)}" if query else url

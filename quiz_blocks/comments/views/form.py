"""The form's own page: never cached, works without JavaScript; scripts post to it too."""

from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from quiz_blocks.comments.forms import CommentForm
from quiz_blocks.comments.places import scope_of
from quiz_blocks.comments.views.intake import Reply, closed_reply, take_in
from quiz_blocks.comments.views.places import not_taken, with_placement
from quiz_blocks.guard.answers import wants_json
from quiz_blocks.guard.clock import receipt_time
from quiz_blocks.guard.decorators import public_endpoint
from quiz_blocks.guard.questions import ask
from quiz_blocks.placement import Placement

AUTO_ID = "gop-y-%s"


@public_endpoint
@require_http_methods(["GET", "HEAD", "POST"])
@with_placement
def form(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show the form, or take it in."""
    now = receipt_time(request)
    if request.method != "POST":
        return _show_empty(request, placement, now)
    bound = CommentForm(request.POST, auto_id=AUTO_ID)
    reply = take_in(request, placement, bound, now)
    if wants_json(request):
        return _say_as_json(reply)
    return _say_as_page(request, placement, bound, reply, now)


@public_endpoint
@require_safe
@with_placement
def sent(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Say that the comment has arrived and waits."""
    context = {"placement": placement, "host_page": placement.page}
    return render(request, "quiz_blocks/comments/sent_page.html", context)


def _show_empty(request: HttpRequest, placement: Placement, now: datetime) -> HttpResponse:
    if not placement.value.is_open_at(now):
        reply = closed_reply(placement)
        return not_taken(
            request, HTTPStatus.OK, reply.code, reply.message, host_page=placement.page
        )
    return _render_form(request, placement, CommentForm(auto_id=AUTO_ID), None, now)


def _say_as_json(reply: Reply) -> HttpResponse:
    data = {"status": reply.code, "message": reply.message, "errors": reply.errors}
    response = JsonResponse(data, status=reply.status)
    if reply.retry_after:
        response["Retry-After"] = str(reply.retry_after)
    return response


def _say_as_page(
    request: HttpRequest, placement: Placement, bound: CommentForm, reply: Reply, now: datetime
) -> HttpResponse:
    if reply.code == "received":
        place = (placement.page.pk, placement.block_id)
        response = redirect("quiz_blocks_comments:sent", *place)
        response.status_code = HTTPStatus.SEE_OTHER
        return response
    if reply.code == "closed":
        return not_taken(request, reply.status, reply.code, reply.message, host_page=placement.page)
    return _render_form(request, placement, bound, reply, now)


def _render_form(
    request: HttpRequest,
    placement: Placement,
    bound: CommentForm,
    reply: Reply | None,
    now: datetime,
) -> HttpResponse:
    context = {
        "placement": placement,
        "host_page": placement.page,
        "value": placement.value,
        "form": bound,
        "reply": reply,
        "answer_errors": reply.errors.get("answer", []) if reply else [],
        "question": ask(scope_of(placement.page.pk, placement.block_id), now),
    }
    # A form that came from the page without an answer is no mistake, only the first of two steps.
    status = HTTPStatus.OK if reply is None or reply.code == "proof" else reply.status
    response = render(request, "quiz_blocks/comments/form_page.html", context, status=status)
    if reply and reply.retry_after:
        response["Retry-After"] = str(reply.retry_after)
    return response

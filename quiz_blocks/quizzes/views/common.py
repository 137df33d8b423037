"""What every public view of a quiz shares.

Each answer is one template, shown inside the page's frame to a plain browser and alone to our
script, which asks for it with the header ``X-Quiz-Fragment`` (its value is the heading level that
the fragment starts from). So there is one set of templates for both.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from quiz_blocks.guard.clock import receipt_time
from quiz_blocks.guard.decorators import public_endpoint

from ..conf import conf
from ..exceptions import Closed, Refused
from ..models import Attempt
from ..sheets import build_sheet
from ..takers import get_provider
from ..tokens import is_token_of

FRAGMENT_HEADER = "X-Quiz-Fragment"
TOKEN_FIELD = "ma"  # noqa: S105 (the name of a form field)
FRAGMENT_LEVEL, PAGE_LEVEL = "3", "2"

View = Callable[..., HttpResponse]


class Missing(Refused):
    """There is nothing at this address for this reader."""

    code = "missing"
    status = 404


def endpoint(*methods: str) -> Callable[[View], View]:
    """Make a view public, uncached, and kind: a refusal that nobody caught is a page."""

    def decorate(view: View) -> View:
        @public_endpoint(max_body=conf.MAX_FORM_BYTES)
        @require_http_methods(methods)
        @wraps(view)
        def kind(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except Refused as refusal:
                return show_notice(request, refusal)

        return kind

    return decorate


def wants_fragment(request: HttpRequest) -> bool:
    """Say whether our own script asked."""
    return FRAGMENT_HEADER in request.headers


def show(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Return a fragment to our script, or the same inside a page to a plain browser."""
    fragment = f"quiz_blocks/quizzes/{template}"
    asked = request.headers.get(FRAGMENT_HEADER)
    level = asked if asked in {"2", "3", "4"} else FRAGMENT_LEVEL if asked else PAGE_LEVEL
    context = context | {"fragment": fragment, "level": level, "sublevel": int(level) + 1}
    name = fragment if asked else "quiz_blocks/quizzes/page.html"
    response = render(request, name, context, status=status)
    response[FRAGMENT_HEADER] = "1"
    response["X-Robots-Tag"] = "noindex"
    return response


def show_notice(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say why something was refused, and where to go on."""
    context = {"notice": refusal.message, "code": refusal.code, "title": _("Trắc nghiệm")}
    return show(request, "notice.html", context, refusal.status)


def show_sheet(
    request: HttpRequest, attempt: Attempt, refusal: Refused | None = None, **options: Any
) -> HttpResponse:
    """Show an attempt in progress, with the reason where something of it was refused.

    After its time the sheet is shown all the same, with everything chosen still on it.
    """
    if refusal is None and not attempt.is_in_time(receipt_time(request)):
        return show_sheet(request, attempt, Closed(attempt.due_at, draft=True), **options)
    whole, frozen = wants_fragment(request), isinstance(refusal, Closed)
    context = {
        "title": attempt.quiz_title,
        "sheet": build_sheet(attempt, whole=whole, frozen=frozen, request=request, **options),
        "notice": refusal.message if refusal else "",
        "back_url": page_link(request, attempt),
    }
    return show(
        request,
        "sheet.html",
        context,
        refusal.status if refusal and request.method == "POST" else 200,
    )


def attempt_for(request: HttpRequest, uuid: Any) -> Attempt:
    """Return the attempt if the one who asks made it: by their cookie, or by its token."""
    attempt = Attempt.objects.select_related("quiz").filter(uuid=uuid).first()
    if attempt is None or not _is_own(request, attempt):
        raise Missing(_("Không tìm thấy bài làm này trên máy của bạn."))
    return attempt


def knows_taker(request: HttpRequest, attempt: Attempt) -> bool:
    """Say whether the provider knows the one who asks as the attempt's taker."""
    taker = get_provider().find(request)
    return bool(taker and taker.key == attempt.taker_key)


def _is_own(request: HttpRequest, attempt: Attempt) -> bool:
    if knows_taker(request, attempt):
        return True
    token = request.POST.get(TOKEN_FIELD) or request.GET.get(TOKEN_FIELD) or ""
    return is_token_of(token, attempt.uuid)


def page_link(request: HttpRequest, attempt: Attempt) -> str:
    """Return the address of the block that the attempt was started from, "" if it is gone."""
    page = Page.objects.live().filter(pk=attempt.page_id).first()
    url = page.get_url(request) if page else None
    return f"{url}#quiz-{attempt.block_id}" if url else ""

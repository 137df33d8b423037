"""The page of a form's older comments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quiz_blocks.comments.services import Cursor, read_thread
from quiz_blocks.comments.views.places import with_placement
from quiz_blocks.guard.decorators import public_endpoint
from quiz_blocks.placement import Placement

CURSOR_PARAMETER = "truoc"


@public_endpoint
@require_safe
@with_placement
def thread(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show the approved comments older than the cursor in the address, else the newest."""
    cursor = Cursor.parse(request.GET.get(CURSOR_PARAMETER, ""))
    context = {
        "placement": placement,
        "host_page": placement.page,
        "thread": read_thread(placement.page.pk, placement.block_id, cursor),
        "is_first": cursor is None,
        "cursor_parameter": CURSOR_PARAMETER,
    }
    return render(request, "quiz_blocks/comments/thread_page.html", context)

"""The challenge for the browser's proof of work, fetched by script and never cached."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from quiz_blocks.comments.places import scope_of
from quiz_blocks.comments.views.places import with_placement
from quiz_blocks.guard.clock import receipt_time
from quiz_blocks.guard.decorators import public_endpoint
from quiz_blocks.guard.proofs import issue_challenge
from quiz_blocks.placement import Placement


@public_endpoint
@require_safe
@with_placement
def challenge(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Return a new challenge that is good for this form only."""
    scope = scope_of(placement.page.pk, placement.block_id)
    return JsonResponse(issue_challenge(scope, receipt_time(request)))

"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from propaganda_cms.pictures.selection import prepare_pictures
from propaganda_cms.serving import lifetime, next_change_of_lists
from search.queries import parse_query
from search.services import find


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the reader looks for; the same for every reader who asks the same."""
    query = parse_query(request.GET.get("q", ""))
    results = find(query, request, _page_number(request.GET.get("trang", "")))
    prepare_pictures(request, image_ids=results.image_ids)
    context = {"query": query, "search_query": query.text, "results": results}
    response = render(request, "search/results.html", context)
    now = timezone.now()
    seconds = lifetime(next_change_of_lists(now), now)
    patch_cache_control(response, public=True, max_age=seconds)
    return response


def _page_number(text: str) -> int:
    """Return the page that the address names; anything else is the first."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 1

"""Rules of the cache that no single view can keep, and the cookie of the staff bar."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from home.chrome import get_chrome

GetResponse = Callable[[HttpRequest], HttpResponse]
STAFF_COOKIE = "site_staff"
SHARED_LIFETIME = re.compile(r"s-maxage=(\d+)")


class CacheRulesMiddleware:
    """Keep cached pages true: none outlives what its chrome says, no error is stored.

    The masthead carries today's date and the urgent notice has a beginning and an end, so a
    public page's lifetime is cut at midnight in Vietnam and at the notice's next change.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then look at the answer's lifetime."""
        response = self.get_response(request)
        if response.status_code >= 400:
            response["Cache-Control"] = "private, no-store"
        elif _is_public_page(response):
            cut_lifetime(response, _seconds_of_truth(request, timezone.now()))
        return response


def _is_public_page(response: HttpResponse) -> bool:
    return "public" in response.get("Cache-Control", "") and response.get(
        "Content-Type", ""
    ).startswith("text/html")


def _seconds_of_truth(request: HttpRequest, now: datetime) -> int:
    """Return for how long what surrounds the page stays as it is."""
    here = timezone.localtime(now)
    midnight = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    notice_change = get_chrome(request).next_change(now)
    end = min(moment for moment in (midnight, notice_change) if moment)
    return max(0, int((end - now).total_seconds()))


def cut_lifetime(response: HttpResponse, seconds: int) -> None:
    """Lower ``max-age`` and, where it is set, ``s-maxage`` to at most ``seconds``."""
    patch_cache_control(response, max_age=seconds)
    shared = SHARED_LIFETIME.search(response["Cache-Control"])
    if shared and int(shared.group(1)) > seconds:
        patch_cache_control(response, s_maxage=seconds)


class StaffCookieMiddleware:
    """Mark the browsers of staff, so that only they ask for the staff bar.

    The cookie says "1" to everybody: it opens nothing and names nobody. It is set and taken
    away on answers of the admin only; pages for readers never set a cookie.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and set or take away the mark where the answer is the admin's."""
        response = self.get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")):
            _mark_staff(request, response)
        return response


def _mark_staff(request: HttpRequest, response: HttpResponse) -> None:
    user = getattr(request, "user", None)
    is_staff = bool(user and user.has_perm("wagtailadmin.access_admin"))
    marked = STAFF_COOKIE in request.COOKIES
    if is_staff and not marked:
        response.set_cookie(STAFF_COOKIE, "1", samesite="Lax", secure=request.is_secure())
    elif marked and not is_staff:
        response.delete_cookie(STAFF_COOKIE, samesite="Lax")

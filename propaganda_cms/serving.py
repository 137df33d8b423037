"""How a page is served so that it can be cached by everybody and is never wrong about time.

A public page says for how long it may be kept: at most ``PAGE_MAX_AGE``, and never beyond the
next moment at which anything on it changes by itself. Whatever is not public is not kept at all.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Page, Revision, Site

from quiz_blocks.placement import next_change_on

from .conf import get_setting
from .routing import RoutingMixin

PRIVATE = "private, no-store"
WITHDRAWN_TEMPLATE = "propaganda_cms/withdrawn.html"
#: How long something that was due keeps lifetimes short while the timer has not carried it out.
OVERDUE_FOR = timedelta(minutes=10)


class CacheablePageMixin(RoutingMixin):
    """Serves a page with honest cache headers. For any page type, before ``Page`` in its bases.

    Override ``get_next_change`` where a page type changes by itself at moments of its own, and
    take the earlier of yours and ``super()``'s.
    """

    #: Relations that are loaded together with the page when it is served.
    served_with: tuple[str, ...] = ("locale",)

    @classmethod
    def get_served(cls) -> QuerySet:
        """Return the rows from which a page is served: with its relations and what ends when."""
        rows = cls._default_manager.select_related(*cls.served_with)
        return rows.annotate(**list_changes(timezone.now()))

    def get_next_change(self, now: datetime) -> datetime | None:
        """Return the next moment after ``now`` at which anything on the page changes by itself.

        The page's own end; the opening and closing of blocks on it; the end of any page that a
        list on it may show; the next scheduled publication, which may enter such a list.
        """
        moments = (self.expire_at, next_change_on(self, now), next_change_of_lists(now, self))
        return min((moment for moment in moments if moment and moment > now), default=None)

    def serve(
        self, request: HttpRequest, *args: Any, withdrawn: bool = False, **kwargs: Any
    ) -> HttpResponse:
        """Serve the page, or the sentence that stands in the place of a withdrawn one."""
        if withdrawn:
            return self.serve_withdrawn(request)
        response = super().serve(request, *args, **kwargs)
        set_lifetime(response, self, timezone.now())
        return response

    def serve_withdrawn(self, request: HttpRequest) -> HttpResponse:
        """Answer 410 with a sentence and a way on."""
        request.is_preview = False
        parent = self.get_parent()
        context = {"withdrawn_page": self, "parent": parent if parent and parent.live else None}
        response = TemplateResponse(request, WITHDRAWN_TEMPLATE, context, status=410)
        response["Cache-Control"] = PRIVATE
        return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Serve a preview that nobody keeps."""
        response = super().serve_preview(request, mode_name)
        response["Cache-Control"] = PRIVATE
        return response


def set_lifetime(response: HttpResponse, page: Page, now: datetime) -> None:
    """Say in the response for how long it may be kept; leave what the page itself said."""
    if response.has_header("Cache-Control"):
        return
    if response.status_code != 200 or page.get_view_restrictions():
        response["Cache-Control"] = PRIVATE
    else:
        response["Cache-Control"] = f"public, max-age={lifetime(page.get_next_change(now), now)}"


def lifetime(next_change: datetime | None, now: datetime) -> int:
    """Return seconds to keep a page: up to ``PAGE_MAX_AGE``, not beyond its next change."""
    longest: int = get_setting("PAGE_MAX_AGE")
    if next_change is None:
        return longest
    return max(0, min(longest, int((next_change - now).total_seconds())))


def list_changes(now: datetime) -> dict[str, Subquery]:
    """Return the next end and the next scheduled publication of any page, to annotate rows with."""
    from .models import PageCard

    expiries = PageCard.objects.filter(expire_at__gt=now).order_by("expire_at")
    go_lives = Revision.objects.filter(approved_go_live_at__gt=now - OVERDUE_FOR)
    go_lives = go_lives.order_by("approved_go_live_at")
    return {
        "next_expiry": Subquery(expiries.values("expire_at")[:1]),
        "next_go_live": Subquery(go_lives.values("approved_go_live_at")[:1]),
    }


def next_change_of_lists(now: datetime, page: Page | None = None) -> datetime | None:
    """Return when a listed page may next come or go by itself.

    Read from ``page`` where routing loaded it together with that; else one query. Something due
    that the one-minute timer has not carried out yet may happen at any moment: then the answer
    is a few seconds from now.
    """
    if page is not None and "next_expiry" in vars(page):
        found = (page.next_expiry, page.next_go_live)
    else:
        # Any one-row table would do to ask both at once; no page is served without a site.
        rows = Site.objects.order_by("pk").annotate(**list_changes(now))
        found = rows.values_list("next_expiry", "next_go_live").first() or ()
    soon = now + timedelta(seconds=get_setting("OVERDUE_MAX_AGE"))
    moments = [max(moment, soon) if moment <= now else moment for moment in found if moment]
    return min(moments, default=None)

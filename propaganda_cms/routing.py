"""Finds the page for an address with few queries, and answers for pages that were withdrawn."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

SITE_ROOT_DEPTH = 2


class RoutingMixin:
    """Routes below a page: one query for the whole way, one for the page at its end.

    Wagtail asks twice for every step. Where a step is of a type that routes in a way of its
    own, the rest of the way is left to it.
    """

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Return the page for the rest of the address; 404 where there is none."""
        if not path_components:
            return self.route_here(request)
        page = self
        steps = self._steps(path_components)
        for done, slug in enumerate(path_components):
            if not _routes_plainly(page):
                return page.specific.route(request, path_components[done:])
            page = _child(steps, page, slug)
        return self._load(page).route(request, [])

    @classmethod
    def get_served(cls) -> QuerySet:
        """Return the rows from which a page is served; override to load more with the page."""
        return cls._default_manager.all()

    def route_here(self, request: HttpRequest) -> RouteResult:
        """Return this page, or its answer as a page that was withdrawn.

        A page that was never published is not found. One that an editor redirects elsewhere is
        not found either: that is what Wagtail's redirects wait for.
        """
        if self.live and not self.has_ended():
            return RouteResult(self)
        if self.first_published_at is None or _is_redirected(request):
            raise Http404
        return RouteResult(self, kwargs={"withdrawn": True})

    def has_ended(self) -> bool:
        """Return whether the page's own end has come, even if the timer has yet to take it down."""
        return self.expire_at is not None and self.expire_at <= timezone.now()

    def get_view_restrictions(self) -> Any:
        """Return the restrictions on this page or above it, asked once for a page object.

        One query where the way to the page is known and holds no alias; else Wagtail's way.
        """
        if "_known_restrictions" not in self.__dict__:
            self._known_restrictions = self._find_restrictions()
        return self._known_restrictions

    def _find_restrictions(self) -> Any:
        if not self._way_is_known():
            return super().get_view_restrictions()
        return PageViewRestriction.objects.filter(page__path__in=self._own_paths())

    def _way_is_known(self) -> bool:
        page = self
        while page is not None and page.alias_of_id is None:
            if page.depth <= SITE_ROOT_DEPTH:
                return True
            page = getattr(page, "_cached_parent_obj", None)
        return False

    def _own_paths(self) -> list[str]:
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        return [self.path[:end] for end in ends]

    def _steps(self, slugs: list[str]) -> dict[tuple[str, str], Page]:
        """Return the pages that may be on the way, each saying whether it or we are restricted."""
        depths = range(self.depth + 1, self.depth + len(slugs) + 1)
        restrictions = PageViewRestriction.objects.filter(
            Q(page=OuterRef("pk")) | Q(page__path__in=self._own_paths())
        )
        pages = Page.objects.filter(
            slug__in=set(slugs), depth__in=depths, path__startswith=self.path
        ).annotate(is_restricted=Exists(restrictions))
        return {(page.path[: -page.steplen], page.slug): page for page in pages}

    def _load(self, page: Page) -> Page:
        """Return the specific page at the end of the way; of ours with all that serves it."""
        model = page.specific_class
        if not issubclass(model, RoutingMixin):
            specific = page.specific
        else:
            specific = model.get_served().get(pk=page.pk)
        specific._cached_parent_obj = page._cached_parent_obj
        if self._way_is_open(page):
            specific._known_restrictions = PageViewRestriction.objects.none()
        return specific

    def _way_is_open(self, page: Page) -> bool:
        """Return whether all on the way from here said that nothing restricts them."""
        while page.pk != self.pk:
            if page.is_restricted or page.alias_of_id is not None:
                return False
            page = page._cached_parent_obj
        return self.alias_of_id is None and self.depth <= SITE_ROOT_DEPTH


def _child(steps: dict[tuple[str, str], Page], parent: Page, slug: str) -> Page:
    child = steps.get((parent.path, slug))
    if child is None:
        raise Http404
    # Treebeard's name for what it already knows: spares the query for the parent.
    child._cached_parent_obj = parent
    return child


def _routes_plainly(page: Page) -> bool:
    """Return whether the type of a page routes as this module or as Wagtail itself does."""
    return page.specific_class.route in (RoutingMixin.route, Page.route)


def _is_redirected(request: HttpRequest) -> bool:
    if not apps.is_installed("wagtail.contrib.redirects"):
        return False
    from wagtail.contrib.redirects.middleware import get_redirect
    from wagtail.contrib.redirects.models import Redirect

    return get_redirect(request, Redirect.normalise_path(request.get_full_path())) is not None

"""The staff bar, and the pattern page of demo and tests."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.patterns.body import body_assets, body_groups
from home.patterns.engines import engine_groups
from home.patterns.site import site_groups


@require_safe
@cache_control(private=True, no_store=True)
def staff_bar(request: HttpRequest) -> HttpResponse:
    """Return Wagtail's userbar for the page named by ``trang``, to those who may see it.

    Asked for only by browsers that carry the staff cookie; everybody else gets an empty answer.
    """
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return HttpResponse(status=204)
    return render(request, "home/staff_bar.html", {"page": _named_page(request)})


def _named_page(request: HttpRequest) -> Page | None:
    named = request.GET.get("trang", "")
    if not (named.isascii() and named.isdecimal() and len(named) < 10):
        return None
    return Page.objects.filter(pk=int(named), depth__gt=1).specific().first()


@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for the icon by its old name to the one in the static files."""
    return redirect(static("home/img/favicon.ico"))


@require_safe
def pattern_page(request: HttpRequest) -> HttpResponse:
    """Show every component and every block in every state, where ``PATTERN_PAGE`` is on."""
    if not settings.PATTERN_PAGE:
        raise Http404
    groups = [*site_groups(request), *body_groups(request), *engine_groups(request)]
    return render(request, "home/patterns/page.html", {"groups": groups, "assets": body_assets()})

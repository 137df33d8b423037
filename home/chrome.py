"""What surrounds every page: name, menu, urgent notice, footer.

Read from the database in two queries and kept for a few seconds: on one machine a change is
seen at once, on several after ``LIFETIME`` at most, with no message between them. What is kept
is the same for every reader; whether the notice is on is asked of the clock at every use.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import SiteProfile

LIFETIME = 5  # seconds


@dataclass(frozen=True)
class Link:
    """A label and where it leads."""

    label: str
    url: str


@dataclass(frozen=True)
class Fact:
    """One line of the footer."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Notice:
    """The urgent notice, shown in ``[starts, ends)``; an open side is ``None``."""

    text: str
    url: str
    link_label: str
    starts: datetime | None
    ends: datetime | None

    def is_on(self, now: datetime) -> bool:
        """Return whether readers see it at ``now``."""
        return (self.starts is None or self.starts <= now) and (
            self.ends is None or now < self.ends
        )

    def next_change(self, now: datetime) -> datetime | None:
        """Return when it next appears or goes, if ever."""
        return min((t for t in (self.starts, self.ends) if t and t > now), default=None)


@dataclass(frozen=True)
class Chrome:
    """The chrome of one site, ready to show."""

    name: str
    managing_body: str = ""
    menu: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    footer_links: tuple[Link, ...] = ()
    planned_notice: Notice | None = None
    share_image: Any = None

    @property
    def notice(self) -> Notice | None:
        """The notice, where it is on now."""
        planned = self.planned_notice
        return planned if planned and planned.is_on(timezone.now()) else None

    def next_change(self, now: datetime) -> datetime | None:
        """Return when the chrome next looks different by itself."""
        return self.planned_notice.next_change(now) if self.planned_notice else None


def get_chrome(request: HttpRequest | None) -> Chrome:
    """Return the chrome of the request's site; of no site at all, a name and nothing else."""
    if request is None:
        return _chrome_of(None)
    if (chrome := getattr(request, "site_chrome", None)) is None:
        chrome = request.site_chrome = _chrome_of(Site.find_for_request(request))
    return chrome


def _chrome_of(site: Site | None) -> Chrome:
    if site is None:
        return Chrome(name=settings.WAGTAIL_SITE_NAME)
    chrome = cache.get(_key(site.pk))
    if chrome is None:
        chrome = build_chrome(site)
        cache.set(_key(site.pk), chrome, LIFETIME)
    return chrome


def get_share_image(request: HttpRequest | None) -> Any | None:
    """Return the picture that shared links show where a page has none of its own."""
    return get_chrome(request).share_image


def forget_chrome(site_ids: Iterable[int] | None = None) -> None:
    """Drop what is kept of these sites, of every site where none is named."""
    if site_ids is None:
        site_ids = Site.objects.values_list("pk", flat=True)
    cache.delete_many([_key(pk) for pk in site_ids])


def build_chrome(site: Site) -> Chrome:
    """Read a site's chrome: one query for the profile, one for the pages that it links to."""
    fallback = Chrome(name=site.site_name or settings.WAGTAIL_SITE_NAME)
    profile = SiteProfile.base_queryset().filter(site=site).first()
    if profile is None:
        return fallback
    pages = _linked_pages([profile.menu, profile.footer_links])
    return replace(
        fallback,
        name=profile.office_name or fallback.name,
        managing_body=profile.managing_body,
        menu=_links(profile.menu, pages, site),
        footer_links=_links(profile.footer_links, pages, site),
        facts=tuple(_facts(profile)),
        planned_notice=_notice(profile),
        share_image=profile.share_image,
    )


def _key(site_id: int) -> str:
    return f"home.chrome.{site_id}"


def _linked_pages(streams: list[Any]) -> dict[int, Page]:
    wanted = {
        item["value"].get("page") for stream in streams for item in stream.raw_data if item
    } - {None}
    if not wanted:
        return {}
    return {page.pk: page for page in Page.objects.live().filter(pk__in=wanted)}


def _links(stream: Any, pages: dict[int, Page], site: Site) -> tuple[Link, ...]:
    """Return a stream's links; one to a page that readers cannot open is left out."""
    links = []
    for item in stream.raw_data:
        value = item["value"]
        page = pages.get(value.get("page"))
        url = _page_url(page, site) if page else value.get("url") or ""
        label = value.get("label") or (page.title if page else "")
        if url and label and (page or not value.get("page")):
            links.append(Link(label, url))
    return tuple(links)


def _page_url(page: Page, site: Site) -> str:
    return page.relative_url(site) or page.full_url or ""


def _facts(profile: SiteProfile) -> Iterable[Fact]:
    for name in profile.FOOTER_FACTS:
        value = getattr(profile, name)
        if not value:
            continue
        label = str(profile._meta.get_field(name).verbose_name)
        yield Fact(label[0].upper() + label[1:], value, _fact_url(name, value))


def _fact_url(name: str, value: str) -> str:
    if name == "telephone":
        return "tel:" + "".join(sign for sign in value if sign.isdigit() or sign == "+")
    return f"mailto:{value}" if name == "email" else ""


def _notice(profile: SiteProfile) -> Notice | None:
    if not profile.notice_text:
        return None
    return Notice(
        profile.notice_text,
        profile.notice_link,
        profile.notice_link_label,
        profile.notice_from,
        profile.notice_until,
    )

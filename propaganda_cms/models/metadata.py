"""What a page tells machines: share cards, search engines, breadcrumbs."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

SITE_ROOT_DEPTH = 2


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page."""

    title: str
    url: str
    full_url: str


class MetadataMixin(models.Model):
    """Share card, JSON-LD and breadcrumbs of a page; all addresses in them are absolute.

    Override ``get_share_image`` (a picture or None), ``get_schema`` (what this type adds to its
    JSON-LD) and ``get_canonical_query`` (of a listing) where a page type has more to say.
    """

    schema_type: str = "WebPage"
    og_type: str = "website"

    class Meta:
        abstract = True

    def get_meta_title(self) -> str:
        """Return the page's name in a window and a search result."""
        return self.seo_title or self.title

    def get_share_title(self) -> str:
        """Return the page's name on a share card."""
        return self.social_title or self.title

    def get_description(self) -> str:
        """Return one or two sentences for search results."""
        return self.search_description or self.get_listing_summary()

    def get_listing_summary(self) -> str:
        """Return the sentences that stand for the page in a list."""
        return self.search_description

    def get_share_text(self) -> str:
        """Return the sentences on a share card."""
        return self.social_text or self.get_description()

    def get_share_image(self) -> Any | None:
        """Return the picture of the share card; where there is none, the site has one."""
        return self.social_image

    def get_canonical_query(self) -> str:
        """Return the query string that belongs to the page's one address, with its ``?``."""
        return ""

    def get_canonical_url(self, request: HttpRequest | None = None) -> str:
        """Return the page's one address."""
        return (self.get_full_url(request) or "") + self.get_canonical_query()

    def get_breadcrumbs(self, request: HttpRequest | None = None) -> list[Crumb]:
        """Return the way from the site's front page to the page above this one."""
        steps: list[Page] = []
        page = self.get_parent()
        while page is not None and page.depth >= SITE_ROOT_DEPTH:
            steps.append(page)
            page = page.get_parent() if page.depth > SITE_ROOT_DEPTH else None
        found = [
            Crumb(step.title, step.get_url(request) or "", step.get_full_url(request) or "")
            for step in reversed(steps)
        ]
        return [crumb for crumb in found if crumb.url]

    def get_schema(self, request: HttpRequest | None = None) -> dict[str, Any]:
        """Return what this page type adds to its JSON-LD."""
        return {}

    def get_json_ld(
        self, request: HttpRequest | None = None, image_url: str = "", site_name: str = ""
    ) -> dict[str, Any]:
        """Return the page as schema.org knows it, with the way to it.

        ``image_url`` is the absolute address of the share picture, ``site_name`` the publisher.
        """
        url = self.get_canonical_url(request)
        about: dict[str, Any] = {
            "@type": self.schema_type,
            "@id": f"{url}#noi-dung",
            "url": url,
            "name": self.title,
            "description": self.get_description(),
            "inLanguage": self.locale.language_code if self.locale_id else "vi",
            "image": image_url,
            "datePublished": iso(self.first_published_at),
            "dateModified": iso(self.last_published_at),
            "publisher": {"@type": "GovernmentOrganization", "name": site_name},
            **self.get_schema(request),
        }
        graph = [{name: value for name, value in about.items() if value}]
        if crumbs := self.get_breadcrumbs(request):
            graph.append(breadcrumb_list(crumbs, self.title, url))
        return {"@context": "https://schema.org", "@graph": graph}


def iso(moment: Any) -> str:
    """Return a moment with the office's own offset, or a date; empty for None."""
    if moment is None:
        return ""
    if not hasattr(moment, "hour"):
        return moment.isoformat()
    return timezone.localtime(moment).isoformat(timespec="seconds")


def breadcrumb_list(crumbs: list[Crumb], title: str, url: str) -> dict[str, Any]:
    """Return schema.org's list of the way to a page, the page itself last."""
    steps = [*((crumb.title, crumb.full_url) for crumb in crumbs), (title, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }

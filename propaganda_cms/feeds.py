"""RSS and Atom of an index: its newest cards, with their corrections."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from wagtail.models import Page

from .conf import get_setting
from .listings import not_ended, with_addresses
from .models.cards import PageCard


class IndexFeed(Feed):
    """The newest cards of one index as RSS; what was withdrawn has no card and is not in it."""

    feed_type: type = Rss201rev2Feed
    feed_format = "rss"

    def get_object(self, request: HttpRequest, page: Page) -> Page:
        """Keep the request, which knows the host; the feed is of ``page``."""
        self.request = request
        return page

    def title(self, page: Page) -> str:
        """Return the index' name."""
        return page.title

    def link(self, page: Page) -> str:
        """Return the index' address."""
        return page.get_full_url(self.request) or ""

    def feed_url(self, page: Page) -> str:
        """Return the feed's own address."""
        return f"{self.link(page)}?dinh-dang={self.feed_format}"

    def description(self, page: Page) -> str:
        """Return the index' introduction."""
        return page.intro or page.title

    subtitle = description

    def items(self, page: Page) -> list[PageCard]:
        """Return the newest cards."""
        rows = PageCard.objects.filter(not_ended(timezone.now()), index_id=page.pk)
        newest = rows.order_by("-published_at", "-page_id")[: get_setting("FEED_SIZE")]
        return with_addresses(newest, self.request)

    def item_title(self, item: PageCard) -> str:
        """Return the card's title."""
        return item.title

    def item_description(self, item: PageCard) -> str:
        """Return the summary, then each line of đính chính with its date."""
        lines = [f"Đính chính ngày {_day(day)}: {text}" for day, text in item.corrections]
        return "\n".join([item.summary, *lines])

    def item_link(self, item: PageCard) -> str:
        """Return the page's address."""
        return item.get_full_url(self.request) or ""

    def item_guid(self, item: PageCard) -> str:
        """Return what a reader's program knows the page by, even when its address changes."""
        return f"urn:page:{item.pk}"

    item_guid_is_permalink = False

    def item_author_name(self, item: PageCard) -> str:
        """Return who wrote it."""
        return item.author_name

    def item_categories(self, item: PageCard) -> list[str]:
        """Return the names of its topics."""
        return [name for _slug, name in item.topics]

    def item_pubdate(self, item: PageCard) -> datetime:
        """Return when readers first saw it."""
        return item.published_at

    def item_updateddate(self, item: PageCard) -> datetime:
        """Return when it last changed."""
        return item.updated_at


class IndexAtomFeed(IndexFeed):
    """The same as Atom."""

    feed_type = Atom1Feed
    feed_format = "atom"


FEEDS: dict[str, type[IndexFeed]] = {feed.feed_format: feed for feed in (IndexFeed, IndexAtomFeed)}


def feed_response(page: Any, request: HttpRequest, feed_format: str) -> HttpResponse:
    """Return the feed of an index, as cacheable as the page itself; 404 for another format."""
    from .serving import set_lifetime

    if feed_format not in FEEDS:
        raise Http404
    request.is_preview = False
    response = FEEDS[feed_format]()(request, page=page)
    set_lifetime(response, page, timezone.now())
    return response


def _day(day: str) -> str:
    year, month, date = day.split("-")
    return f"{date}/{month}/{year}"

"""What the three indexes have in common: an introduction, and a listing of their cards."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from propaganda_cms.feeds import feed_response
from propaganda_cms.listings import Listing, read_listing, with_addresses
from propaganda_cms.panels import promote_panels, settings_panels, title_panel
from propaganda_cms.pictures.selection import prepare_pictures
from propaganda_cms.serving import CacheablePageMixin

from .base import SocialFields
from .metadata import MetadataMixin
from .text import VietnameseTextMixin


class IndexPageMixin(
    CacheablePageMixin, VietnameseTextMixin, MetadataMixin, SocialFields, models.Model
):
    """An index: walks the cards of its children by keyset."""

    schema_type = "CollectionPage"
    is_structural = True

    intro = models.TextField(
        _("lời dẫn"), max_length=400, blank=True, help_text=_("Một, hai câu dưới tên mục.")
    )

    content_panels = [title_panel, FieldPanel("intro")]
    promote_panels = promote_panels
    settings_panels = settings_panels
    override_translatable_fields = [SynchronizedField("slug")]
    search_fields = [*VietnameseTextMixin.search_fields, index.SearchField("intro", boost=1)]

    class Meta:
        abstract = True

    def get_listing_summary(self) -> str:
        """Return the introduction."""
        return self.intro or self.search_description

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the listing, or with ``?dinh-dang=rss`` or ``atom`` its feed."""
        feed_format = request.GET.get("dinh-dang", "")
        if feed_format and not kwargs.get("withdrawn"):
            return feed_response(self, request, feed_format)
        return super().serve(request, *args, **kwargs)

    def read_listing(self, request: HttpRequest) -> Listing:
        """Return the page of the listing that the reader asked for."""
        return read_listing(self.pk, request.GET)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``listing``, its ``cards`` with their addresses, and ``breadcrumbs``."""
        context = super().get_context(request, *args, **kwargs)
        listing = self.read_listing(request)
        self._canonical_query = listing.canonical_address
        prepare_pictures(request, self, [card.image_id for card in listing.cards])
        return {
            **context,
            "listing": listing,
            "cards": with_addresses(listing.cards, request),
            "breadcrumbs": self.get_breadcrumbs(request),
        }

    def get_canonical_query(self) -> str:
        """Return the query string of what is listed; the plain address before it was read."""
        return getattr(self, "_canonical_query", "")


class BaseIndexPage(IndexPageMixin, Page):
    """Wagtail's page as an index; abstract."""

    search_fields = [*Page.search_fields, *IndexPageMixin.search_fields]

    class Meta(Page.Meta):
        abstract = True

"""What lists show: read from the cards alone, in one query each.

``read_listing`` is one page of an index under a reader's filters; ``cards_of`` gives the cards
of chosen pages. What stands at the foot of a page is in ``neighbours``.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from wagtail.models import Page

from quiz_blocks.text import document_number_search

from .archives import Archive, TopicCount, read_archive
from .conf import get_setting
from .enums import DocumentType, ListingOrder
from .filters import Filters
from .keyset import Cursor, Slice, walk
from .models.cards import CardTopic, PageCard
from .models.snippets import IssuingBody

#: What readers type before a number and our sentence says already: “số”, “Nghị quyết số”.
BEFORE_NUMBER = re.compile(r"^\D*\bsố\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Listing:
    """One page of an index as a template needs it."""

    filters: Filters
    archive: Archive
    slice: Slice[PageCard]
    #: A document number was typed and could not be read as one.
    number_unread: bool = False

    @property
    def cards(self) -> list[PageCard]:
        """Return the cards, in their order."""
        return self.slice.rows

    @property
    def topic(self) -> TopicCount | None:
        """Return the topic that was asked for."""
        return self.archive.topic(self.filters.topic)

    @property
    def topic_unknown(self) -> bool:
        """Return whether a topic was asked for that no card of this index has."""
        return bool(self.filters.topic and self.topic is None)

    @property
    def older_address(self) -> str:
        """Return the query string of the older page, empty where there is none."""
        if not (self.slice.has_older and self.cards):
            return ""
        return self.filters.address(after=self._cursor(self.cards[-1]))

    @property
    def newer_address(self) -> str:
        """Return the query string of the newer page, empty where there is none."""
        if not (self.slice.has_newer and self.cards):
            return ""
        return self.filters.address(before=self._cursor(self.cards[0]))

    @property
    def canonical_address(self) -> str:
        """Return the one query string for what is shown, however it was asked for."""
        place: dict[str, Any] = {}
        if self.slice.has_newer:
            place = {"after": self.filters.after, "before": self.filters.before}
        address = self.filters.address(**place)
        return "" if address == "?" else address

    def _cursor(self, card: PageCard) -> Cursor:
        return Cursor(getattr(card, self.column), card.pk)

    @cached_property
    def column(self) -> str:
        """Return the card's column that the listing is sorted by."""
        return "published_at"


@dataclass(frozen=True)
class DocumentListing(Listing):
    """A listing of documents: by date of issue unless the reader says otherwise."""

    bodies: tuple[IssuingBody, ...] = ()

    @property
    def type_label(self) -> str:
        """Return the type that was asked for, in words."""
        asked = self.filters.document_type
        return str(DocumentType(asked).label) if asked else ""

    @property
    def number_shown(self) -> str:
        """Return the number that was asked for: as the document writes it, else as typed."""
        asked = self.filters.number
        found = document_number_search(asked)
        if found is None:
            return asked
        written = (c.document_number for c in self.cards if c.document_number_key == found.key)
        return next(written, BEFORE_NUMBER.sub("", asked))

    @property
    def body_name(self) -> str:
        """Return the name of the body that was asked for, empty where it is unknown."""
        return next((body.name for body in self.bodies if body.slug == self.filters.body), "")

    @cached_property
    def column(self) -> str:
        """Return the card's column that the listing is sorted by."""
        return order_column(self.filters, ListingOrder.ISSUED)


def order_column(filters: Filters, default_order: str) -> str:
    """Return the column that the filters sort by."""
    issued = (filters.order or default_order) == ListingOrder.ISSUED
    return "issued_on" if issued else "published_at"


def read_listing(index_id: int, data: QueryDict, size: int | None = None) -> Listing:
    """Return one page of an index: two queries, the archive and the cards.

    ``data`` is the address' query.
    """
    filters = Filters.read(data, ListingOrder.PUBLISHED)
    archive = read_archive(index_id)
    rows = _rows(index_id, filters, archive).filter(**_period(filters, "published_at"))
    return Listing(filters, archive, _walk(rows, "published_at", filters, size))


def read_document_listing(
    index_id: int, locale_id: int, data: QueryDict, size: int | None = None
) -> DocumentListing:
    """Return one page of an index of documents: three queries, with the bodies to choose from."""
    filters = Filters.read(data, ListingOrder.ISSUED)
    archive = read_archive(index_id)
    bodies = tuple(IssuingBody.objects.filter(locale_id=locale_id))
    rows = _rows(index_id, filters, archive).filter(**_period(filters, "issued_on"))
    rows, unread = _documents(rows, filters, bodies)
    column = order_column(filters, ListingOrder.ISSUED)
    return DocumentListing(filters, archive, _walk(rows, column, filters, size), unread, bodies)


def _rows(index_id: int, filters: Filters, archive: Archive) -> QuerySet:
    """Return the rows to walk: cards, or one topic's rows that lead to their cards."""
    now = timezone.now()
    if not filters.topic:
        return PageCard.objects.filter(not_ended(now), index_id=index_id)
    topic = archive.topic(filters.topic)
    rows = CardTopic.objects.filter(topic_id=topic.pk if topic else -1, index_id=index_id)
    return rows.filter(not_ended(now, "card__")).select_related("card")


def _documents(
    rows: QuerySet, filters: Filters, bodies: Iterable[IssuingBody]
) -> tuple[QuerySet, bool]:
    """Filter documents; also return whether a number was typed that cannot be read."""
    of_card = "card__" if rows.model is CardTopic else ""
    if filters.document_type:
        rows = rows.filter(**{f"{of_card}document_type": filters.document_type})
    if filters.body:
        chosen = next((body.pk for body in bodies if body.slug == filters.body), -1)
        rows = rows.filter(**{f"{of_card}issuing_body_id": chosen})
    if not filters.number:
        return rows, False
    matches = _number_filter(filters.number, of_card)
    return (rows.none(), True) if matches is None else (rows.filter(matches), False)


def not_ended(now: datetime, of_card: str = "") -> Q:
    """Return the filter that leaves out pages whose end has come."""
    return Q(**{f"{of_card}expire_at__isnull": True}) | Q(**{f"{of_card}expire_at__gt": now})


def _period(filters: Filters, column: str) -> dict[str, Any]:
    if not filters.year:
        return {}
    first = date(filters.year, filters.month or 1, 1)
    last_month = filters.month or 12
    last = date(filters.year, last_month, calendar.monthrange(filters.year, last_month)[1])
    if column == "issued_on":
        return {"issued_on__gte": first, "issued_on__lte": last}
    return {
        "published_at__gte": start_of_day(first),
        "published_at__lt": start_of_day(last + timedelta(days=1)),
    }


def start_of_day(day: date) -> datetime:
    """Return the moment at which a day begins at the office."""
    midnight = datetime.combine(day, datetime.min.time())
    return timezone.make_aware(midnight).astimezone(UTC)


def _number_filter(text: str, of_card: str) -> Q | None:
    found = document_number_search(text)
    if found is None:
        return None
    key = f"{of_card}document_number_key"
    matches = Q(**{key: found.number}) | _starts_with(key, found.prefix)
    return matches & Q(**{f"{key}__endswith": f"-{found.year}"}) if found.year else matches


def _starts_with(column: str, prefix: str) -> Q:
    """Return the filter on an ASCII prefix that an index serves.

    PostgreSQL has an index of patterns for it. SQLite uses none for LIKE, but compares bytes,
    so that there a range holds the same rows.
    """
    matches = Q(**{f"{column}__startswith": prefix})
    if connection.vendor == "sqlite":
        matches &= Q(**{f"{column}__gte": prefix, f"{column}__lt": f"{prefix}\x7f"})
    return matches


def _walk(rows: QuerySet, column: str, filters: Filters, size: int | None) -> Slice[PageCard]:
    by_topic = rows.model is CardTopic
    columns = (column, "card_id" if by_topic else "page_id")
    size = size or get_setting("LISTING_SIZE")
    found = walk(rows, columns, size, after=filters.after, before=filters.before)
    cards = [row.card for row in found.rows] if by_topic else found.rows
    return replace(found, rows=cards)


# --- Elsewhere than in an index ---


def cards_of(page_ids: Iterable[int]) -> dict[int, PageCard]:
    """Return the cards of these pages by page id, without those that readers may not see."""
    return PageCard.objects.filter(not_ended(timezone.now())).in_bulk(set(page_ids))


def with_addresses(cards: Iterable[PageCard], request: HttpRequest) -> list[PageCard]:
    """Give every card its ``href`` for this request; cards that no site holds are left out.

    One page object asks for all of them: making one takes longer than its address.
    """
    shown = []
    page: Page | None = None
    for card in cards:
        page = card.as_page(page)
        card.href = page.get_url(request)
        if card.href:
            shown.append(card)
    return shown

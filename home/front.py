"""What stands on the front page, put together from the cards of the pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.http import HttpRequest
from wagtail.models import Page

from home.models import HomePage
from home.quiz_teaser import QuizTeaser, build_teaser
from propaganda_cms.card_sql import CARDS, NOT_ENDED, cards_in_slots, first_in_slot, read_slots
from propaganda_cms.enums import CardKind
from propaganda_cms.listings import cards_of, with_addresses
from propaganda_cms.models import PageCard

SECTION_SIZES = {CardKind.NEWS: 6, CardKind.RESOLUTION: 4, CardKind.INFOGRAPHIC: 3}


@dataclass(frozen=True)
class Section:
    """The newest of one kind, and the index that holds the rest."""

    kind: str
    title: str
    url: str
    cards: list[PageCard]


@dataclass(frozen=True)
class Front:
    """The front page, ready to show; ``lead`` is missing only where there is nothing at all."""

    lead: PageCard | None
    featured: list[PageCard]
    sections: list[Section]
    quiz: QuizTeaser | None

    @property
    def image_ids(self) -> list[int]:
        """The pictures that its cards show."""
        shown = [self.lead, *self.featured, *(c for s in self.sections for c in s.cards)]
        return [card.image_id for card in shown if card and card.image_id]


def build_front(page: HomePage, request: HttpRequest, now: datetime) -> Front:
    """Return what the front page shows at ``now``; the queries do not grow with the cards."""
    chosen = [item.page_id for item in page.featured_list if item.is_on(now)]
    quiz_on = bool(page.quiz_page_id) and (page.quiz_until is None or now < page.quiz_until)
    cards = cards_of([*chosen, *([page.quiz_page_id] if quiz_on else [])])
    with_addresses(cards.values(), request)
    featured = [cards[key] for key in dict.fromkeys(chosen) if key in cards and cards[key].href]
    newest = newest_by_kind(page.locale_id, request, {card.pk for card in featured}, now)
    if not featured and newest[CardKind.NEWS]:
        featured = [newest[CardKind.NEWS].pop(0)]
    pages = _pages_around(page, newest)
    return Front(
        lead=featured[0] if featured else None,
        featured=featured[1:],
        sections=list(_sections(newest, pages, request)),
        quiz=build_teaser(page, cards.get(page.quiz_page_id), now) if quiz_on else None,
    )


def _pages_around(page: HomePage, newest: dict[CardKind, list[PageCard]]) -> dict[int, Page]:
    """Return the indexes, and hand the home page its quiz page and locale: all in one query."""
    wanted = {cards[0].index_id for cards in newest.values() if cards} | {page.quiz_page_id}
    pages = Page.objects.select_related("locale").in_bulk(wanted - {None})
    for found in pages.values():
        if found.locale_id == page.locale_id:
            page.locale = found.locale
        if found.pk == page.quiz_page_id:
            page.quiz_page = found
    return pages


def newest_by_kind(
    locale_id: int, request: HttpRequest, without: set[int], now: datetime
) -> dict[CardKind, list[PageCard]]:
    """Return the newest cards of each kind but for those elsewhere on the page: one query."""
    statement = _newest(tuple((k.value, size + len(without)) for k, size in SECTION_SIZES.items()))
    found = read_slots(statement, {"locale": locale_id}, now)
    return {
        kind: [
            card for card in with_addresses(found.get(kind, []), request) if card.pk not in without
        ][:size]
        for kind, size in SECTION_SIZES.items()
    }


@cache
def _newest(sizes: tuple[tuple[str, int], ...]) -> str:
    """Return the query for so many of the newest of each kind."""
    return cards_in_slots(
        tuple(
            first_in_slot(
                kind,
                f"SELECT page_id FROM {CARDS} card WHERE locale_id = %(locale)s "  # noqa: S608
                f"AND kind = '{kind}' AND {NOT_ENDED} "
                f"ORDER BY published_at DESC, page_id DESC LIMIT {size}",
            )
            for kind, size in sizes
        )
    )


def _sections(
    newest: dict[CardKind, list[PageCard]], pages: dict[int, Page], request: HttpRequest
) -> Iterable[Section]:
    for kind, cards in newest.items():
        if cards:
            index = pages.get(cards[0].index_id)
            url = index.get_url(request) if index and index.live else ""
            yield Section(kind, index.title if index else kind.label, url or "", cards)

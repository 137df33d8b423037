"""Finds what readers look for: a capped set of candidates, then the best of them.

Wagtail's own ranking costs a subquery a match on SQLite (51 s at 10,000 matching pages), so the
backend only says *which* pages hold all the words, the newest ``CANDIDATES`` of them; these are
ranked here by their titles. No total is counted.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from propaganda_cms.listings import cards_of, not_ended, with_addresses
from propaganda_cms.models import PageCard
from quiz_blocks.text import fold, nfc
from search.queries import WORD, ReaderQuery

CANDIDATES = 120
PAGE_SIZE = 12
LAST_PAGE = CANDIDATES // PAGE_SIZE


@dataclass(frozen=True)
class Results:
    """One page of what was found, and whether more follows."""

    cards: list[PageCard]
    number: int
    has_more: bool

    @property
    def image_ids(self) -> list[int]:
        """The pictures that the cards show."""
        return [card.image_id for card in self.cards if card.image_id]


def find(query: ReaderQuery, request: HttpRequest, number: int = 1) -> Results:
    """Return page ``number`` (from 1) of what answers the query, the best first."""
    if query.is_empty:
        return Results([], 1, False)
    number = min(max(number, 1), LAST_PAGE)
    cards = ranked(query, {card.pk: card for card in (*_by_number(query), *_by_words(query))})
    start = (number - 1) * PAGE_SIZE
    shown = with_addresses(cards[start : start + PAGE_SIZE], request)
    return Results(shown, number, start + PAGE_SIZE < len(cards[:CANDIDATES]))


def ranked(query: ReaderQuery, cards: dict[int, PageCard]) -> list[PageCard]:
    """Return the cards: the document that was named, then titles with the words, then the newest.

    A title that is spelt as the reader spelt it stands before one that only sounds so.
    """
    newest = sorted(cards.values(), key=lambda card: (card.published_at, card.pk), reverse=True)
    return sorted(newest, key=lambda card: _closeness(query, card), reverse=True)


def _closeness(query: ReaderQuery, card: PageCard) -> tuple[bool, bool, bool]:
    title_words = set(WORD.findall(fold(card.title)))
    number = query.document_number
    return (
        bool(number) and _is_number(number.prefix, number.number, card.document_number_key),
        nfc(query.text).lower() in nfc(card.title).lower(),
        title_words.issuperset(query.words),
    )


def _is_number(prefix: str, bare: str, key: str) -> bool:
    return bool(key) and (key == bare or key.startswith(prefix))


def _by_number(query: ReaderQuery) -> list[PageCard]:
    """Return the digests of the document that was named, however it was typed."""
    number = query.document_number
    if number is None:
        return []
    same = Q(document_number_key=number.number) | Q(document_number_key__startswith=number.prefix)
    digests = PageCard.objects.filter(same, not_ended(timezone.now()))
    return list(digests.order_by("-issued_on", "-page_id")[:PAGE_SIZE])


def _by_words(query: ReaderQuery) -> list[PageCard]:
    """Return the cards of the newest pages that hold every word, with or without its marks."""
    pages = Page.objects.live().order_by("-first_published_at")
    found = pages.search(" ".join(query.words), operator="and", order_by_relevance=False)
    return list(cards_of(page.pk for page in found[:CANDIDATES]).values())

"""Finds what readers look for: a capped set of candidates, then the best of them.

Wagtail's own ranking costs a subquery a match on SQLite (51 s at 10,000 matching pages), so the
backend only says *which* pages hold all the words, the newest ``CANDIDATES`` of them; these are
ranked here by their titles. No total is counted.
"""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Page

from propaganda_cms.listings import cards_of, not_ended, with_addresses
from propaganda_cms.models import PageCard
from quiz_blocks.text import fold, nfc
from search.excerpts import excerpt, mark, page_text, words_pattern
from search.picks import Pick, find_picks
from search.queries import WORD, ReaderQuery

CANDIDATES = 120
PAGE_SIZE = 12
LAST_PAGE = CANDIDATES // PAGE_SIZE


@dataclass(frozen=True)
class Hit:
    """One thing that was found, with the reader's words marked in its title and in a passage."""

    card: PageCard
    title: SafeString
    passage: SafeString


@dataclass(frozen=True)
class Results:
    """One page of what was found, and whether more follows; the first has the office's picks."""

    hits: list[Hit]
    number: int
    has_more: bool
    picks: list[Pick] = field(default_factory=list)

    @property
    def cards(self) -> list[PageCard]:
        """The cards of what was found."""
        return [hit.card for hit in self.hits]

    @property
    def image_ids(self) -> list[int]:
        """The pictures that the cards show."""
        return [card.image_id for card in self.cards if card.image_id]


def find(query: ReaderQuery, request: HttpRequest, number: int = 1) -> Results:
    """Return page ``number`` (from 1) of what answers the query, the best first."""
    if query.is_empty:
        return Results([], 1, False)
    number = min(max(number, 1), LAST_PAGE)
    picks = find_picks(query, request)
    picked = {pick.page_id for pick in picks}
    found = {card.pk: card for card in (*_by_number(query), *_by_words(query))}
    cards = ranked(query, {pk: card for pk, card in found.items() if pk not in picked})
    start = (number - 1) * PAGE_SIZE
    shown = with_addresses(cards[start : start + PAGE_SIZE], request)
    has_more = start + PAGE_SIZE < len(cards[:CANDIDATES])
    return Results(_hits(query, shown), number, has_more, picks if number == 1 else [])


def _hits(query: ReaderQuery, cards: list[PageCard]) -> list[Hit]:
    """Return the cards with what shows why they were found.

    The summary stays where it has all the words itself, or where nothing else has.
    """
    pattern = words_pattern(query)
    pages = {p.pk: p for p in Page.objects.filter(pk__in=[c.pk for c in cards]).specific()}
    hits = []
    for card in cards:
        summary = mark(card.summary, pattern)
        passage = summary
        says_all = set(WORD.findall(fold(card.summary))).issuperset(query.words)
        if not says_all and card.pk in pages:
            passage = excerpt(page_text(pages[card.pk]), pattern) or summary
        hits.append(Hit(card, mark(card.title, pattern), passage))
    return hits


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

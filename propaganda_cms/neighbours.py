"""What stands at the foot of a page: its neighbours in the index, and what to read next."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import models
from django.utils import timezone

from .card_sql import CARDS, NOT_ENDED, cards_in_slots, first_in_slot, read_slots
from .models.cards import CardTopic, PageCard
from .models.relations import RelatedPage
from .models.resolutions import RelatedResolution

SAME_TOPIC = 4


@dataclass
class Surroundings:
    """The cards around a page; ``related`` falls back to the newest of its first topic."""

    newer: PageCard | None = None
    older: PageCard | None = None
    related: list[PageCard] = field(default_factory=list)
    resolutions: list[PageCard] = field(default_factory=list)

    @property
    def cards(self) -> list[PageCard]:
        """Return every card, for their pictures."""
        single = [card for card in (self.newer, self.older) if card]
        return [*single, *self.related, *self.resolutions]


def surroundings_of(page_id: int, card: PageCard | None) -> Surroundings:
    """Return the cards around a page: one query, whatever their number.

    ``card`` is the page's own; ``None`` (in a preview) leaves neighbours and topic out.
    """
    params: dict[str, Any] = {"page": page_id}
    if card is not None:
        params |= {"index": card.index_id, "published": card.published_at}
    found = read_slots(_statement(with_neighbours=card is not None), params, timezone.now())
    return Surroundings(
        newer=next(iter(found.get("newer", ())), None),
        older=next(iter(found.get("older", ())), None),
        related=found.get("related") or found.get("topic", []),
        resolutions=found.get("resolutions", []),
    )


@cache
def _statement(*, with_neighbours: bool) -> str:
    arms = [_chosen(RelatedPage, "related"), _chosen(RelatedResolution, "resolutions")]
    if with_neighbours:
        arms += [_neighbour("newer", ">", "ASC"), _neighbour("older", "<", "DESC"), _same_topic()]
    return cards_in_slots(tuple(arms))


def _chosen(model: type[models.Model], slot: str) -> str:
    """Return the arm of the pages that an editor chose."""
    return (
        f"SELECT '{slot}' AS slot, sort_order AS position, page_id "  # noqa: S608
        f"FROM {model._meta.db_table} WHERE source_page_id = %(page)s"
    )


def _neighbour(slot: str, operator: str, direction: str) -> str:
    """Return the arm of the next page on one side, along the order of the index."""
    return first_in_slot(
        slot,
        f"SELECT page_id FROM {CARDS} card WHERE index_id = %(index)s AND {NOT_ENDED} "  # noqa: S608
        f"AND (published_at, page_id) {operator} (%(published)s, %(page)s) "
        f"ORDER BY published_at {direction}, page_id {direction} LIMIT 1",
    )


def _same_topic() -> str:
    """Return the arm of the newest pages of the page's first topic."""
    topics = CardTopic._meta.db_table
    return first_in_slot(
        "topic",
        f"SELECT other.card_id AS page_id FROM {topics} other "  # noqa: S608
        f"JOIN {CARDS} card ON card.page_id = other.card_id "
        f"WHERE other.topic_id = (SELECT MIN(topic_id) FROM {topics} WHERE card_id = %(page)s) "
        f"AND other.card_id <> %(page)s AND {NOT_ENDED} "
        f"ORDER BY other.published_at DESC, other.card_id DESC LIMIT {SAME_TOPIC}",
    )

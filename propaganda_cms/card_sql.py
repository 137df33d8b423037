"""The two questions about cards that are written in SQL, and what they share.

Building either through the ORM at every view took longer than all else on the page, a fifth to a
third of its time. PostgreSQL and SQLite read the same text; nothing but names of ours is put
into it, what comes from a request or a row is a parameter.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .models.cards import PageCard

CARDS = PageCard._meta.db_table
NOT_ENDED = "(card.expire_at IS NULL OR card.expire_at > %(now)s)"
_SHOWN = (
    "page_id",
    "kind",
    "index_id",
    "locale_id",
    "url_path",
    "title",
    "summary",
    "image_id",
    "image_alt",
    "corrections",
    "published_at",
    "document_number",
    "document_type",
    "document_status",
    "issuing_body_name",
    "issued_on",
)


def cards_in_slots(arms: tuple[str, ...]) -> str:
    """Return the query for the cards of several short lists at once.

    Each arm selects ``slot`` (text), ``position`` (integer) and ``page_id``; the cards that the
    query finds carry the first two.
    """
    columns = ", ".join(f"card.{name}" for name in _SHOWN)
    return (
        f"WITH chosen AS ({' UNION ALL '.join(arms)}) "  # noqa: S608
        f"SELECT chosen.slot, chosen.position, {columns} FROM chosen "
        f"JOIN {CARDS} card ON card.page_id = chosen.page_id WHERE {NOT_ENDED}"
    )


def first_in_slot(slot: str, rows: str) -> str:
    """Return an arm of a few rows. SQLite takes an ordered, limited query only in another one."""
    return f"SELECT '{slot}' AS slot, 0 AS position, page_id FROM ({rows}) AS {slot}_rows"  # noqa: S608


def read_slots(statement: str, params: Mapping[str, Any], now: datetime) -> dict[str, list[Any]]:
    """Return the cards of each slot, by position and, where that is the same, newest first."""
    found: dict[str, list[Any]] = {}
    for card in PageCard.objects.raw(statement, {**params, "now": now}):
        found.setdefault(card.slot, []).append(card)
    for cards in found.values():
        cards.sort(key=lambda card: (card.published_at, card.pk), reverse=True)
        cards.sort(key=lambda card: card.position or 0)
    return found

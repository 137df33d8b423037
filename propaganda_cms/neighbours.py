"""What stands at the foot of a page: its neighbours in the index, and what to read next."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Subquery, Value
from django.utils import timezone

from .keyset import RowComparison
from .listings import not_ended
from .models.cards import CardTopic, PageCard
from .models.relations import RelatedPage
from .models.resolutions import RelatedResolution

SAME_TOPIC = 4
_SHOWN = (
    "page_id",
    "kind",
    "locale_id",
    "url_path",
    "title",
    "summary",
    "image_id",
    "image_alt",
    "published_at",
    "document_number",
    "document_type",
    "document_status",
    "issuing_body_name",
    "issued_on",
)


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
    arms = [
        _chosen(RelatedPage, page_id, "related"),
        _chosen(RelatedResolution, page_id, "resolutions"),
    ]
    if card is not None:
        arms += [_neighbour(card, "newer"), _neighbour(card, "older"), _same_topic(card)]
    found: dict[str, list[tuple[int, PageCard]]] = {}
    for slot, position, *values in arms[0].union(*arms[1:], all=True):
        shown = PageCard(**dict(zip(_SHOWN, values, strict=True)))
        found.setdefault(slot, []).append((position or 0, shown))
    return _surroundings({slot: _in_order(rows) for slot, rows in found.items()})


def _surroundings(found: dict[str, list[PageCard]]) -> Surroundings:
    return Surroundings(
        newer=next(iter(found.get("newer", ())), None),
        older=next(iter(found.get("older", ())), None),
        related=found.get("related") or found.get("topic", []),
        resolutions=found.get("resolutions", []),
    )


def _in_order(rows: list[tuple[int, PageCard]]) -> list[PageCard]:
    newest_first = sorted(rows, key=lambda row: row[1].published_at, reverse=True)
    return [card for _position, card in sorted(newest_first, key=lambda row: row[0])]


def _columns(rows: QuerySet, slot: str, position: Any, path: str = "") -> QuerySet:
    return rows.annotate(slot=Value(slot, output_field=CharField()), position=position).values_list(
        "slot", "position", *(f"{path}{name}" for name in _SHOWN)
    )


def _chosen(model: type, page_id: int, slot: str) -> QuerySet:
    """Return the cards that an editor chose, those that readers may see."""
    rows = model.objects.order_by().filter(
        not_ended(timezone.now(), "page__pc_card__"),
        source_page_id=page_id,
        page__pc_card__isnull=False,
    )
    return _columns(rows, slot, F("sort_order"), "page__pc_card__")


def _neighbour(card: PageCard, slot: str) -> QuerySet:
    operator, sign = (">", "") if slot == "newer" else ("<", "-")
    columns = ("published_at", "page_id")
    rows = PageCard.objects.filter(
        not_ended(timezone.now()),
        RowComparison(columns, operator, (card.published_at, card.pk)),
        index_id=card.index_id,
    )
    return _first(rows.order_by(*(f"{sign}{name}" for name in columns)), 1, slot)


def _same_topic(card: PageCard) -> QuerySet:
    first_topic = CardTopic.objects.filter(card_id=card.pk).order_by("topic_id").values("topic_id")
    rows = CardTopic.objects.filter(
        not_ended(timezone.now(), "card__"), topic_id=Subquery(first_topic[:1])
    ).exclude(card_id=card.pk)
    rows = rows.order_by("-published_at", "-card_id")
    return _first(rows.annotate(page_id=F("card_id")), SAME_TOPIC, "topic")


def _first(rows: QuerySet, limit: int, slot: str) -> QuerySet:
    """Return the cards of the first rows; as a subquery, since SQLite unites no limited queries."""
    cards = PageCard.objects.filter(pk__in=rows.values("page_id")[:limit])
    return _columns(cards, slot, Value(0, output_field=IntegerField()))

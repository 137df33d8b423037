"""Makes cards out of pages: what is copied from where. Writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone
from wagtail.models import Page

from propaganda_cms.models import Correction, PageCard, Topic
from propaganda_cms.models.base import ContentPageMixin


@dataclass
class BuiltCard:
    """A card not yet written, and the topics it is filed under."""

    card: PageCard
    topic_ids: list[int] = field(default_factory=list)


def carded_models() -> list[type[Page]]:
    """Return every concrete page type whose live pages have a card, a host's own included."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, ContentPageMixin) and issubclass(model, Page)
    ]


def is_listed(page: Page, now: datetime | None = None) -> bool:
    """Return whether a page may stand in lists by its own state; says nothing of privacy."""
    if not (isinstance(page, ContentPageMixin) and page.live and page.first_published_at):
        return False
    return page.expire_at is None or page.expire_at > (now or timezone.now())


def build_cards(pages: Iterable[Any]) -> list[BuiltCard]:
    """Return the cards of specific pages: three queries for the lot, whatever their number."""
    pages = list(pages)
    parents = _parents(pages)
    topics = _topics(pages)
    corrections = _corrections(pages)
    return [
        BuiltCard(
            _card(page, parents[page.path[: -page.steplen]], topics[page.pk], corrections[page.pk]),
            [topic.pk for topic in topics[page.pk]],
        )
        for page in pages
    ]


def topic_entries(topics: Iterable[Topic]) -> list[list[str]]:
    """Return what a card keeps of its topics."""
    return [[topic.slug, topic.name] for topic in topics]


def _card(page: Any, index_id: int, topics: list[Topic], corrections: list[list[str]]) -> PageCard:
    image, image_alt = page.get_listing_image()
    return PageCard(
        page_id=page.pk,
        kind=page.card_kind,
        index_id=index_id,
        locale_id=page.locale_id,
        url_path=page.url_path,
        title=page.title,
        summary=page.get_listing_summary(),
        author_name=page.author_name,
        image=image,
        image_alt=image_alt,
        topics=topic_entries(topics),
        corrections=corrections,
        published_at=page.first_published_at,
        updated_at=page.last_published_at or page.first_published_at,
        expire_at=page.expire_at,
        **page.get_card_fields(),
    )


def _parents(pages: list[Any]) -> dict[str, int]:
    paths = {page.path[: -page.steplen] for page in pages}
    return dict(Page.objects.filter(path__in=paths).values_list("path", "pk"))


def _topics(pages: list[Any]) -> dict[int, list[Topic]]:
    found: dict[int, list[Topic]] = defaultdict(list)
    for model, ids in _by_model(pages):
        relation = model._meta.get_field("topics")
        rows = relation.remote_field.through.objects.filter(
            **{f"{relation.m2m_field_name()}__in": ids}
        )
        for row in rows.select_related("topic").order_by("topic__name"):
            found[getattr(row, f"{relation.m2m_field_name()}_id")].append(row.topic)
    return found


def _by_model(pages: list[Any]) -> Iterator[tuple[type[Page], list[int]]]:
    groups: dict[type[Page], list[int]] = defaultdict(list)
    for page in pages:
        groups[type(page)].append(page.pk)
    yield from groups.items()


def _corrections(pages: list[Any]) -> dict[int, list[list[str]]]:
    found: dict[int, list[list[str]]] = defaultdict(list)
    rows = Correction.objects.filter(page_id__in=[page.pk for page in pages])
    for row in rows.order_by("-corrected_on", "-sort_order", "-pk"):
        found[row.page_id].append([row.corrected_on.isoformat(), row.text])
    return found

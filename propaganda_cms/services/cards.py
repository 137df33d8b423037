"""Keeps the cards true: called at publish, unpublish, move, delete and change of privacy.

A card is rewritten by an update that holds only where nobody rewrote it meanwhile, and the
numbers of the archive change by the difference in the same transaction: two editors who publish
at the same moment leave the same numbers as one after the other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.models import Page

from propaganda_cms.models import ArchiveCount, CardTopic, IssuingBody, PageCard, Topic

from .archive import Bucket, apply_differences, buckets_of
from .card_building import BuiltCard, build_cards, carded_models, is_listed, topic_entries

CHUNK = 500
ATTEMPTS = 10
_COPIED = [
    field.attname
    for field in PageCard._meta.concrete_fields
    if field.attname not in {"page_id", "version"}
]


class CardConflictError(RuntimeError):
    """A card was rewritten by others again and again while we tried."""


@transaction.atomic
def refresh_card(page_id: int) -> PageCard | None:
    """Write, rewrite or remove the card of one page, and return it.

    ``None`` where the page is not live, not public, expired, or of a type without a card.
    """
    for _attempt in range(ATTEMPTS):
        built = _build(page_id)
        old = PageCard.objects.filter(pk=page_id).first()
        if _replace(page_id, old, built):
            return built.card if built else None
    raise CardConflictError(f"card of page {page_id}")


@transaction.atomic
def remove_cards(page_ids: Iterable[int]) -> int:
    """Remove the cards of these pages; return how many there were."""
    removed = 0
    for chunk in _chunks(sorted(page_ids)):
        cards = list(PageCard.objects.select_for_update().filter(pk__in=chunk))
        topics = _topic_ids(card.pk for card in cards)
        gone = sum((buckets_of(card, topics.get(card.pk, ())) for card in cards), Counter())
        PageCard.objects.filter(pk__in=[card.pk for card in cards]).delete()
        apply_differences(gone, Counter())
        removed += len(cards)
    return removed


def remove_subtree(page: Page) -> int:
    """Remove the cards of a page and all below it, as when it is made private."""
    return remove_cards(
        PageCard.objects.filter(page__path__startswith=page.path).values_list("pk", flat=True)
    )


def refresh_subtree(page: Page) -> None:
    """Refresh the cards of a page and all below it, as when it moves or is made public."""
    for model in carded_models():
        ids = model.objects.filter(path__startswith=page.path, live=True).values_list("pk")
        for (page_id,) in ids.iterator():
            refresh_card(page_id)


def refresh_addresses(page: Page) -> None:
    """Copy the addresses of a page and all below it to their cards, as when a slug changes."""
    address = Page.objects.filter(pk=OuterRef("pk")).values("url_path")
    PageCard.objects.filter(page__path__startswith=page.path).update(url_path=Subquery(address))


@transaction.atomic
def refresh_topic_names(card_ids: Iterable[int]) -> None:
    """Copy the names of their topics to these cards, as when a topic is renamed or deleted."""
    for chunk in _chunks(sorted(card_ids)):
        names: dict[int, list[Topic]] = {}
        rows = CardTopic.objects.filter(card_id__in=chunk).select_related("topic")
        for row in rows.order_by("topic__name"):
            names.setdefault(row.card_id, []).append(row.topic)
        cards = list(PageCard.objects.filter(pk__in=chunk).only("pk", "topics"))
        for card in cards:
            card.topics = topic_entries(names.get(card.pk, ()))
        PageCard.objects.bulk_update(cards, ["topics"])


def refresh_body_name(body: IssuingBody) -> None:
    """Copy the name of an issuing body to the cards of its documents."""
    PageCard.objects.filter(issuing_body=body).update(issuing_body_name=body.name)


@transaction.atomic
def rebuild_cards() -> int:
    """Write all cards and the numbers of the archive anew; return how many cards there are."""
    for model in (CardTopic, PageCard, ArchiveCount):
        model.objects.all().delete()
    total: Counter[Bucket] = Counter()
    written = 0
    for model in carded_models():
        for chunk in _chunks(model.objects.live().public().order_by("pk").iterator(CHUNK)):
            built = build_cards(page for page in chunk if is_listed(page))
            _insert(built)
            total.update(sum((buckets_of(b.card, b.topic_ids) for b in built), Counter()))
            written += len(built)
    apply_differences(Counter(), total)
    return written


def _build(page_id: int) -> BuiltCard | None:
    page = Page.objects.filter(pk=page_id).specific().first()
    if page is None or not is_listed(page) or page.get_view_restrictions().exists():
        return None
    return build_cards([page])[0]


def _replace(page_id: int, old: PageCard | None, new: BuiltCard | None) -> bool:
    """Put ``new`` in the place of ``old``; return whether nobody was faster."""
    old_topics = _topic_ids([page_id]).get(page_id, ()) if old else ()
    if not _swap(old, new.card if new else None):
        return False
    CardTopic.objects.filter(card_id=page_id).delete()
    if new:
        CardTopic.objects.bulk_create(_card_topics(new))
    apply_differences(
        buckets_of(old, old_topics) if old else Counter(),
        buckets_of(new.card, new.topic_ids) if new else Counter(),
    )
    return True


def _swap(old: PageCard | None, new: PageCard | None) -> bool:
    if old is None:
        return new is None or _create(new)
    same = PageCard.objects.filter(pk=old.pk, version=old.version)
    if new is None:
        return bool(same.delete()[0])
    new.version = old.version + 1
    values = {name: getattr(new, name) for name in _COPIED}
    return bool(same.update(version=new.version, **values))


def _create(card: PageCard) -> bool:
    try:
        with transaction.atomic():
            card.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _insert(built: list[BuiltCard]) -> None:
    PageCard.objects.bulk_create(item.card for item in built)
    CardTopic.objects.bulk_create(row for item in built for row in _card_topics(item))


def _card_topics(built: BuiltCard) -> list[CardTopic]:
    values = built.card.sort_values()
    return [
        CardTopic(card_id=built.card.pk, topic_id=topic_id, **values)
        for topic_id in built.topic_ids
    ]


def _topic_ids(card_ids: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows: QuerySet = CardTopic.objects.filter(card_id__in=list(card_ids))
    for card_id, topic_id in rows.values_list("card_id", "topic_id"):
        found.setdefault(card_id, []).append(topic_id)
    return found


def _chunks(items: Iterable) -> Iterator[list]:
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk

"""Keeps the numbers of the archive: changed by differences, never counted in a request."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from propaganda_cms.enums import LISTED_KINDS
from propaganda_cms.models import ArchiveCount, PageCard


class Bucket(NamedTuple):
    """One number of the archive; the fields are ``ArchiveCount``'s."""

    index_id: int
    by_issue: bool
    year: int
    month: int
    topic_id: int | None


def buckets_of(card: PageCard, topic_ids: Iterable[int]) -> Counter[Bucket]:
    """Return the buckets that a card counts in, each once. Dates are the office's own."""
    if card.kind not in LISTED_KINDS:
        return Counter()
    published = timezone.localtime(card.published_at)
    buckets = [
        Bucket(card.index_id, False, published.year, published.month, None),
        Bucket(card.index_id, False, published.year, 0, None),
        *(Bucket(card.index_id, False, 0, 0, topic_id) for topic_id in topic_ids),
    ]
    if card.issued_on:
        buckets.append(Bucket(card.index_id, True, card.issued_on.year, 0, None))
    return Counter(buckets)


def apply_differences(old: Counter[Bucket], new: Counter[Bucket]) -> None:
    """Add what is new and take away what is gone, in an order in which no two writers deadlock."""
    for bucket in sorted({*old, *new}, key=_sort_key):
        if difference := new[bucket] - old[bucket]:
            _add(bucket, difference)


def _sort_key(bucket: Bucket) -> tuple[int, ...]:
    return (bucket.index_id, bucket.by_issue, bucket.year, bucket.month, bucket.topic_id or 0)


def _add(bucket: Bucket, difference: int) -> None:
    rows = ArchiveCount.objects.filter(**_lookup(bucket))
    if rows.update(count=F("count") + difference):
        return
    try:
        with transaction.atomic():
            ArchiveCount.objects.create(**bucket._asdict(), count=difference)
    except IntegrityError:
        # Another writer made the row meanwhile.
        rows.update(count=F("count") + difference)


def _lookup(bucket: Bucket) -> dict[str, object]:
    lookup = bucket._asdict()
    if lookup.pop("topic_id") is None:
        return {**lookup, "topic__isnull": True}
    return {**lookup, "topic_id": bucket.topic_id}

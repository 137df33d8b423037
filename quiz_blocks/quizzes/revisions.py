"""The immutable payloads that papers point at, from a cache in front of the database."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.cache import cache

from quiz_blocks.bank.models import ItemRevision

Payload = dict[str, Any]
SECONDS = 60 * 60


def payloads_of(questions: Iterable[Mapping[str, Any]]) -> dict[str, Payload]:
    """Return the payload of each question of a paper, by question key.

    No query where the cache is warm, one otherwise. A payload never changes, so that the cache
    cannot be stale; one that answers to another key (a database set back) is read again.
    """
    wanted = {question["revision"]: question["key"] for question in questions}
    found = _from_cache(wanted)
    missing = [revision for revision in wanted if revision not in found]
    if missing:
        found |= _from_database(missing)
    return {key: found[revision] for revision, key in wanted.items()}


def _from_cache(wanted: Mapping[int, str]) -> dict[int, Payload]:
    cached = cache.get_many([_cache_key(revision) for revision in wanted])
    payloads = {revision: cached.get(_cache_key(revision)) for revision in wanted}
    return {r: p for r, p in payloads.items() if p and p["item"] == wanted[r]}


def _from_database(revisions: list[int]) -> dict[int, Payload]:
    rows = ItemRevision.objects.filter(pk__in=revisions).values_list("pk", "payload")
    payloads = dict(rows)
    cache.set_many({_cache_key(pk): payload for pk, payload in payloads.items()}, SECONDS)
    return payloads


def _cache_key(revision: int) -> str:
    return f"quiz_blocks:revision:{revision}"

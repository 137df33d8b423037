"""The guard's verbs. Each is called inside the transaction that stores what it guards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from quiz_blocks.guard.models import RateSlot, SpentToken

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class AlreadySpent(Exception):
    """The token was used before."""


@dataclass(frozen=True)
class Token:
    """A proof or an answer that was found good and may be used once until it expires."""

    digest: str
    expires_at: datetime


@dataclass(frozen=True)
class Limit:
    """At most ``times`` in any window of ``seconds``, counted in ``bucket``."""

    bucket: str
    times: int
    seconds: int


class RateLimited(Exception):
    """No place is left; ``retry_at`` is when the next one comes free."""

    def __init__(self, limit: Limit, retry_at: datetime) -> None:
        super().__init__(limit.bucket)
        self.limit = limit
        self.retry_at = retry_at


def spend_token(token: Token) -> None:
    """Use the token up, or raise ``AlreadySpent``.

    Must run in the transaction of what it pays for: where that is rolled back, the token is
    good again; until it commits, a second user of the same token waits.
    """
    try:
        with transaction.atomic():
            SpentToken.objects.create(digest=token.digest, expires_at=token.expires_at)
    except IntegrityError as error:
        raise AlreadySpent from error


def take_slots(limits: Sequence[Limit], key: str, now: datetime) -> None:
    """Take a place in every limit for ``key``, or raise ``RateLimited``.

    Must run in a transaction, so that a refusal gives the places already taken back. Limits are
    taken in the order of their names: two requests never wait for each other.
    """
    for limit in sorted(limits, key=lambda limit: limit.bucket):
        if not _take_slot(limit, key, now):
            raise RateLimited(limit, _retry_at(limit, key))


def _take_slot(limit: Limit, key: str, now: datetime) -> bool:
    free = RateSlot.objects.filter(
        bucket=limit.bucket,
        key=key,
        slot__lt=limit.times,
        taken_at__lte=now - timedelta(seconds=limit.seconds),
    ).order_by("slot")
    if _take_one(free, now):
        return True
    return _open_slots(limit, key) and _take_one(free, now)


def _take_one(free: QuerySet[RateSlot], now: datetime) -> bool:
    """Take the first place that nobody else takes first: the condition stands in the UPDATE."""
    candidates = list(free.values_list("pk", flat=True))
    return any(free.filter(pk=pk).order_by().update(taken_at=now) for pk in candidates)


def _open_slots(limit: Limit, key: str) -> bool:
    """Make the rows of a network that is new, or whose limit was raised; False if all exist."""
    if RateSlot.objects.filter(bucket=limit.bucket, key=key).count() >= limit.times:
        return False
    rows = [
        RateSlot(bucket=limit.bucket, key=key, slot=slot, taken_at=NEVER)
        for slot in range(limit.times)
    ]
    RateSlot.objects.bulk_create(rows, ignore_conflicts=True)
    return True


def _retry_at(limit: Limit, key: str) -> datetime:
    oldest = (
        RateSlot.objects.filter(bucket=limit.bucket, key=key, slot__lt=limit.times)
        .order_by("taken_at")
        .values_list("taken_at", flat=True)[0]
    )
    return oldest + timedelta(seconds=limit.seconds)


def purge(now: datetime, *, keep_slots: timedelta = timedelta(days=2)) -> dict[str, int]:
    """Delete what no longer guards anything; return how many rows of each kind.

    Slots older than ``keep_slots`` are free anyway; no limit's window may be longer.
    """
    tokens, _ = SpentToken.objects.filter(expires_at__lt=now).delete()
    slots, _ = RateSlot.objects.filter(taken_at__lt=now - keep_slots).delete()
    return {"spent_tokens": tokens, "rate_slots": slots}

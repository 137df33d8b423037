"""Reading the approved comments of one form, a page of them at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from quiz_blocks.comments.conf import conf
from quiz_blocks.comments.models import ReaderComment, ReaderCommentQuerySet

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Cursor:
    """The comment after which older ones follow: its time and id, as they stand in a URL."""

    created_at: datetime
    pk: int

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """Read what ``str`` wrote; ``None`` for anything else."""
        micros, _, pk = text.partition("-")
        if not (micros.isdecimal() and pk.isdecimal()) or len(micros) > 17 or len(pk) > 18:
            return None
        try:
            return cls(EPOCH + int(micros) * MICROSECOND, int(pk))
        except OverflowError:
            return None

    def __str__(self) -> str:
        return f"{(self.created_at - EPOCH) // MICROSECOND}-{self.pk}"


@dataclass(frozen=True)
class Thread:
    """Some approved comments, newest first, and where the older ones begin."""

    comments: list[ReaderComment]
    older: Cursor | None


def read_thread(page_id: int, block_id: str, after: Cursor | None = None) -> Thread:
    """Return a page of approved comments: the newest, or those older than ``after``.

    One query, and no count: one comment more than is shown tells whether there are older ones.
    """
    comments = _shown_under(page_id, block_id)
    if after is not None:
        comments = comments.filter(
            Q(created_at__lt=after.created_at) | Q(created_at=after.created_at, pk__lt=after.pk)
        )
    return _as_thread(list(comments[: conf.COMMENTS_PER_PAGE + 1]))


def read_newest_threads(page_id: int, block_ids: Iterable[str]) -> dict[str, Thread]:
    """Return the newest comments under each of a page's forms, in one query for all of them."""
    found: dict[str, list[ReaderComment]] = {block_id: [] for block_id in block_ids}
    newest = Q(pk__in=())
    for block_id in found:
        ids = _shown_under(page_id, block_id).values("pk")[: conf.COMMENTS_PER_PAGE + 1]
        newest |= Q(pk__in=ids)
    for comment in ReaderComment.objects.filter(newest).newest_first():
        found[comment.block_id].append(comment)
    return {block_id: _as_thread(comments) for block_id, comments in found.items()}


def _shown_under(page_id: int, block_id: str) -> ReaderCommentQuerySet:
    return ReaderComment.objects.under(page_id, block_id).approved().newest_first()


def _as_thread(found: list[ReaderComment]) -> Thread:
    shown = found[: conf.COMMENTS_PER_PAGE]
    more = len(found) > len(shown)
    return Thread(shown, Cursor(shown[-1].created_at, shown[-1].pk) if more else None)

"""Reading the approved comments of one form, a page of them at a time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from quiz_blocks.comments.conf import conf
from quiz_blocks.comments.models import ReaderComment

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
    comments = ReaderComment.objects.under(page_id, block_id).approved().newest_first()
    if after is not None:
        comments = comments.filter(
            Q(created_at__lt=after.created_at) | Q(created_at=after.created_at, pk__lt=after.pk)
        )
    size = conf.COMMENTS_PER_PAGE
    found = list(comments[: size + 1])
    shown = found[:size]
    more = len(found) > size
    return Thread(shown, Cursor(shown[-1].created_at, shown[-1].pk) if more else None)

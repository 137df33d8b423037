"""Deciding on comments: the one door through which a status changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from quiz_blocks.comments.enums import ALLOWED_SOURCES, CommentStatus
from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.permissions import user_can_moderate
from quiz_blocks.comments.services.caches import purge_pages_of
from quiz_blocks.comments.signals import comments_decided

ACTION_PREFIX = "quiz_blocks_comments."


@dataclass(frozen=True)
class Conflict:
    """A comment that somebody else decided first; it is as it is now, with who and when."""

    comment: ReaderComment


@dataclass
class Outcome:
    """What a decision did: the comments it changed, and those it found changed already."""

    changed: list[ReaderComment] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def transition(
    ids: Sequence[int],
    to: CommentStatus,
    *,
    user: AbstractUser,
    now: datetime,
    reason: str = "",
    expected_versions: Mapping[int, int] | None = None,
) -> Outcome:
    """Bring the comments to the state ``to``; the only way in which a status ever changes.

    ``expected_versions`` holds, by id, the version that the moderator saw. A comment that has
    another by now, or whose state does not lead to ``to``, is left alone and returned as a
    conflict; the others are changed. Each change is logged, and the pages it shows on are purged
    from the front-end cache after the commit. Unknown ids are skipped.

    Raises ``PermissionDenied``, with nothing changed, where the user may not decide on one of them.
    """
    outcome = Outcome()
    batch = str(uuid4())
    with transaction.atomic():
        for comment in _load(ids, user):
            expected = (expected_versions or {}).get(comment.pk, comment.version)
            before = comment.status
            if _decide(comment, expected, to, user, reason, now):
                _log(comment, before, user, reason, batch)
                outcome.changed.append(comment)
            else:
                outcome.conflicts.append(Conflict(_fresh(comment)))
        transaction.on_commit(lambda: _announce(outcome.changed, to, user))
    return outcome


def _load(ids: Sequence[int], user: AbstractUser) -> list[ReaderComment]:
    """Read the comments in one order, so that two decisions never wait for each other."""
    comments = list(
        ReaderComment.objects.filter(pk__in=ids).select_related("decided_by").order_by("pk")
    )
    if not all(user_can_moderate(user, comment) for comment in comments):
        raise PermissionDenied
    return comments


def _decide(
    comment: ReaderComment,
    expected: int,
    to: CommentStatus,
    user: AbstractUser,
    reason: str,
    now: datetime,
) -> bool:
    """Change the row if it is still the one that was seen; the condition stands in the UPDATE."""
    changes = {
        "status": to,
        "decided_by": user,
        "decided_at": now,
        "reason": reason,
        "version": expected + 1,
    }
    unchanged = ReaderComment.objects.filter(
        pk=comment.pk, version=expected, status__in=ALLOWED_SOURCES[to]
    )
    if not unchanged.update(**changes):
        return False
    for name, value in changes.items():
        setattr(comment, name, value)
    return True


def _fresh(comment: ReaderComment) -> ReaderComment:
    return ReaderComment.objects.select_related("decided_by").get(pk=comment.pk)


def _log(comment: ReaderComment, before: str, user: AbstractUser, reason: str, batch: str) -> None:
    """Write one entry. Its own uuid, because Wagtail's history folds entries that share one."""
    log(
        comment,
        f"{ACTION_PREFIX}{comment.status}",
        user=user,
        uuid=uuid4(),
        title=comment.title,
        data={"from": before, "to": comment.status, "reason": reason, "batch": batch},
    )


def _announce(comments: list[ReaderComment], to: CommentStatus, user: AbstractUser) -> None:
    if not comments:
        return
    purge_pages_of(comments)
    comments_decided.send(ReaderComment, comments=comments, to=to, user=user)

"""The demo's comments: sent in and decided on through the services that readers' comments take."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from wagtail.models import Page

from home.demo.body import block_id
from home.demo.texts import read
from quiz_blocks.comments.enums import CommentStatus
from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.services import Submission, submit_comment, transition
from quiz_blocks.guard.enums import Lane
from quiz_blocks.guard.services import Token

#: How long after it came in a comment was decided on.
DECIDED_AFTER = timedelta(hours=5)


def make_comments(pages: Mapping[str, Page], moderator: AbstractUser, now: datetime) -> None:
    """Send in every comment of the content file, oldest first, and decide as it says."""
    contents = sorted(read("comments")["comments"], key=lambda one: -one["days_ago"])
    for content in contents:
        sent_at = _waking_hour(now - timedelta(days=content["days_ago"]), now)
        comment = _submit(pages[content["page"]], content, sent_at)
        decided_at = min(sent_at + DECIDED_AFTER, now)
        for status in _decisions(CommentStatus(content["state"])):
            _decide(comment, status, moderator, decided_at, content.get("reason", ""))


def _waking_hour(moment: datetime, now: datetime) -> datetime:
    """Return a moment of the same day when people write: before nine in the evening."""
    local = timezone.localtime(moment)
    if 6 <= local.hour < 21:
        return moment
    minutes = (local.hour * 60 + local.minute) * 7 % (14 * 60)
    awake = local.replace(hour=7, minute=0) + timedelta(minutes=minutes)
    return min(awake, now - timedelta(minutes=20))


def _submit(page: Page, content: dict[str, Any], sent_at: datetime) -> ReaderComment:
    """Send a comment in, from a network of its own and with a proof that is already paid."""
    submission = Submission(
        page=page,
        block_id=block_id(page.slug, "comments"),
        name=content["name"],
        title=content["title"],
        body=content["body"].strip(),
        lane=Lane.FAST,
        network=secrets.token_hex(16),
        token=Token(secrets.token_hex(32), sent_at + timedelta(hours=1)),
    )
    return submit_comment(submission, sent_at)


def _decisions(state: CommentStatus) -> list[CommentStatus]:
    """Return the way to a state; only what readers have seen can be removed."""
    if state == CommentStatus.PENDING:
        return []
    if state == CommentStatus.REMOVED:
        return [CommentStatus.APPROVED, state]
    return [state]


def _decide(
    comment: ReaderComment, to: CommentStatus, user: AbstractUser, now: datetime, reason: str
) -> None:
    outcome = transition([comment.pk], to, user=user, now=now, reason=reason)
    if outcome.conflicts:
        raise RuntimeError(f"The demo's comment {comment.pk} could not be decided on.")

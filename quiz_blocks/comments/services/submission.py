"""Taking in a reader's comment."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from wagtail.models import Page

from quiz_blocks.comments.conf import conf
from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.signals import comment_submitted
from quiz_blocks.guard.enums import Lane
from quiz_blocks.guard.services import AlreadySpent, Limit, Token, spend_token, take_slots
from quiz_blocks.text import fold


@dataclass(frozen=True)
class Submission:
    """A comment whose words were cleaned and checked, and what it paid its way in with."""

    page: Page
    block_id: str
    name: str
    title: str
    body: str
    lane: Lane
    network: str
    token: Token

    @property
    def text_hash(self) -> str:
        """The mark by which the same words are known again."""
        return sha256("\0".join((self.name, self.title, self.body)).encode()).hexdigest()


def submit_comment(submission: Submission, now: datetime) -> ReaderComment:
    """Store the comment as pending and return it.

    The proof is used up, the places in the limits are taken and the comment is stored in one
    transaction. Sending the same thing again with the same proof (a double tap, a dropped
    answer) returns the comment that is already there.

    Raises ``RateLimited`` where the network has sent too many, and ``AlreadySpent`` where the proof
    has paid for other words; nothing is stored then.
    """
    try:
        with transaction.atomic():
            spend_token(submission.token)
            take_slots(limits_of(submission.lane), submission.network, now)
            comment = _store(submission, now)
            transaction.on_commit(lambda: comment_submitted.send(ReaderComment, comment=comment))
    except AlreadySpent:
        return _already_stored(submission)
    return comment


def limits_of(lane: Lane) -> list[Limit]:
    """Return how often one network may send in this lane."""
    pairs = conf.COMMENT_LIMITS_SLOW if lane == Lane.SLOW else conf.COMMENT_LIMITS_FAST
    return [Limit(f"comments.{lane.value}.{seconds}", times, seconds) for times, seconds in pairs]


def _store(submission: Submission, now: datetime) -> ReaderComment:
    page = submission.page
    return ReaderComment.objects.create(
        page_id=page.pk,
        page_number=page.pk,
        block_id=submission.block_id,
        page_title=page.title,
        page_url=page.url or "",
        name=submission.name,
        title=submission.title,
        body=submission.body,
        folded=fold(f"{submission.name} {submission.title} {submission.body}"),
        created_at=now,
        lane=submission.lane,
        network_hash=submission.network,
        text_hash=submission.text_hash,
        submission_key=submission.token.digest,
    )


def _already_stored(submission: Submission) -> ReaderComment:
    comment = (
        ReaderComment.objects.under(submission.page.pk, submission.block_id)
        .filter(submission_key=submission.token.digest, text_hash=submission.text_hash)
        .first()
    )
    if comment is None:
        raise AlreadySpent
    return comment

"""The states of a reader's comment, and which leads to which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentStatus(models.TextChoices):
    """Where a comment stands. Only ``APPROVED`` is ever shown to readers."""

    PENDING = "pending", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    REJECTED = "rejected", _("Từ chối")
    SPAM = "spam", _("Rác")
    REMOVED = "removed", _("Đã gỡ")


#: From which states a decision may lead to a state. ``REMOVED`` is for what readers have seen.
ALLOWED_SOURCES: dict[CommentStatus, frozenset[CommentStatus]] = {
    CommentStatus.PENDING: frozenset(CommentStatus) - {CommentStatus.PENDING},
    CommentStatus.APPROVED: frozenset(CommentStatus) - {CommentStatus.APPROVED},
    CommentStatus.REJECTED: frozenset({CommentStatus.PENDING}),
    CommentStatus.SPAM: frozenset(CommentStatus) - {CommentStatus.SPAM},
    CommentStatus.REMOVED: frozenset({CommentStatus.APPROVED}),
}


def allowed_targets(status: CommentStatus | str) -> list[CommentStatus]:
    """Return the states to which a moderator may bring a comment, in the order of the enum."""
    return [target for target, sources in ALLOWED_SOURCES.items() if status in sources]

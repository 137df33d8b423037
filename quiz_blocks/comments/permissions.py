"""Who may moderate."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

from quiz_blocks.comments.models import ReaderComment

MODERATE = "quiz_blocks_comments.moderate_readercomment"


def user_can_moderate(
    user: AbstractUser | AnonymousUser, comment: ReaderComment | None = None
) -> bool:
    """Tell whether the user may see the queue, or decide on this very comment.

    Today the permission holds for all comments; callers pass the comment where they have one.
    """
    return user.is_active and user.has_perm(MODERATE)

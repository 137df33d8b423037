"""Who may do what with quizzes, asked by menu, view and template alike."""

from typing import Any

VIEW_ATTEMPTS = "quiz_blocks_quizzes.view_attempt"


def user_can_view_attempts(user: Any) -> bool:
    """Say whether the user may see what readers answered, and the figures made of it."""
    return user.is_active and user.has_perm(VIEW_ATTEMPTS)

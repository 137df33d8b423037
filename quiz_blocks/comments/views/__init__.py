"""What readers meet: the form's own page, its challenge, older comments."""

from quiz_blocks.comments.views.challenge import challenge
from quiz_blocks.comments.views.form import form, sent
from quiz_blocks.comments.views.thread import thread

__all__ = ["challenge", "form", "sent", "thread"]

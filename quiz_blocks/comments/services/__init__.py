"""The verbs of the comments. Each public function is one transaction and never sees a request."""

from quiz_blocks.comments.services.moderation import Conflict, Outcome, transition
from quiz_blocks.comments.services.submission import Submission, submit_comment
from quiz_blocks.comments.services.threads import (
    Cursor,
    Thread,
    read_newest_threads,
    read_thread,
)

__all__ = [
    "Conflict",
    "Cursor",
    "Outcome",
    "Submission",
    "Thread",
    "read_newest_threads",
    "read_thread",
    "submit_comment",
    "transition",
]

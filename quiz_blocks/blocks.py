"""The public face: the blocks that any Wagtail site can put into its StreamFields."""

from quiz_blocks.required import REQUIRED_APPS, refuse_missing_apps

# A host's models import this module while Django is still loading models; an app that was
# forgotten would fail there with an error that does not help.
refuse_missing_apps(REQUIRED_APPS, "quiz_blocks.E001")

from quiz_blocks.comments.blocks import CommentFormBlock  # noqa: E402
from quiz_blocks.quizzes.blocks import QuizBlock  # noqa: E402

__all__ = ["CommentFormBlock", "QuizBlock"]

from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from quiz_blocks.blocks import CommentFormBlock, QuizBlock
from quiz_blocks.fields import BlockFreeStreamField


class HostPage(Page):
    """A page of a host site that uses the blocks and knows nothing of propaganda_cms."""

    body = BlockFreeStreamField(
        [("quiz", QuizBlock()), ("comments", CommentFormBlock())], blank=True
    )

    content_panels = [*Page.content_panels, FieldPanel("body")]

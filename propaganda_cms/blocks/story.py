from wagtail import blocks
from wagtail.blocks import StreamValue

from quiz_blocks.blocks import CommentFormBlock, QuizBlock

from .callout import CalloutBlock
from .documents import DocumentListBlock
from .embed import EmbedBlock
from .gallery import GalleryBlock
from .heading import HeadingBlock, unique_anchor
from .key_figures import KeyFiguresBlock
from .paragraph import ParagraphBlock
from .picture import PictureBlock
from .quote import PullQuoteBlock
from .related import RelatedPagesBlock
from .table import TableBlock
from .timeline import TimelineBlock


class StoryBlock(blocks.StreamBlock):
    """The body of a page: every kind of block, composed here and nowhere else.

    Quiz and comment form know themselves by page and block id, which only the top level of a
    body can give them; a system check says so where a page nests them.
    """

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = PullQuoteBlock()
    callout = CalloutBlock()
    key_figures = KeyFiguresBlock()
    timeline = TimelineBlock()
    table = TableBlock()
    documents = DocumentListBlock()
    embed = EmbedBlock()
    related = RelatedPagesBlock()
    quiz = QuizBlock()
    comments = CommentFormBlock()

    def clean(self, value: StreamValue) -> StreamValue:
        """Check every block, and give headings of the same words addresses of their own."""
        cleaned = super().clean(value)
        taken: set[str] = set()
        for child in cleaned:
            if isinstance(child.block, HeadingBlock):
                child.value["anchor"] = unique_anchor(child.value.anchor, taken)
                taken.add(child.value["anchor"])
        return cleaned

    class Meta:
        template = "propaganda_cms/blocks/story.html"

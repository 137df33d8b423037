"""The blocks of a page's body; one file a kind, ``story`` alone composes them."""

from .callout import CalloutBlock
from .documents import DocumentListBlock
from .embed import EmbedBlock
from .gallery import GalleryBlock
from .heading import HeadingBlock
from .key_figures import KeyFiguresBlock
from .paragraph import ParagraphBlock
from .picture import PictureBlock, PictureChooserBlock
from .quote import PullQuoteBlock
from .related import RelatedPagesBlock
from .story import StoryBlock
from .table import TableBlock
from .timeline import TimelineBlock

__all__ = [
    "CalloutBlock",
    "DocumentListBlock",
    "EmbedBlock",
    "GalleryBlock",
    "HeadingBlock",
    "KeyFiguresBlock",
    "ParagraphBlock",
    "PictureBlock",
    "PictureChooserBlock",
    "PullQuoteBlock",
    "RelatedPagesBlock",
    "StoryBlock",
    "TableBlock",
    "TimelineBlock",
]

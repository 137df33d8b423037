"""The page types, their shared parts, and the tables that listings are made of."""

from .base import BasePage, ContentPageMixin, ListingFields, SocialFields
from .cards import ArchiveCount, CardTopic, PageCard
from .editorial import EditorialRole
from .indexes import BaseIndexPage, IndexPageMixin
from .infographics import AbstractInfographicPage, InfographicIndexPage, InfographicPage
from .news import AbstractNewsPage, NewsIndexPage, NewsPage
from .relations import Attachment, Correction, RelatedPage
from .resolutions import (
    AbstractResolutionPage,
    RelatedResolution,
    ResolutionIndexPage,
    ResolutionPage,
)
from .snippets import IssuingBody, Topic
from .standard import AbstractStandardPage, StandardPage

__all__ = [
    "AbstractInfographicPage",
    "AbstractNewsPage",
    "AbstractResolutionPage",
    "AbstractStandardPage",
    "ArchiveCount",
    "Attachment",
    "BaseIndexPage",
    "BasePage",
    "CardTopic",
    "ContentPageMixin",
    "Correction",
    "EditorialRole",
    "IndexPageMixin",
    "InfographicIndexPage",
    "InfographicPage",
    "IssuingBody",
    "ListingFields",
    "NewsIndexPage",
    "NewsPage",
    "PageCard",
    "RelatedPage",
    "RelatedResolution",
    "ResolutionIndexPage",
    "ResolutionPage",
    "SocialFields",
    "StandardPage",
    "Topic",
]

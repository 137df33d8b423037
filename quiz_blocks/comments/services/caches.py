"""Telling the cache in front of the site that a page shows other comments now."""

from collections.abc import Iterable

from django.apps import apps
from wagtail.models import Page

from quiz_blocks.comments.models import ReaderComment


def purge_pages_of(comments: Iterable[ReaderComment]) -> None:
    """Purge the pages on which the comments stand, where a front-end cache is configured."""
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch, get_backends

    if not get_backends():
        return
    pages = Page.objects.filter(pk__in={comment.page_id for comment in comments}).live()
    batch = PurgeBatch()
    batch.add_pages(pages)
    batch.purge()

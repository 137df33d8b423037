"""A quiz that is published, withdrawn or deleted makes the cached pages that hold it stale."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import pre_delete
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import published, unpublished

from .models import Quiz


def purge_pages(instance: Quiz, **kwargs: Any) -> None:
    """Have the caches in front fetch the pages that hold the quiz again, once this is committed."""
    batch = PurgeBatch()
    batch.add_pages(Page.objects.live().filter(pk__in=page_ids_of(instance)))
    transaction.on_commit(batch.purge)


def page_ids_of(quiz: Quiz) -> list[int]:
    """Return the ids of the pages that hold a quiz."""
    references = ReferenceIndex.get_references_to(quiz).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    return [int(page_id) for page_id in references.values_list("object_id", flat=True)]


def register() -> None:
    """Connect the handlers; called once, when the app is ready."""
    for signal in (published, unpublished, pre_delete):
        signal.connect(purge_pages, sender=Quiz, dispatch_uid="quiz_blocks_quizzes.purge_pages")

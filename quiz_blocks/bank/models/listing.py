"""Drafts in a long list, without a query for each row.

Wagtail has this for pages (``PageQuerySet.annotate_approved_schedule``), not for snippets.
"""

from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast
from wagtail.models import Revision, WorkflowState


class ListedDraftQuerySet(models.QuerySet[Any]):
    """For models with drafts and workflows, whose ``workflow_states`` is a generic relation."""

    def for_listing(self) -> Self:
        """Fetch with each row what the column of its status asks."""
        content_type = ContentType.objects.get_for_model(self.model)
        scheduled = Revision.objects.filter(
            base_content_type=content_type,
            object_id=Cast(models.OuterRef("pk"), models.CharField()),
            approved_go_live_at__isnull=False,
        )
        states = WorkflowState.objects.active().select_related("current_task_state__task")
        return self.annotate(_approved_schedule=models.Exists(scheduled)).prefetch_related(
            models.Prefetch("workflow_states", states, to_attr="_current_workflow_states")
        )


class ListedDraftMixin(models.Model):
    """Reads what ``for_listing`` fetched. Stands before ``DraftStateMixin`` in the bases."""

    class Meta:
        abstract = True

    @property
    def approved_schedule(self) -> bool:
        """Is a publication planned?"""
        if hasattr(self, "_approved_schedule"):
            return self._approved_schedule
        return super().approved_schedule

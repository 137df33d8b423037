"""What is done in the background, since it may touch many cards."""

from django_tasks import task
from wagtail.models import Page

from propaganda_cms.services import cards


@task()
def refresh_subtree(page_id: int) -> None:
    """Refresh the cards of a page and all below it."""
    if page := Page.objects.filter(pk=page_id).first():
        cards.refresh_subtree(page)


@task()
def refresh_topic_names(card_ids: list[int]) -> None:
    """Copy the names of their topics to these cards."""
    cards.refresh_topic_names(card_ids)

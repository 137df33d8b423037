"""Calls the services when pages, their privacy and their topics change; decides nothing."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from . import tasks
from .models import CardTopic, IssuingBody, Topic
from .models.base import ContentPageMixin
from .services import cards, editorial


def on_published(instance: Page, revision: Revision | None = None, **_kwargs: Any) -> None:
    """A page went live, or a new version of it."""
    if not isinstance(instance, ContentPageMixin):
        return
    cards.refresh_card(instance.pk)
    if instance.minor_edit:
        # Said of this publication only: noted in the page's history, and asked again next time.
        log(instance, "propaganda_cms.minor_edit", user=revision.user if revision else None)
        type(instance).objects.filter(pk=instance.pk).update(minor_edit=False)


def on_unpublished(instance: Page, **_kwargs: Any) -> None:
    """A page was withdrawn."""
    cards.remove_cards([instance.pk])


def on_deleted(instance: Page, **_kwargs: Any) -> None:
    """A page is about to be deleted: the archive must be told while its card is there."""
    cards.remove_cards([instance.pk])


def on_moved(instance: Page, **_kwargs: Any) -> None:
    """A page and all below it live elsewhere now, perhaps behind another restriction."""
    if instance.get_view_restrictions().exists():
        cards.remove_subtree(instance)
        return
    cards.refresh_card(instance.pk)
    cards.refresh_addresses(instance)
    transaction.on_commit(lambda: tasks.refresh_subtree.enqueue(instance.pk))


def on_slug_changed(instance: Page, **_kwargs: Any) -> None:
    """A page and all below it have other addresses now."""
    cards.refresh_addresses(instance)


def on_restriction_saved(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """A page and all below it are private now: they leave every list at once."""
    cards.remove_subtree(instance.page)


def on_restriction_deleted(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """A page and all below it may be public again."""
    page_id = instance.page_id
    transaction.on_commit(lambda: tasks.refresh_subtree.enqueue(page_id))


def on_topic_saved(instance: Topic, created: bool, **_kwargs: Any) -> None:
    """A topic may have another name now."""
    if not created:
        _refresh_names(instance)


def on_topic_deleted(instance: Topic, **_kwargs: Any) -> None:
    """A topic is about to be deleted."""
    _refresh_names(instance)


def _refresh_names(topic: Topic) -> None:
    rows = CardTopic.objects.filter(topic=topic)
    if card_ids := list(rows.values_list("card", flat=True)):
        transaction.on_commit(lambda: tasks.refresh_topic_names.enqueue(card_ids))


def on_body_saved(instance: IssuingBody, created: bool, **_kwargs: Any) -> None:
    """An issuing body may have another name now."""
    if not created:
        cards.refresh_body_name(instance)


def on_migrated(**_kwargs: Any) -> None:
    """The tables are there: the groups and the workflow may be made."""
    editorial.set_up_editorial()


def connect() -> None:
    """Connect every handler, once."""
    pairs = [
        (page_published, on_published, None),
        (page_unpublished, on_unpublished, None),
        (post_page_move, on_moved, None),
        (page_slug_changed, on_slug_changed, None),
        (pre_delete, on_deleted, Page),
        (post_save, on_restriction_saved, PageViewRestriction),
        (post_delete, on_restriction_deleted, PageViewRestriction),
        (post_save, on_topic_saved, Topic),
        (pre_delete, on_topic_deleted, Topic),
        (post_save, on_body_saved, IssuingBody),
    ]
    for signal, handler, sender in pairs:
        signal.connect(handler, sender=sender, dispatch_uid=f"propaganda_cms.{handler.__name__}")

"""Publishing an item in Wagtail writes what is delivered from then on."""

import logging
from typing import Any

from wagtail.signals import published

from .models import Item
from .services import write_revision

logger = logging.getLogger(__name__)


def write_revision_on_publish(instance: Item, **kwargs: Any) -> None:
    """Write the ``ItemRevision`` of an item that has just gone live.

    Wagtail sends the signal for a publication planned for later, too. The editor's form lets no
    incomplete item be published; one that gets here by another way (a moderator approves a draft
    that was saved half-done) changes nothing that is delivered.
    """
    if not instance.live:
        return
    if problems := instance.problems():
        logger.warning("Item %s is published but incomplete: %s", instance.pk, problems)
        return
    write_revision(instance)


def register() -> None:
    """Connect the handlers; called once, when the app is ready."""
    published.connect(
        write_revision_on_publish, sender=Item, dispatch_uid="quiz_blocks_bank.write_revision"
    )
